import { randomUUID } from 'node:crypto';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { codedError } from '../errors.ts';
import { graphqlPath } from './app.ts';
import { internalError, logFailure, type RequestContext } from './errors.ts';
import type { PlaygroundPage } from './playground.ts';
import type { Readiness } from './ready.ts';

export interface HttpOptions {
  readonly graphql: (request: IncomingMessage, response: ServerResponse, context: RequestContext) => unknown;
  /** Makes the playground; called once, when a browser first asks. Without it browsers get what programs get. */
  readonly playground?: (() => Promise<PlaygroundPage>) | undefined;
  /** Whether the store can answer. */
  readonly ready: () => Promise<Readiness>;
}

/**
 * The HTTP server, not yet listening: the API with its playground, `/health` (this process lives), `/ready` (it can
 * answer), and `/` leading to the playground. Every answer has the id of its request in `x-request-id`.
 */
export function createHttpServer({ graphql, playground, ready }: HttpOptions): Server {
  let page: Promise<PlaygroundPage> | undefined;

  const respond = async (request: IncomingMessage, response: ServerResponse, requestId: string): Promise<void> => {
    const path = request.url?.split('?')[0];
    const reads = request.method === 'GET' || request.method === 'HEAD';
    if (path === graphqlPath) {
      if (playground && reads && request.headers.accept?.includes('text/html')) {
        page ??= playground();
        sendPage(request, response, await page);
      } else {
        // Yoga makes a URL of the header, which nobody needs and which fails on what clients may write there.
        request.headers.host = 'localhost';
        await graphql(request, response, { requestId });
      }
    } else if (path === '/' && reads) {
      response.writeHead(302, { location: graphqlPath }).end();
    } else if (path === '/health' && reads) {
      sendJson(response, 200, { status: 'ok' });
    } else if (path === '/ready' && reads) {
      const { release, fault } = await ready();
      if (release) sendJson(response, 200, { status: 'ready', release: release.id });
      else sendJson(response, 503, { status: 'not ready', reasons: [fault] });
    } else {
      const error = codedError('NOT_FOUND', `Nothing is here. The API is at ${graphqlPath}, by GET or POST.`);
      sendJson(response, 404, { errors: [error] });
    }
  };

  return createServer(
    // A client gets ten seconds for its headers and thirty for all it sends. Kept-alive connections outlast the
    // minute after which load balancers drop theirs, so that it is never we who close one that they are using.
    { headersTimeout: 10_000, requestTimeout: 30_000, keepAliveTimeout: 65_000, connectionsCheckingInterval: 5_000 },
    (request, response) => {
      const requestId = randomUUID();
      response.setHeader('x-request-id', requestId);
      respond(request, response, requestId).catch((error: unknown) => {
        logFailure(requestId, error);
        if (response.headersSent) response.destroy();
        else sendJson(response, 500, { errors: [internalError(requestId)] });
      });
    },
  );
}

function sendPage(request: IncomingMessage, response: ServerResponse, { html, gzipped, etag }: PlaygroundPage): void {
  const zip = /\bgzip\b/.test(String(request.headers['accept-encoding'] ?? ''));
  const headers = { etag, 'cache-control': 'no-cache', vary: 'accept, accept-encoding' };
  if (request.headers['if-none-match']?.includes(etag)) {
    response.writeHead(304, headers).end();
    return;
  }
  const body = zip ? gzipped : html;
  response.writeHead(200, {
    ...headers,
    ...(zip ? { 'content-encoding': 'gzip' } : {}),
    'content-type': 'text/html; charset=utf-8',
    'content-length': body.length,
  });
  response.end(body);
}

function sendJson(response: ServerResponse, status: number, body: unknown): void {
  response.writeHead(status, { 'content-type': 'application/json; charset=utf-8', 'cache-control': 'no-store' });
  response.end(JSON.stringify(body));
}

/** Begins to listen. @returns the URL that reaches the server. */
export async function listen(server: Server, host: string, port: number): Promise<string> {
  await new Promise<void>((done, failed) => {
    server.once('error', failed);
    server.listen(port, host, () => {
      server.off('error', failed);
      done();
    });
  });
  const address = server.address();
  const bound = typeof address === 'object' && address ? address.port : port;
  const reachable = host === '0.0.0.0' || host === '::' ? 'localhost' : host;
  return `http://${reachable.includes(':') ? `[${reachable}]` : reachable}:${bound}`;
}

/** Stops accepting, lets what is in flight finish, and cuts what has not after `graceMs`. */
export async function stop(server: Server, graceMs: number): Promise<void> {
  const closed = new Promise<void>((done) => server.close(() => done()));
  // A connection that was answering when the server closed stays open until it is found idle.
  const sweep = setInterval(() => server.closeIdleConnections(), 50);
  const cut = setTimeout(() => server.closeAllConnections(), graceMs);
  await closed;
  clearInterval(sweep);
  clearTimeout(cut);
}
