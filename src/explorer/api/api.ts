/** Sends operations to the public API, as every other client does. */
import { type ApiError, readErrors, unreachable } from './errors.ts';
import type { KeyKeeper } from './key.ts';

export type Variables = Readonly<Record<string, unknown>>;

export interface Outcome<Data> {
  /** Null if the service refused the operation, or cannot be reached. */
  readonly data: Data | null;
  readonly errors: readonly ApiError[];
  /** The release that answered; null if the answer does not name one. */
  readonly release: string | null;
}

export interface Api {
  /** The address of the API, for copies of a query. */
  readonly url: string;
  readonly key: KeyKeeper;
  /**
   * Runs an operation.
   * @throws {DOMException} `AbortError` when the signal cancels it. Every other failure is among the errors.
   */
  run<Data>(
    document: string,
    variables?: Variables,
    options?: { readonly signal?: AbortSignal },
  ): Promise<Outcome<Data>>;
}

/** @param url the address of the API. */
export function openApi(url: string, key: KeyKeeper): Api {
  const run: Api['run'] = async <Data>(document: string, variables: Variables = {}, { signal }: RunOptions = {}) => {
    const response = await send(url, key.read(), JSON.stringify({ query: document, variables }), signal);
    if (response === null) return { data: null, errors: [unreachable], release: null };
    const release = response.headers.get('x-release-id');
    const body: unknown = await response.json().catch((error: Error) => {
      if (error.name === 'AbortError') throw error;
      return null;
    });
    return { data: dataOf<Data>(body), errors: readErrors(response, body), release };
  };
  return { url, key, run };
}

interface RunOptions {
  readonly signal?: AbortSignal;
}

async function send(url: string, key: string | null, body: string, signal: AbortSignal | undefined) {
  const headers = {
    accept: 'application/graphql-response+json, application/json;q=0.9',
    'content-type': 'application/json',
    ...(key !== null && { authorization: `Bearer ${key}` }),
  };
  try {
    return await fetch(url, { method: 'POST', headers, body, credentials: 'omit', ...(signal && { signal }) });
  } catch (error) {
    if (error instanceof Error && error.name === 'AbortError') throw error;
    return null;
  }
}

/** The shape of the data follows from the document, as the schema types it. */
const dataOf = <Data>(body: unknown): Data | null =>
  typeof body === 'object' && body !== null && 'data' in body ? ((body.data ?? null) as Data | null) : null;
