import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import compression from 'compression';
import { internalError } from '../../base/errors.ts';
import type { HttpLimits } from '../../base/limits.ts';
import { answerMalformed } from '../http/malformed.ts';
import { sendJson } from '../http/respond.ts';
import { traceRequest } from '../http/trace.ts';
import type { Traffic } from '../http/traffic.ts';
import { logFailure } from '../observability/failures.ts';
import type { Log } from '../observability/log.ts';
import type { RequestRecord } from '../observability/record.ts';
import type { Router } from './router.ts';

/** How often, in milliseconds, Node looks for clients that are too slow: the time-outs are this late at most. */
const slowCheckMs = 1_000;

/** Answers every request: the way of a request through the service begins here. */
export class RequestListener {
  private readonly traffic: Traffic;
  private readonly router: Router;
  private readonly log: Log;

  constructor(traffic: Traffic, router: Router, log: Log) {
    this.traffic = traffic;
    this.router = router;
    this.log = log;
  }

  /** Records, traces and answers a request. Every answer has the id of its request in `x-request-id`. */
  async handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const record = this.traffic.begin(request, response);
    await this.traffic.untilReleased();
    await traceRequest(request, response, record, () => this.answer(request, response, record));
  }

  private async answer(request: IncomingMessage, response: ServerResponse, record: RequestRecord): Promise<void> {
    try {
      await this.router.answer(request, response, record);
    } catch (error) {
      const { requestId } = record;
      logFailure(this.log, requestId, error);
      record.codes.add('INTERNAL_SERVER_ERROR');
      if (response.headersSent) response.destroy();
      else sendJson(response, 500, { errors: [internalError(requestId)] });
    }
  }
}

/** Creates the HTTP server, which does not listen yet. */
export function createHttpServer(limits: HttpLimits, listener: RequestListener): Server {
  const compress = compression({ threshold: limits.compressAboveBytes });
  const server = createServer(
    {
      headersTimeout: limits.headersTimeoutMs,
      requestTimeout: limits.requestTimeoutMs,
      keepAliveTimeout: limits.keepAliveTimeoutMs,
      maxHeaderSize: limits.maxHeaderBytes,
      connectionsCheckingInterval: slowCheckMs,
      // `checkHeaders` checks it with the other headers, and its answer says what is wrong.
      requireHostHeader: false,
    },
    (request, response) => {
      // Its types are those of Express. It uses nothing of them that Node's own requests and answers lack.
      compress(request as never, response as never, () => {
        void listener.handle(request, response);
      });
    },
  );
  server.maxConnections = limits.maxConnections;
  server.maxRequestsPerSocket = limits.maxRequestsPerConnection;
  answerMalformed(server);
  return server;
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
