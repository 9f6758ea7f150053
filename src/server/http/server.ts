import { createServer, type Server } from 'node:http';
import compression from 'compression';
import type { HttpLimits } from '../../base/limits.ts';
import { internalError, type LogFailure } from '../graphql/errors.ts';
import type { RequestRecord } from '../observability/record.ts';
import { answerBroken } from './broken.ts';
import { sendJson } from './respond.ts';
import type { Respond } from './routes.ts';
import type { Traffic } from './traffic.ts';

export interface HttpOptions {
  readonly limits: HttpLimits;
  readonly respond: Respond;
  readonly traffic: Traffic;
  readonly log: LogFailure;
}

/** How often, in milliseconds, Node looks for clients that are too slow: the time-outs are met this late at most. */
const slowCheckMs = 1_000;

/** The HTTP server, not yet listening. Every answer has the id of its request in `x-request-id`. */
export function createHttpServer({ limits, respond, traffic, log }: HttpOptions): Server {
  const compress = compression({ threshold: limits.compressAboveBytes });
  const server = createServer(
    {
      headersTimeout: limits.headersTimeoutMs,
      requestTimeout: limits.requestTimeoutMs,
      keepAliveTimeout: limits.keepAliveTimeoutMs,
      maxHeaderSize: limits.maxHeaderBytes,
      connectionsCheckingInterval: slowCheckMs,
      // Looked at with the other headers, where the answer can say what is wrong.
      requireHostHeader: false,
    },
    (request, response) => {
      const answer = (record: RequestRecord) =>
        respond(request, response, record).catch((error: unknown) => {
          const { requestId } = record;
          log(requestId, error);
          record.codes.add('INTERNAL_SERVER_ERROR');
          if (response.headersSent) response.destroy();
          else sendJson(response, 500, { errors: [internalError(requestId)] });
        });
      // Its types are Express's; what it uses of them, Node's own requests and answers have, too.
      compress(request as never, response as never, () => {
        void traffic.follow(request, response, answer);
      });
    },
  );
  server.maxConnections = limits.maxConnections;
  server.maxRequestsPerSocket = limits.maxRequestsPerConnection;
  answerBroken(server);
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
