/** Which other sites' pages may read answers: none, unless an operator lists them. */
import type { IncomingMessage, ServerResponse } from 'node:http';

/** How long, in seconds, a browser may remember that it may ask. */
const maxAge = 600;

/** Headers that pages may send: those of the service, and those that clients and tracing add by themselves. */
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

/**
 * Lets pages of the listed origins read what is answered. Never with credentials, and never by repeating an origin that
 * is not listed.
 */
export class Cors {
  private readonly origins: ReadonlySet<string>;

  /** @param origins as browsers send them: "https://example.org". */
  constructor(origins: readonly string[]) {
    this.origins = new Set(origins);
  }

  get isOn(): boolean {
    return this.origins.size > 0;
  }

  /** Sets the headers that the origin of a request is due. */
  apply({ headers }: IncomingMessage, response: ServerResponse): void {
    if (!this.isOn) return;
    response.appendHeader('vary', 'Origin');
    if (headers.origin === undefined || !this.origins.has(headers.origin)) return;
    response.setHeader('access-control-allow-origin', headers.origin);
    response.setHeader('access-control-expose-headers', responseHeaders);
  }

  /** Answers a preflight: what a browser asks before it lets a page ask. */
  preflight(response: ServerResponse, methods: string): void {
    if (response.hasHeader('access-control-allow-origin')) {
      response.setHeader('access-control-allow-methods', methods);
      response.setHeader('access-control-allow-headers', requestHeaders);
      response.setHeader('access-control-max-age', String(maxAge));
    }
    response.writeHead(204, { allow: methods }).end();
  }
}
