/** Conditional requests (RFC 9110, 13): the client names the answer that it already has. */
import type { IncomingHttpHeaders, IncomingMessage, ServerResponse } from 'node:http';
import fresh from 'fresh';

/** An entity tag, and how long clients may reuse the answer that it stands for. */
export interface CacheHeaders {
  readonly etag: string;
  readonly control: string;
}

/** The value of `if-none-match` that matches any answer. It does not say which answer the client has. */
export const anyAnswer = '*';

/**
 * Checks whether a client has the answer of a tag. `cache-control` is ignored: when a program sets `if-none-match`
 * itself, browsers add `no-cache`, which concerns only their own cache.
 */
export const isKnown = (headers: IncomingHttpHeaders, etag: string): boolean =>
  fresh({ 'if-none-match': headers['if-none-match'] }, { etag });

/**
 * Answers 304 if the client has the answer of a tag, before anything is read for it.
 * @returns whether the client has it.
 */
export function confirm(
  { headers }: IncomingMessage,
  response: ServerResponse,
  { etag, control }: CacheHeaders,
): boolean {
  if (headers['if-none-match'] === anyAnswer || !isKnown(headers, etag)) return false;
  response.writeHead(304, { etag, 'cache-control': control }).end();
  return true;
}
