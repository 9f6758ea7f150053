import type { ExecutionArgs, ExecutionResult, GraphQLSchema } from 'graphql';
import { createYoga, type Plugin, type YogaServerInstance } from 'graphql-yoga';
import { finiteFloats } from '../../api/finite-floats.ts';
import type { Limits } from '../../base/limits.ts';
import type { RequestContext } from '../context.ts';
import type { RequestRecord } from '../observability/record.ts';
import { graphqlPath } from '../paths.ts';
import { useCacheHeaders } from './cache-headers.ts';
import { documentsWithin } from './documents.ts';
import { type LogFailure, useClientErrors } from './errors.ts';
import { useNoIntrospection } from './introspection.ts';
import { useLimits } from './limits.ts';
import { useOperationName } from './operation-name.ts';
import { useEmptyParameters, useJsonRequests, useOperationChoice, useParameterCheck } from './requests.ts';

/** A request that has been parsed and validated; the signal is aborted when its client goes away. */
export type Request = Pick<ExecutionArgs, 'document' | 'operationName' | 'variableValues'> & {
  readonly signal: AbortSignal;
  /** Whether the client asks how the answer came about: `extensions: {explain: true}`. */
  readonly explain: boolean;
  /** Whether the client asks what the operation costs: `extensions: {cost: true}`. */
  readonly cost: boolean;
  readonly record: RequestRecord;
};

export interface AppOptions {
  readonly schema: GraphQLSchema;
  readonly limits: Limits;
  /** Whether clients may ask for the schema. */
  readonly introspection: boolean;
  /** Bytes of documents that are kept parsed. */
  readonly documentCacheBytes: number;
  /** What clients may send in place of documents. */
  readonly persisted: Plugin | null;
  /** Answers one operation. What it throws is a failure of the service. */
  readonly execute: (request: Request) => Promise<ExecutionResult>;
  readonly log: LogFailure;
}

const useFiniteFloats: Plugin = { onValidate: ({ addValidationRule }) => addValidationRule(finiteFloats) };

/** GraphQL over HTTP on one path: what is not `graphqlPath` is the HTTP server's business, the playground too. */
export function createApp({
  schema,
  limits,
  introspection,
  documentCacheBytes,
  persisted,
  execute,
  log,
}: AppOptions): YogaServerInstance<RequestContext, object> {
  const useExecute: Plugin = {
    onExecute({ setExecuteFn }) {
      setExecuteFn(({ document, operationName, variableValues, contextValue }) =>
        execute({
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
  };
  const documents = documentsWithin(documentCacheBytes);
  return createYoga<RequestContext>({
    schema,
    graphqlEndpoint: graphqlPath,
    maxRequestBodySize: limits.maxBodyBytes,
    batching: false,
    cors: false,
    graphiql: false,
    landingPage: false,
    logging: false,
    multipart: false,
    // `useClientErrors` masks them all, those of validation and of HTTP too, and knows the request.
    maskedErrors: false,
    parserAndValidationCache: documents.caches,
    plugins: [
      useJsonRequests(),
      useEmptyParameters(),
      ...(persisted ? [persisted] : []),
      useParameterCheck(),
      useLimits(limits),
      useOperationName(),
      useOperationChoice(schema),
      useFiniteFloats,
      documents.useForgetting,
      useExecute,
      ...(introspection ? [] : [useNoIntrospection()]),
      useClientErrors(limits, log),
      useCacheHeaders(),
    ],
  });
}
