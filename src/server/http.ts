import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { codedError } from '../errors.ts';
import { internalError, type LogFailure, type RequestContext } from './errors.ts';
import type { Metrics } from './metrics.ts';
import { graphqlPath, healthPath, metricsPath, readyPath } from './paths.ts';
import type { PlaygroundPage } from './playground.ts';
import type { Readiness } from './ready.ts';
import type { RequestRecord } from './record.ts';
import type { Traffic } from './traffic.ts';

export interface HttpOptions {
  readonly graphql: (request: IncomingMessage, response: ServerResponse, context: RequestContext) => unknown;
  /** Makes the playground; called once, when a browser first asks. Without it browsers get what programs get. */
  readonly playground?: (() => Promise<PlaygroundPage>) | undefined;
  /** Whether the store can answer. */
  readonly ready: () => Promise<Readiness>;
  /** What monitoring reads; null when it is switched off. */
  readonly metrics: Metrics | null;
  readonly traffic: Traffic;
  readonly log: LogFailure;
}

/**
 * The HTTP server, not yet listening: the API with its playground, `/health` (this process lives), `/ready` (it can
 * answer), `/metrics`, and `/` leading to the playground. Every answer has the id of its request in `x-request-id`.
 */
export function createHttpServer({ graphql, playground, ready, metrics, traffic, log }: HttpOptions): Server {
  let page: Promise<PlaygroundPage> | undefined;

  const respond = async (request: IncomingMessage, response: ServerResponse, record: RequestRecord): Promise<void> => {
    const { requestId } = record;
    const path = request.url?.split('?')[0];
    const reads = request.method === 'GET' || request.method === 'HEAD';
    if (path === graphqlPath) {
      if (playground && reads && request.headers.accept?.includes('text/html')) {
        page ??= playground();
        sendPage(request, response, await page);
      } else {
        // Yoga makes a URL of the header, which nobody needs and which fails on what clients may write there.
        request.headers.host = 'localhost';
        await graphql(request, response, { requestId, record });
      }
    } else if (path === '/' && reads) {
      response.writeHead(302, { location: graphqlPath }).end();
    } else if (path === healthPath && reads) {
      sendJson(response, 200, { status: 'ok' });
    } else if (path === readyPath && reads) {
      const { release, fault } = await ready();
      if (release) sendJson(response, 200, { status: 'ready', release: release.id });
      else sendJson(response, 503, { status: 'not ready', reasons: [fault] });
    } else if (metrics && path === metricsPath && reads) {
      response.writeHead(200, { 'content-type': metrics.contentType, 'cache-control': 'no-store' });
      response.end(await metrics.render());
    } else {
      record.codes.add('NOT_FOUND');
      const error = codedError('NOT_FOUND', `Nothing is here. The API is at ${graphqlPath}, by GET or POST.`);
      sendJson(response, 404, { errors: [error] });
    }
  };

  return createServer(
    // A client gets ten seconds for its headers and thirty for all it sends. Kept-alive connections outlast the
    // minute after which load balancers drop theirs, so that it is never we who close one that they are using.
    { headersTimeout: 10_000, requestTimeout: 30_000, keepAliveTimeout: 65_000, connectionsCheckingInterval: 5_000 },
    (request, response) => {
      const answer = (record: RequestRecord) =>
        respond(request, response, record).catch((error: unknown) => {
          const { requestId } = record;
          log(requestId, error);
          record.codes.add('INTERNAL_SERVER_ERROR');
          if (response.headersSent) response.destroy();
          else sendJson(response, 500, { errors: [internalError(requestId)] });
        });
      void traffic.follow(request, response, answer);
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
