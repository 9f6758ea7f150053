/** Limits the connections, in all and of each client. Some are reserved for probes, which get an answer at any load. */
import type { Server } from 'node:http';
import type { Socket } from 'node:net';
import { codedError } from '../../base/errors.ts';
import type { RefusalReason, Refusals } from '../observability/refusals.ts';
import { type ClientAddresses, networkOf } from './client-address.ts';
import type { Exchange } from './exchange.ts';
import { isProbe } from './paths.ts';
import { type HttpAnswer, type Refusal, refusalAnswer } from './respond.ts';

export interface ConnectionLimits {
  readonly maxConnections: number;
  /** 0 for no limit. */
  readonly maxConnectionsPerClient: number;
}

/** Connections beyond the limit that the service accepts for probes. */
const reserve = 64;
/** Milliseconds after which a reserved connection ends: a probe sends its request at once. */
const reservedMs = 5_000;

const refusalFor = (message: string): Refusal => ({
  status: 503,
  error: codedError('TOO_MANY_CONNECTIONS', message),
  headers: { 'retry-after': '1' },
});

const tooMany: Readonly<Record<RefusalReason, Refusal>> = {
  limit: refusalFor('The service has as many connections as it may have. Connect again in a moment.'),
  client: refusalFor(
    'This client has as many connections as one client may have. Close some, or send more requests on each.',
  ),
};

export class Connections {
  private readonly limits: ConnectionLimits;
  private readonly clients: Pick<ClientAddresses, 'isTrusted'>;
  private readonly refusals: Refusals;
  /** The number of connections by network of the client. */
  private readonly byClient = new Map<string, number>();
  /** The connections beyond a limit, the oldest first. */
  private readonly reserved = new Map<Socket, RefusalReason>();
  private open = 0;

  constructor(limits: ConnectionLimits, clients: Pick<ClientAddresses, 'isTrusted'>, refusals: Refusals) {
    this.limits = limits;
    this.clients = clients;
    this.refusals = refusals;
  }

  /** Watches a server that does not listen yet. */
  watch(server: Server): void {
    server.prependListener('connection', (socket: Socket) => this.accept(socket));
  }

  /** The limit of all connections. */
  get limit(): number {
    return this.limits.maxConnections;
  }

  /** The number of open connections, without the reserved ones. */
  get count(): number {
    return this.open;
  }

  /** Refuses a request on a reserved connection, unless it is a probe. @returns null if the service may answer it. */
  refusalOf({ request, response, record }: Exchange): HttpAnswer | null {
    const reason = this.reserved.get(request.socket);
    if (reason === undefined) return null;
    response.setHeader('connection', 'close');
    if (isProbe(record.path)) return null;
    this.refusals.note(reason, networkOf(request.socket.remoteAddress ?? ''));
    return refusalAnswer(record, tooMany[reason]);
  }

  private accept(socket: Socket): void {
    const { remoteAddress = '' } = socket;
    const client = networkOf(remoteAddress);
    const ofClient = this.byClient.get(client) ?? 0;
    const { maxConnections, maxConnectionsPerClient: perClient } = this.limits;
    const isOver = perClient > 0 && ofClient >= perClient && !this.clients.isTrusted(remoteAddress);
    if (this.open >= maxConnections) this.reserveFor(socket, 'limit', client);
    else if (isOver) this.reserveFor(socket, 'client', client);
    else this.admit(socket, client, ofClient);
  }

  private admit(socket: Socket, client: string, ofClient: number): void {
    this.open += 1;
    this.byClient.set(client, ofClient + 1);
    socket.once('close', () => {
      this.open -= 1;
      const left = (this.byClient.get(client) ?? 1) - 1;
      if (left > 0) this.byClient.set(client, left);
      else this.byClient.delete(client);
    });
  }

  /** Takes a connection into the reserve. It ends the oldest one for it, so that the newest probe always gets in. */
  private reserveFor(socket: Socket, reason: RefusalReason, client: string): void {
    const [oldest] = this.reserved.keys();
    if (oldest && this.reserved.size >= reserve) oldest.destroy();
    this.reserved.set(socket, reason);
    const timer = setTimeout(() => socket.destroy(), reservedMs).unref();
    socket.once('close', () => {
      clearTimeout(timer);
      this.reserved.delete(socket);
      // A connection with a request is refused, or was a probe, when the service answers it.
      if (socket.bytesWritten === 0) this.refusals.note(reason, client);
    });
  }
}
