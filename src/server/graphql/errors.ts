/** Gives every error a client sees its code, and keeps everything else to the log. */
import { GraphQLError, Kind } from 'graphql';
import type { GraphQLHTTPExtensions, Plugin } from 'graphql-yoga';
import { codedError, type ErrorCode, failureCodes, isErrorCode } from '../../base/errors.ts';
import type { Limits } from '../../base/limits.ts';
import { StoreFault } from '../../store/fault.ts';
import type { RequestContext } from '../context.ts';
import type { Log } from '../observability/log.ts';

/** Where failures of the service itself are written. */
export type LogFailure = (requestId: string, error: unknown) => void;

/** Writes a failure to the log, as one line: a store's fault in words and its cause, ours with a stack. */
export const logFailureTo =
  (log: Log): LogFailure =>
  (requestId, error) => {
    const path = error instanceof GraphQLError ? { path: error.path } : {};
    log.error({ requestId, ...describeFailure(error), ...path });
  };

/** What brought an error about, as the log shows it. */
export const describeFailure = (error: unknown): object => describe(originOf(error));

/** What brought an error about, however often it was wrapped for GraphQL. */
const originOf = (error: unknown): unknown =>
  error instanceof GraphQLError && error.originalError ? originOf(error.originalError) : error;

function describe(error: unknown): object {
  if (!(error instanceof Error)) return { message: String(error) };
  const { message, stack } = error;
  const { code } = error as { readonly code?: unknown };
  if (!(error instanceof StoreFault)) return { message, ...(code ? { code } : {}), stack };
  const cause = error.cause instanceof Error ? { cause: error.cause.message } : {};
  return { reason: error.reason, message, ...(code ? { code } : {}), ...cause };
}

/** Passes every error of a result through {@link clientError}: those of parsing, validation and execution alike. */
export const useClientErrors = (limits: Limits, log: LogFailure): Plugin<object, RequestContext> => ({
  onResultProcess({ request, result, setResult, serverContext }) {
    if (!('errors' in result) || !result.errors) return;
    const { requestId, record } = serverContext;
    const errors = result.errors.map((error: unknown) => {
      const coded =
        codeOf(error) === 'REQUEST_ENTITY_TOO_LARGE'
          ? bodyTooLarge(limits.maxBodyBytes, request)
          : clientError(error, requestId);
      const { code } = coded.extensions;
      if (isErrorCode(code)) record.codes.add(code);
      if (isFailure(code)) log(requestId, error);
      return coded;
    });
    setResult({ ...result, errors: atMost(limits.maxErrors, errors) });
  },
});

/**
 * The error as a client may see it: with a code, and without a cause. An error that nobody wrote for clients becomes
 * `INTERNAL_SERVER_ERROR`. What is not the client's doing has the request's id, under which the log has the cause.
 */
export function clientError(error: unknown, requestId: string): GraphQLError {
  if (!(error instanceof GraphQLError)) return internalError(requestId);
  const { nodes, source, positions, path, extensions } = error;
  const code = isErrorCode(extensions.code) ? extensions.code : uncodedMeans(error);
  const place = { nodes: nodes ?? null, source, positions, path };
  if (code === 'INTERNAL_SERVER_ERROR') return internalError(requestId, place);
  // Yoga explains malformed JSON with the parser's message, which repeats the body.
  const { originalError: _, http: __, ...details } = extensions;
  return new GraphQLError(shortened(error.message), {
    ...place,
    extensions: {
      ...Object.fromEntries(Object.entries(details).map(([name, value]) => [name, shortened(value)])),
      code,
      ...(isFailure(code) && { requestId }),
      ...statusOf(code, error),
    },
  });
}

/** Longest text of an error, in characters. Each of a hundred errors may name what was sent, which may be long. */
const longestText = 1_000;

/** A text that is too long without its middle: what was wrong stands at one end, what to do at the other. */
function shortened(value: string): string;
function shortened(value: unknown): unknown;
function shortened(value: unknown): unknown {
  if (Array.isArray(value)) return value.map((item: unknown) => shortened(item));
  if (typeof value !== 'string' || value.length <= longestText) return value;
  const half = longestText / 2;
  return `${value.slice(0, half)} … ${value.slice(-half)}`.toWellFormed();
}

const isFailure = (code: unknown): boolean => isErrorCode(code) && failureCodes.has(code);
const codeOf = (error: unknown): unknown => (error instanceof GraphQLError ? error.extensions.code : undefined);

/** GraphQL itself gives no code to values that do not fit: variables, and arguments made of them. */
function uncodedMeans({ nodes, path, originalError }: GraphQLError): ErrorCode {
  const place = nodes?.[0]?.kind;
  const ofVariable = !path && (place === Kind.VARIABLE_DEFINITION || place === undefined) && isWritten(originalError);
  // A field's own failure is placed at the field, and a bad argument at the argument's value.
  const ofArgument = path && place !== undefined && place !== Kind.FIELD && isWritten(originalError);
  return ofVariable || ofArgument ? 'BAD_USER_INPUT' : 'INTERNAL_SERVER_ERROR';
}

const isWritten = (cause: Error | undefined): boolean =>
  cause === undefined || (cause instanceof GraphQLError && isWritten(cause.originalError));

/**
 * How Yoga chooses the status. `spec` leaves it to the media type, as GraphQL over HTTP asks: 200 in
 * `application/json`, 400 in `application/graphql-response+json`. An error in a field never changes it.
 */
function statusOf(code: ErrorCode, { path, extensions }: GraphQLError) {
  const http = extensions.http as GraphQLHTTPExtensions | undefined;
  if (code === 'RATE_LIMITED') return { http: { ...tooMany(extensions.retryAfter), spec: false } };
  if (code === 'BAD_REQUEST') return { http: { status: 400, ...http, spec: false } };
  if (path) return {};
  // A balancer may try elsewhere, and a client again; what took too long would do so anywhere.
  if (code === 'SERVICE_UNAVAILABLE') return { http: { status: 503, headers: { 'retry-after': '1' }, spec: false } };
  if (code === 'QUERY_TIMEOUT') return { http: { status: 504, spec: false } };
  return { http: { ...http, spec: true, status: 400 } };
}

/** How a client is told to wait, in HTTP. @param retryAfter seconds. */
export const tooMany = (retryAfter: unknown) => ({ status: 429, headers: { 'retry-after': String(retryAfter) } });

/** The first errors of an answer; the last of them says how many there are beyond. */
function atMost(max: number, errors: readonly GraphQLError[]): readonly GraphQLError[] {
  if (errors.length <= max) return errors;
  const rest = codedError(
    'LIMIT_EXCEEDED',
    `The answer has ${errors.length} errors, of which ${max - 1} are shown: maxErrors is ${max}.`,
    { limit: 'maxErrors', max, actual: errors.length },
  );
  return [...errors.slice(0, max - 1), rest];
}

/** All that a client learns of a failure of the service. */
export const internalError = (requestId: string, place: object = {}): GraphQLError =>
  new GraphQLError(`The service failed to answer. The cause is in its log under request id ${requestId}.`, {
    ...place,
    // `unexpected` makes Yoga answer 500 where there is no data, and is not sent.
    extensions: { code: 'INTERNAL_SERVER_ERROR', requestId, unexpected: true },
  });

function bodyTooLarge(max: number, request: Request): GraphQLError {
  const length = Number(request.headers.get('content-length'));
  return codedError('LIMIT_EXCEEDED', `The request's body exceeds maxBodyBytes: at most ${max} bytes are read.`, {
    limit: 'maxBodyBytes',
    max,
    // Unknown for a body sent in chunks: it is not read to its end.
    ...(length > max ? { actual: length } : {}),
    http: { status: 413 },
  });
}
