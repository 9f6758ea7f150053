/** Lets pages of listed origins read answers: none, unless an operator lists them. */
import type { IncomingMessage } from 'node:http';
import type { HttpAnswer } from './respond.ts';

/** Seconds for which a browser may cache the answer to a preflight. */
const maxAge = 600;

/** Headers that pages may send: those of the service, and those that clients and tracing add. */
const requestHeaders = [
  'accept',
  'authorization',
  'content-type',
  'if-none-match',
  'x-api-key',
  'apollo-require-preflight',
  'baggage',
  'traceparent',
  'tracestate',
  'x-request-id',
].join(', ');

/** Headers of an answer that pages may read. */
const responseHeaders = ['etag', 'ratelimit', 'ratelimit-policy', 'retry-after', 'x-release-id', 'x-request-id'].join(
  ', ',
);

/** The headers of CORS. They never allow credentials, and never repeat an origin that is not listed. */
export class Cors {
  private readonly origins: ReadonlySet<string>;

  /** @param origins as browsers send them, joined by commas, such as "https://example.org"; empty for none. */
  constructor(origins: string) {
    this.origins = new Set(origins === '' ? [] : origins.split(','));
  }

  get isOn(): boolean {
    return this.origins.size > 0;
  }

  /** Returns the headers for the origin of a request. */
  headersFor({ headers: { origin } }: IncomingMessage): Readonly<Record<string, string>> {
    if (origin === undefined || !this.origins.has(origin)) return {};
    return { 'access-control-allow-origin': origin, 'access-control-expose-headers': responseHeaders };
  }

  /** Answers a preflight: the request by which a browser asks whether a page may send another. */
  preflight(request: IncomingMessage, methods: string): HttpAnswer {
    const granted = this.origins.has(request.headers.origin ?? '') && {
      'access-control-allow-methods': methods,
      'access-control-allow-headers': requestHeaders,
      'access-control-max-age': String(maxAge),
    };
    return { status: 204, headers: { allow: methods, ...granted }, body: null };
  }
}
