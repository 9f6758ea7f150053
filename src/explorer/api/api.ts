/** Sends operations to the public API, as every other client does. */
import { type ApiError, readErrors, unreachable } from './errors.ts';
import type { KeyKeeper } from './key.ts';
import { post } from './post.ts';

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
    const response = await post(url, key.read(), { query: document, variables }, signal).catch(unlessCancelled);
    if (response === null) return { data: null, errors: [unreachable], release: null };
    const release = response.headers.get('x-release-id');
    const body: unknown = await response.json().catch(unlessCancelled);
    return { data: dataOf<Data>(body), errors: readErrors(response, body), release };
  };
  return { url, key, run };
}

interface RunOptions {
  readonly signal?: AbortSignal;
}

/** Returns null for a failure of the network, and throws the error of a cancelled request again. */
function unlessCancelled(error: unknown): null {
  if (error instanceof Error && error.name === 'AbortError') throw error;
  return null;
}

/** The shape of the data follows from the document, as the schema types it. */
const dataOf = <Data>(body: unknown): Data | null =>
  typeof body === 'object' && body !== null && 'data' in body ? ((body.data ?? null) as Data | null) : null;
