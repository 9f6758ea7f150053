import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { internalError } from '../../base/errors.ts';
import type { HttpLimits } from '../../base/limits.ts';
import type { Connections } from '../http/connections.ts';
import type { Exchange } from '../http/exchange.ts';
import { answerMalformed } from '../http/malformed.ts';
import { jsonAnswer } from '../http/respond.ts';
import type { Responder } from '../http/responder.ts';
import { traceRequest } from '../http/trace.ts';
import type { Traffic } from '../http/traffic.ts';
import { logFailure } from '../observability/failures.ts';
import type { Log } from '../observability/log.ts';
import type { Router } from './router.ts';

/** How often, in milliseconds, Node looks for clients that are too slow: the time-outs are this late at most. */
const slowCheckMs = 1_000;

export interface ListenerParts {
  readonly traffic: Traffic;
  readonly router: Pick<Router, 'answer'>;
  readonly responder: Responder;
  readonly log: Log;
  /** Null for a port whose connections the service does not limit. */
  readonly connections: Connections | null;
}

/** Answers every request: the way of a request through the service begins here. */
export class RequestListener {
  private readonly traffic: Traffic;
  private readonly router: Pick<Router, 'answer'>;
  private readonly responder: Responder;
  private readonly log: Log;
  private readonly connections: Connections | null;

  constructor({ traffic, router, responder, log, connections }: ListenerParts) {
    this.traffic = traffic;
    this.router = router;
    this.responder = responder;
    this.log = log;
    this.connections = connections;
  }

  /** Records, traces and answers a request. Every answer has the id of its request in `x-request-id`. */
  async handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const exchange = { request, response, record: this.traffic.begin(request, response) };
    await this.traffic.untilReleased();
    await traceRequest(exchange, () => this.answer(exchange));
  }

  /** Logs and counts input that never became a request. */
  noteMalformed(status: number, client: string): void {
    this.traffic.noteMalformed(status, client);
  }

  private async answer(exchange: Exchange): Promise<void> {
    try {
      const answer = this.connections?.refusalOf(exchange) ?? (await this.router.answer(exchange));
      if (answer) await this.responder.send(exchange, answer);
    } catch (error) {
      const { response, record } = exchange;
      logFailure(this.log, record.requestId, error);
      record.codes.add('INTERNAL_SERVER_ERROR');
      if (response.headersSent) response.destroy();
      else await this.responder.send(exchange, jsonAnswer(500, { errors: [internalError(record.requestId)] }));
    }
  }
}

/** Creates the HTTP server, which does not listen yet. */
export function createHttpServer(limits: HttpLimits, listener: RequestListener): Server {
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
    (request, response) => void listener.handle(request, response),
  );
  server.maxRequestsPerSocket = limits.maxRequestsPerConnection;
  answerMalformed(server, (status, client) => listener.noteMalformed(status, client));
  return server;
}

/**
 * Begins to listen.
 * @param setting names the port, for the message of an error.
 * @returns the URL that reaches the server.
 */
export async function listen(
  server: Server,
  host: string,
  port: number,
  setting: 'port' | 'admin-port' = 'port',
): Promise<string> {
  await new Promise<void>((done, failed) => {
    const fail = (error: Error): void => failed(Object.assign(error, { setting }));
    server.once('error', fail);
    server.listen(port, host, () => {
      server.off('error', fail);
      done();
    });
  });
  const address = server.address();
  const bound = typeof address === 'object' && address ? address.port : port;
  const reachable = host === '0.0.0.0' || host === '::' ? 'localhost' : host;
  return `http://${reachable.includes(':') ? `[${reachable}]` : reachable}:${bound}`;
}
