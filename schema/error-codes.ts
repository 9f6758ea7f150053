/** The errors of the service. Printed by `npm run print`: do not edit, and copy the file into a client. */

/** The code of an error. A later version may add codes: give unknown ones a default. */
export type ErrorCode =
  /**
   * An argument or variable has a value that the field cannot take.
   */
  | 'BAD_USER_INPUT'
  /**
   * An id is malformed, has a kind that the field does not take, or has no entity.
   * `extensions.ids` lists the ids.
   */
  | 'BAD_ID'
  /**
   * A cursor is malformed or comes from another list.
   */
  | 'BAD_CURSOR'
  /**
   * Paging arguments contradict each other or are out of range.
   */
  | 'BAD_PAGING'
  /**
   * The operation is larger than the service allows.
   */
  | 'LIMIT_EXCEEDED'
  /**
   * The document is not valid GraphQL.
   */
  | 'GRAPHQL_PARSE_FAILED'
  /**
   * The document does not fit the schema.
   */
  | 'GRAPHQL_VALIDATION_FAILED'
  /**
   * The request does not name one of several operations, or names an unknown one.
   */
  | 'OPERATION_RESOLUTION_FAILURE'
  /**
   * The HTTP request is not a GraphQL request.
   */
  | 'BAD_REQUEST'
  /**
   * The service does not have this document yet.
   * Send it together with its hash, once.
   */
  | 'PERSISTED_QUERY_NOT_FOUND'
  /**
   * The hash in the request is not the SHA-256 of the document.
   */
  | 'PERSISTED_QUERY_MISMATCH'
  /**
   * The service answers listed documents only: send the id of one, without its text.
   */
  | 'PERSISTED_QUERY_ID_REQUIRED'
  /**
   * The service answers listed documents only, and none of them has this id.
   */
  | 'PERSISTED_QUERY_NOT_IN_LIST'
  /**
   * The service answers only clients that have a key.
   */
  | 'UNAUTHENTICATED'
  /**
   * The client has used up its allowance for this time window.
   * `retry-after` says when to send again.
   */
  | 'RATE_LIMITED'
  /**
   * The service, or this client, has as many connections as it may have.
   */
  | 'TOO_MANY_CONNECTIONS'
  /**
   * The service does not show its schema.
   */
  | 'INTROSPECTION_DISABLED'
  /**
   * The service has nothing at this path.
   */
  | 'NOT_FOUND'
  /**
   * The store cannot be reached now, or has no graph yet;
   * the same request may succeed later.
   * The log has the cause under the request id.
   */
  | 'SERVICE_UNAVAILABLE'
  /**
   * The operation took too long and was stopped.
   * Ask for less at once.
   */
  | 'QUERY_TIMEOUT'
  /**
   * The service failed.
   * Its log has the cause under the request id.
   */
  | 'INTERNAL_SERVER_ERROR';

/** An error in the answer to an operation. */
export interface ApiError {
  /** The problem, the expected value, and how to fix it. */
  readonly message: string;
  readonly locations?: readonly { readonly line: number; readonly column: number }[];
  /** The place of the field or list item that is null; none if the whole operation was refused. */
  readonly path?: readonly (string | number)[];
  /** The code, and details such as the wrong `ids` or the `limit`. */
  readonly extensions: { readonly code: ErrorCode; readonly [detail: string]: unknown };
}
