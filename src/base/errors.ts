import { GraphQLError } from 'graphql';
import type { Limits } from './limits.ts';

/** The codes in `extensions.code`, each with its meaning. `docs/errors.md` is printed from this table. */
export const errorCodes = {
  BAD_USER_INPUT: 'An argument or variable has a value that the field cannot take.',
  BAD_ID:
    'An id is malformed, has a kind that the field does not take, or has no entity. `extensions.ids` lists the ids.',
  BAD_CURSOR: 'A cursor is malformed or comes from another list.',
  BAD_PAGING: 'Paging arguments contradict each other or are out of range.',
  LIMIT_EXCEEDED: 'The operation is larger than the service allows.',
  GRAPHQL_PARSE_FAILED: 'The document is not valid GraphQL.',
  GRAPHQL_VALIDATION_FAILED: 'The document does not fit the schema.',
  OPERATION_RESOLUTION_FAILURE: 'The request does not name one of several operations, or names an unknown one.',
  BAD_REQUEST: 'The HTTP request is not a GraphQL request.',
  PERSISTED_QUERY_NOT_FOUND: 'The service does not have this document yet. Send it together with its hash, once.',
  PERSISTED_QUERY_MISMATCH: 'The hash in the request is not the SHA-256 of the document.',
  PERSISTED_QUERY_ID_REQUIRED: 'The service answers listed documents only: send the id of one, without its text.',
  PERSISTED_QUERY_NOT_IN_LIST: 'The service answers listed documents only, and none of them has this id.',
  UNAUTHENTICATED: 'The service answers only clients that have a key.',
  RATE_LIMITED: 'The client has used up its allowance for this time window. `retry-after` says when to send again.',
  TOO_MANY_CONNECTIONS: 'The service, or this client, has as many connections as it may have.',
  INTROSPECTION_DISABLED: 'The service does not show its schema.',
  NOT_FOUND: 'The service has nothing at this path.',
  SERVICE_UNAVAILABLE:
    'The store cannot be reached now, or has no graph yet; the same request may succeed later. The log has the cause ' +
    'under the request id.',
  QUERY_TIMEOUT: 'The operation took too long and was stopped. Ask for less at once.',
  INTERNAL_SERVER_ERROR: 'The service failed. Its log has the cause under the request id.',
} as const;

export type ErrorCode = keyof typeof errorCodes;

export const isErrorCode = (code: unknown): code is ErrorCode =>
  typeof code === 'string' && Object.hasOwn(errorCodes, code);

/**
 * Codes of errors in the arguments of a research field. Such an error fails that field alone. Errors about size, time
 * or an unreachable store fail the whole operation.
 */
export const fieldErrorCodes: ReadonlySet<unknown> = new Set<ErrorCode>([
  'BAD_USER_INPUT',
  'BAD_ID',
  'BAD_CURSOR',
  'BAD_PAGING',
]);

/** Codes of failures of the service. Each failure is logged, and the client receives the request id. */
export const failureCodes: ReadonlySet<ErrorCode> = new Set([
  'SERVICE_UNAVAILABLE',
  'QUERY_TIMEOUT',
  'INTERNAL_SERVER_ERROR',
]);

/**
 * Returns an error for clients. The message says what was wrong, names the expected value, and says how to fix it.
 * @param details further `extensions`, such as the limit and the actual value.
 * @param cause the original error, for the log alone.
 */
export function codedError(
  code: ErrorCode,
  message: string,
  details: Readonly<Record<string, unknown>> = {},
  cause?: Error,
): GraphQLError {
  return new GraphQLError(message, { extensions: { code, ...details }, originalError: cause });
}

/** Returns the error for an operation that exceeds a limit. It names the limit and the actual size. */
export const limitExceeded = (limit: keyof Limits, max: number, actual: number): GraphQLError =>
  codedError(
    'LIMIT_EXCEEDED',
    `The operation exceeds ${limit}: it uses ${actual}, and at most ${max} is allowed. ` +
      'Ask for less at once: smaller pages, fewer levels, or several operations.',
    { limit, max, actual },
  );

/** Returns the error for an answer that is too large. */
export const answerTooLarge = (max: number): GraphQLError =>
  codedError(
    'LIMIT_EXCEEDED',
    `The answer exceeds maxAnswerBytes: it has more than ${max} bytes. Ask for less at once: smaller pages, fewer ` +
      'fields, shorter aliases, or several operations.',
    { limit: 'maxAnswerBytes', max },
  );

/** Returns the error for a failure of the service. It holds the request id and nothing of the cause. */
export const internalError = (requestId: string, place: object = {}): GraphQLError =>
  new GraphQLError(`The service failed to answer. The cause is in its log under request id ${requestId}.`, {
    ...place,
    // Yoga answers an `unexpected` error with 500 if there is no data. It does not send the property.
    extensions: { code: 'INTERNAL_SERVER_ERROR', requestId, unexpected: true },
  });
