import { GraphQLError } from 'graphql';
import type { Limits } from './limits.ts';

/**
 * The codes a client can meet in `extensions.code`, with what each means. `docs/errors.md` is checked against it.
 */
export const errorCodes = {
  BAD_USER_INPUT: 'An argument or variable has a value that the field cannot take.',
  BAD_ID: 'An id is malformed, of a kind that the field does not take, or of no entity. `extensions.ids` lists them.',
  BAD_CURSOR: 'A cursor is malformed or comes from another list.',
  BAD_PAGING: 'Paging arguments contradict each other or are out of range.',
  LIMIT_EXCEEDED: 'The operation is larger than the service allows.',
  GRAPHQL_PARSE_FAILED: 'The document is not GraphQL.',
  GRAPHQL_VALIDATION_FAILED: 'The document does not fit the schema.',
  OPERATION_RESOLUTION_FAILURE: 'The request does not say which of its operations to run, or names one it has not.',
  BAD_REQUEST: 'The HTTP request is not a GraphQL request.',
  PERSISTED_QUERY_NOT_FOUND: 'No document is known by the hash yet. Send it together with its hash, once.',
  PERSISTED_QUERY_MISMATCH: 'The hash that was sent is not the SHA-256 of the document.',
  PERSISTED_QUERY_ID_REQUIRED: 'The service answers listed documents only: send the id of one, and no text.',
  PERSISTED_QUERY_NOT_IN_LIST: 'The service answers listed documents only, and the id is none of theirs.',
  UNAUTHENTICATED: 'The service answers those who have a key.',
  RATE_LIMITED: 'The client has used up what it may ask for in a while. `retry-after` says when to ask again.',
  INTROSPECTION_DISABLED: 'The service does not tell its schema.',
  NOT_FOUND: 'The service answers nothing on the path.',
  SERVICE_UNAVAILABLE:
    'The store cannot be reached now, or holds no graph yet; the same request may succeed later. The request id finds the cause in the log.',
  QUERY_TIMEOUT: 'The operation took too long and was stopped. Ask for less at once.',
  INTERNAL_SERVER_ERROR: 'The service failed. The request id finds the cause in its log.',
} as const;

export type ErrorCode = keyof typeof errorCodes;

export const isErrorCode = (code: unknown): code is ErrorCode =>
  typeof code === 'string' && Object.hasOwn(errorCodes, code);

/**
 * Codes of errors that cost a research field its own answer and leave the others theirs: something is wrong with its
 * arguments. What is too large, too slow or out of reach is so for the whole operation.
 */
export const fieldErrorCodes: ReadonlySet<unknown> = new Set<ErrorCode>([
  'BAD_USER_INPUT',
  'BAD_ID',
  'BAD_CURSOR',
  'BAD_PAGING',
]);

/** Codes of what is not the client's doing: each is logged, and the client gets the id under which. */
export const failureCodes: ReadonlySet<ErrorCode> = new Set([
  'SERVICE_UNAVAILABLE',
  'QUERY_TIMEOUT',
  'INTERNAL_SERVER_ERROR',
]);

/**
 * An error a client may see. The message says what was wrong, what was expected and how to fix it.
 * @param details further `extensions`, such as the limit and what was sent.
 * @param cause what brought it about, for the log alone.
 */
export function codedError(
  code: ErrorCode,
  message: string,
  details: Readonly<Record<string, unknown>> = {},
  cause?: Error,
): GraphQLError {
  return new GraphQLError(message, { extensions: { code, ...details }, originalError: cause });
}

/** The operation is larger than a limit; tells which, and by how much. */
export const limitExceeded = (limit: keyof Limits, max: number, actual: number): GraphQLError =>
  codedError(
    'LIMIT_EXCEEDED',
    `The operation exceeds ${limit}: it uses ${actual}, and at most ${max} is allowed. ` +
      'Ask for less at once: smaller pages, fewer levels, or several operations.',
    { limit, max, actual },
  );
