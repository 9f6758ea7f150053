/** Errors of the API, each with its code and the advice that follows from the code. */

export interface ApiError {
  readonly code: string;
  /** The message of the service, which says what was wrong and how to fix it. */
  readonly message: string;
  /** What a person at the page can do; null where the message says it all. */
  readonly advice: string | null;
  readonly path: readonly (string | number)[] | null;
}

/** Codes of the explorer itself, beside those of the service. */
export const unreachable: ApiError = {
  code: 'UNREACHABLE',
  message: 'The service did not answer.',
  advice: 'Check the connection, then try again.',
  path: null,
};

export const cancelled: ApiError = {
  code: 'CANCELLED',
  message: 'You cancelled the query.',
  advice: 'Try again when you need the answer.',
  path: null,
};

/** Advice by code. `{seconds}` is the time after which the service answers again. */
const advice: Readonly<Record<string, string>> = {
  UNAUTHENTICATED: 'Type a key of this service below. The page keeps it until you close this tab.',
  RATE_LIMITED: 'Wait {seconds}, then try again.',
  LIMIT_EXCEEDED: 'Ask for less at once: fewer items, or a smaller neighbourhood.',
  QUERY_TIMEOUT: 'Ask for less at once, or try again when the service is less busy.',
  SERVICE_UNAVAILABLE: 'Try again in a moment.',
  INTERNAL_SERVER_ERROR: 'Try again. If it happens again, report the request id to the operator.',
  BAD_ID: 'Use the search to find the entity: its id may have changed in a newer release.',
  BAD_CURSOR: 'Open the page again from its first entry.',
  PERSISTED_QUERY_ID_REQUIRED: 'This service answers listed documents only, so the explorer cannot query it.',
};

const waitOf = (retryAfter: string | null): string => (retryAfter === null ? 'a while' : `${retryAfter} seconds`);

/** Reads the errors of an answer. An answer that is not from the API, such as that of a proxy, is one error too. */
export function readErrors(response: Pick<Response, 'status' | 'ok' | 'headers'>, body: unknown): readonly ApiError[] {
  const listed = typeof body === 'object' && body !== null && 'errors' in body ? body.errors : null;
  if (Array.isArray(listed)) return listed.map((error) => readError(error, response.headers));
  if (response.ok && body !== null) return [];
  const message = `The service answered with status ${response.status} and no GraphQL answer.`;
  return [{ code: `HTTP_${response.status}`, message, advice: 'Try again, or ask the operator.', path: null }];
}

function readError(error: unknown, headers: Headers): ApiError {
  const { message, path, extensions } = error as {
    readonly message?: unknown;
    readonly path?: ApiError['path'];
    readonly extensions?: { readonly code?: unknown };
  };
  const code = typeof extensions?.code === 'string' ? extensions.code : 'UNKNOWN';
  return {
    code,
    message: typeof message === 'string' ? message : 'The service gave no reason.',
    advice: advice[code]?.replace('{seconds}', waitOf(headers.get('retry-after'))) ?? null,
    path: path ?? null,
  };
}

/** The codes with advice. */
export const adviceCodes: readonly string[] = Object.keys(advice);
