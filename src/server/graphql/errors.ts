/** Gives every error in an answer its code. Everything else about an error goes to the log only. */
import { type ExecutionResult, GraphQLError, Kind } from 'graphql';
import type { GraphQLHTTPExtensions } from 'graphql-yoga';
import { codedError, type ErrorCode, failureCodes, internalError, isErrorCode } from '../../base/errors.ts';
import { tooManyRequests } from '../http/respond.ts';
import { logFailure } from '../observability/failures.ts';
import type { Log } from '../observability/log.ts';
import type { RequestRecord } from '../observability/record.ts';
import { withoutSuggestion } from './introspection.ts';

/** Puts the errors of an answer into the form for clients, and records them. */
export class ClientErrors {
  private readonly maxErrors: number;
  private readonly hidesSchema: boolean;
  private readonly log: Log;

  /** @param hidesSchema true if messages must not suggest names. */
  constructor(maxErrors: number, hidesSchema: boolean, log: Log) {
    this.maxErrors = maxErrors;
    this.hidesSchema = hidesSchema;
    this.log = log;
  }

  /** Applies {@link clientError} to every error of a result, whether from HTTP, parsing, validation or execution. */
  apply(result: ExecutionResult, record: RequestRecord): ExecutionResult {
    if (!result.errors) return result;
    const { requestId } = record;
    const errors = result.errors.map((error: unknown) => {
      const shown = this.hidesSchema && error instanceof GraphQLError ? withoutSuggestion(error) : error;
      const coded = clientError(shown, requestId);
      const { code } = coded.extensions;
      if (isErrorCode(code)) record.codes.add(code);
      if (isFailure(code)) logFailure(this.log, requestId, error);
      return coded;
    });
    return { ...result, errors: atMost(this.maxErrors, errors) };
  }
}

/**
 * Returns the error in the form for clients: with a code, and without its cause. An error that was not made for clients
 * becomes `INTERNAL_SERVER_ERROR`. A failure of the service carries the request id, under which the log has the cause.
 */
export function clientError(error: unknown, requestId: string): GraphQLError {
  if (!(error instanceof GraphQLError)) return internalError(requestId);
  const { nodes, source, positions, path, extensions } = error;
  const code = isErrorCode(extensions.code) ? extensions.code : codeOfUncoded(error);
  const place = { nodes: nodes ?? null, source, positions, path };
  if (code === 'INTERNAL_SERVER_ERROR') return internalError(requestId, place);
  // Yoga puts the message of the JSON parser here, which repeats the body.
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

/** Longest string in an error, in characters: each of a hundred errors may quote long input. */
const longestString = 1_000;

/** Removes the middle of a string that is too long: its start says what was wrong, its end how to fix it. */
function shortened(value: string): string;
function shortened(value: unknown): unknown;
function shortened(value: unknown): unknown {
  if (Array.isArray(value)) return value.map((item: unknown) => shortened(item));
  if (typeof value !== 'string' || value.length <= longestString) return value;
  const half = longestString / 2;
  return `${value.slice(0, half)} … ${value.slice(-half)}`.toWellFormed();
}

const isFailure = (code: unknown): boolean => isErrorCode(code) && failureCodes.has(code);

/** Finds the code of an error without one: graphql-js gives none to variables and arguments of a wrong type. */
function codeOfUncoded({ nodes, path, originalError }: GraphQLError): ErrorCode {
  const place = nodes?.[0]?.kind;
  const ofVariable =
    !path && (place === Kind.VARIABLE_DEFINITION || place === undefined) && isFromGraphql(originalError);
  // graphql-js places a field's own failure at the field, and a bad argument at the argument's value.
  const ofArgument = path && place !== undefined && place !== Kind.FIELD && isFromGraphql(originalError);
  return ofVariable || ofArgument ? 'BAD_USER_INPUT' : 'INTERNAL_SERVER_ERROR';
}

/** Says whether no other error caused an error, so that graphql-js itself reported it. */
const isFromGraphql = (cause: Error | undefined): boolean =>
  cause === undefined || (cause instanceof GraphQLError && isFromGraphql(cause.originalError));

/**
 * Makes Yoga choose the status. With `spec` the media type decides, as GraphQL over HTTP requires: 200 in
 * `application/json`, 400 in `application/graphql-response+json`. An error in a field never changes the status.
 */
function statusOf(code: ErrorCode, { path, extensions }: GraphQLError) {
  const http = extensions.http as GraphQLHTTPExtensions | undefined;
  if (code === 'RATE_LIMITED') return { http: { ...tooManyRequests(extensions.retryAfter), spec: false } };
  if (code === 'BAD_REQUEST') return { http: { status: 400, ...http, spec: false } };
  if (path) return {};
  // 503 lets a balancer try another instance, and a client retry. An operation that is too slow is slow everywhere.
  if (code === 'SERVICE_UNAVAILABLE') return { http: { status: 503, headers: { 'retry-after': '1' }, spec: false } };
  if (code === 'QUERY_TIMEOUT') return { http: { status: 504, spec: false } };
  return { http: { spec: true, status: 400, ...http } };
}

/** Returns the first errors of an answer. The last one says how many there are in total. */
function atMost(max: number, errors: readonly GraphQLError[]): readonly GraphQLError[] {
  if (errors.length <= max) return errors;
  const rest = codedError(
    'LIMIT_EXCEEDED',
    `The answer has ${errors.length} errors, of which ${max - 1} are shown: maxErrors is ${max}.`,
    { limit: 'maxErrors', max, actual: errors.length },
  );
  return [...errors.slice(0, max - 1), rest];
}

/** Returns the error for a body that is too large. @param length null if the client did not send it. */
export const bodyTooLarge = (max: number, length: number | null): GraphQLError =>
  codedError(
    'LIMIT_EXCEEDED',
    `The body of the request exceeds maxBodyBytes: at most ${max} bytes are allowed. Send less at once.`,
    {
      limit: 'maxBodyBytes',
      max,
      // Unknown for a body in chunks, which the service does not read to its end.
      ...(length !== null && { actual: length }),
      http: { status: 413, spec: false },
    },
  );
