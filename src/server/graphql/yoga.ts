/** Yoga with this service's rules: the full way of a request, and the only way to a document that is not known yet. */
import type { ExecutionResult, GraphQLError, ParseOptions, Source } from 'graphql';
import { createYoga, type Plugin, type YogaServerInstance } from 'graphql-yoga';
import { finiteFloats } from '../../api/finite-floats.ts';
import type { PrivateFields } from '../../plan/privacy.ts';
import { Body } from '../http/body.ts';
import { type Exchange, stopWhenLeft } from '../http/exchange.ts';
import { graphqlPath } from '../http/paths.ts';
import type { Answerer } from './answerer.ts';
import type { Documents } from './documents.ts';
import type { ClientErrors } from './errors.ts';
import { noIntrospection } from './introspection.ts';
import { namingGivenUp, parseWithin } from './limits.ts';
import { checkContentType, readParameters } from './request-checks.ts';
import type { RequestRules } from './rules.ts';

export interface YogaParts {
  readonly rules: RequestRules;
  readonly documents: Documents;
  /** Finds the documents that the service must not keep. */
  readonly privacy: Pick<PrivateFields, 'holdsValues'>;
  /** Answers one operation. An error that it throws is a failure of the service. */
  readonly answerer: Pick<Answerer, 'answer'>;
  readonly errors: ClientErrors;
  /** Whether clients may query the schema. */
  readonly introspection: boolean;
}

/** The values that each request passes to the plugins. */
export interface YogaContext {
  readonly exchange: Exchange;
  /** Takes the body of an answer without errors, which may be one that the cache keeps. */
  readonly sent: { body: Body | null };
}

export type Yoga = YogaServerInstance<YogaContext, object>;

/** Builds Yoga. It reads no body from the network, and sends nothing: that is for the code around it. */
export const openYoga = ({ rules, documents, privacy, answerer, errors, introspection }: YogaParts): Yoga =>
  createYoga<YogaContext>({
    schema: rules.schema,
    graphqlEndpoint: graphqlPath,
    maxRequestBodySize: false,
    batching: false,
    cors: false,
    graphiql: false,
    landingPage: false,
    logging: false,
    multipart: false,
    // `ClientErrors` masks all errors, also those of validation and HTTP, and knows the request.
    maskedErrors: false,
    parserAndValidationCache: documents.caches,
    plugins: [
      useRequestRules(rules),
      useDocumentRules({ rules, documents, privacy, introspection }),
      useAnswerer(answerer),
      useClientErrors(errors),
    ],
  });

/** Reads and checks the parameters of a request. */
const useRequestRules = (rules: RequestRules): Plugin => ({
  onRequestParse({ request, setRequestParser }) {
    const isPost = request.method === 'POST';
    if (isPost) checkContentType(request.headers.get('content-type') ?? '');
    // Yoga's own parsers compare content types as plain strings, and replace bytes that are not UTF-8.
    setRequestParser(async ({ url }) =>
      readParameters(isPost ? { body: new Uint8Array(await request.arrayBuffer()) } : { url }),
    );
  },
  onParams({ params, setParams }) {
    setParams(rules.parameters(params));
  },
});

/** Parses and validates a document within the limits, and checks the choice of an operation. */
const useDocumentRules = ({
  rules,
  documents,
  privacy,
  introspection,
}: Omit<YogaParts, 'answerer' | 'errors'>): Plugin<YogaContext> => ({
  onParse({ setParseFn }) {
    setParseFn((source: string | Source, options?: ParseOptions) => parseWithin(rules.limits, source, options));
    return ({ result, context }) => {
      if (!result || result instanceof Error) return;
      rules.choose(result, context.params, context.exchange.record);
    };
  },
  onValidate({ addValidationRule, params: { documentAST } }) {
    addValidationRule(finiteFloats);
    if (!introspection) addValidationRule(noIntrospection);
    return ({ result, valid, setResult }) => {
      setResult([...namingGivenUp(result as readonly GraphQLError[])]);
      documents.note(documentAST, valid && !privacy.holdsValues(documentAST));
    };
  },
});

/** Hands each parsed and validated operation to the answerer. */
const useAnswerer = (answerer: Pick<Answerer, 'answer'>): Plugin<YogaContext> => ({
  onExecute({ setExecuteFn }) {
    setExecuteFn(async ({ document, operationName, variableValues, contextValue }) => {
      const { params, exchange, sent } = contextValue;
      const answered = await answerer.answer({
        document,
        operationName,
        variableValues,
        extensions: params.extensions,
        stop: stopWhenLeft(exchange),
        record: exchange.record,
      });
      if (!(answered instanceof Body)) return answered;
      sent.body = answered;
      return { stringify: () => answered.text };
    });
  },
});

const useClientErrors = (errors: ClientErrors): Plugin<object, YogaContext> => ({
  onResultProcess({ result, setResult, serverContext }) {
    setResult(errors.apply(result as ExecutionResult, serverContext.exchange.record));
  },
});
