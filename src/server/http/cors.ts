/** Lets pages of listed origins read answers: none, unless an operator lists them. */
import type { IncomingMessage, ServerResponse } from 'node:http';

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

/** Sets the headers of CORS. It never allows credentials, and never repeats an origin that is not listed. */
export class Cors {
  private readonly origins: ReadonlySet<string>;

  /** @param origins as browsers send them, joined by commas, such as "https://example.org"; empty for none. */
  constructor(origins: string) {
    this.origins = new Set(origins === '' ? [] : origins.split(','));
  }

  get isOn(): boolean {
    return this.origins.size > 0;
  }

  /** Sets the headers for the origin of a request. */
  apply({ headers }: IncomingMessage, response: ServerResponse): void {
    if (!this.isOn) return;
    response.appendHeader('vary', 'Origin');
    if (headers.origin === undefined || !this.origins.has(headers.origin)) return;
    response.setHeader('access-control-allow-origin', headers.origin);
    response.setHeader('access-control-expose-headers', responseHeaders);
  }

  /** Answers a preflight: the request by which a browser asks whether a page may send another. */
  preflight(response: ServerResponse, methods: string): void {
    if (response.hasHeader('access-control-allow-origin')) {
      response.setHeader('access-control-allow-methods', methods);
      response.setHeader('access-control-allow-headers', requestHeaders);
      response.setHeader('access-control-max-age', String(maxAge));
    }
    response.writeHead(204, { allow: methods }).end();
  }
}
