import type { GraphQLSchema } from 'graphql';
import { createYoga, type Plugin, type YogaServerInstance } from 'graphql-yoga';
import { finiteFloats } from '../../api/finite-floats.ts';
import type { Limits } from '../../base/limits.ts';
import type { Settings } from '../../settings/types.ts';
import { graphqlPath } from '../http/paths.ts';
import type { Log } from '../observability/log.ts';
import type { Answerer } from './answerer.ts';
import { useCacheHeaders } from './cache-headers.ts';
import type { RequestContext } from './context.ts';
import { documentsWithin } from './documents.ts';
import { useClientErrors } from './errors.ts';
import { useNoIntrospection } from './introspection.ts';
import { useLimits } from './limits.ts';
import { useOperationName } from './operation-name.ts';
import { useEmptyParameters, useJsonRequests, useOperationChoice, useParameterCheck } from './request-checks.ts';

export interface AppOptions {
  readonly schema: GraphQLSchema;
  readonly settings: Limits & Pick<Settings, 'introspection' | 'documentCacheBytes'>;
  /** Reads the ids that clients may send instead of documents; null for none. */
  readonly persisted: Plugin | null;
  /** Answers one operation. An error that it throws is a failure of the service. */
  readonly answerer: Pick<Answerer, 'answer'>;
  readonly log: Log;
}

/** GraphQL over HTTP at `graphqlPath`. All other paths, and the playground, belong to `routes/`. */
export type App = YogaServerInstance<RequestContext, object>;

/** Builds the app: Yoga with this service's checks, limits, errors and caches as plugins. */
export function createApp({ schema, settings, persisted, answerer, log }: AppOptions): App {
  const documents = documentsWithin(settings.documentCacheBytes);
  return createYoga<RequestContext>({
    schema,
    graphqlEndpoint: graphqlPath,
    maxRequestBodySize: settings.maxBodyBytes,
    batching: false,
    cors: false,
    graphiql: false,
    landingPage: false,
    logging: false,
    multipart: false,
    // `useClientErrors` masks all errors, also those of validation and HTTP, and knows the request.
    maskedErrors: false,
    parserAndValidationCache: documents.caches,
    plugins: [
      useJsonRequests(),
      useEmptyParameters(),
      ...(persisted ? [persisted] : []),
      useParameterCheck(),
      useLimits(settings),
      useOperationName(),
      useOperationChoice(schema),
      useFiniteFloats,
      documents.useDropInvalid,
      useAnswerer(answerer),
      ...(settings.introspection ? [] : [useNoIntrospection()]),
      useClientErrors(settings, log),
      useCacheHeaders(),
    ],
  });
}

const useFiniteFloats: Plugin = { onValidate: ({ addValidationRule }) => addValidationRule(finiteFloats) };

/** Hands each parsed and validated operation to the answerer. */
const useAnswerer = (answerer: Pick<Answerer, 'answer'>): Plugin => ({
  onExecute({ setExecuteFn }) {
    setExecuteFn(({ document, operationName, variableValues, contextValue }) =>
      answerer.answer({
        document,
        operationName,
        variableValues,
        signal: contextValue.request.signal,
        explain: contextValue.params.extensions?.explain === true,
        cost: contextValue.params.extensions?.cost === true,
        record: contextValue.record,
      }),
    );
  },
});
