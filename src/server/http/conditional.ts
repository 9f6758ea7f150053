/** Conditional requests (RFC 9110, 13): the client names the answer that it already has. */
import type { IncomingHttpHeaders } from 'node:http';
import fresh from 'fresh';
import type { HttpAnswer } from './respond.ts';

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

/** Makes the answer that confirms the one that the client has. */
export const notModified = (headers: Readonly<Record<string, string>>): HttpAnswer => ({
  status: 304,
  headers,
  body: null,
});

/** Returns the headers of an answer that clients may cache. */
export const cacheHeaders = ({ etag, control }: CacheHeaders) => ({ etag, 'cache-control': control });
