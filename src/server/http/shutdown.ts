import type { Server } from 'node:http';
import { Server as NetServer, type Socket } from 'node:net';
import { setImmediate, setTimeout } from 'node:timers/promises';
import type { Traffic } from './traffic.ts';

/** The phases of stopping a server, in milliseconds. */
export interface StopTimes {
  /** Time in which the server still accepts new connections. */
  readonly drainMs: number;
  /** Time after that in which idle connections stay open: the next request may be on its way. */
  readonly lingerMs: number;
  /** Time after the drain in which requests under way must end. */
  readonly graceMs: number;
}

/** At the end of the drain, how long the server keeps connections open again. */
const settleMs = 500;
/** The longest time to accept the last connections: clients may open them faster than the server accepts them. */
const acceptMs = 2_000;
const sweepMs = 50;

/** Stops a server without losing a request. Create it before the server listens. */
export class GracefulStop {
  private readonly server: Server;
  private readonly traffic: Traffic;
  private readonly connections = new Set<Socket>();
  private accepted = 0;

  constructor(server: Server, traffic: Traffic) {
    this.server = server;
    this.traffic = traffic;
    server.on('connection', (connection: Socket) => {
      this.accepted += 1;
      this.connections.add(connection);
      connection.once('close', () => this.connections.delete(connection));
    });
  }

  /**
   * Drains, stops listening, and waits for the requests under way.
   * @returns the number of connections that were cut after the grace.
   */
  async stop({ drainMs, lingerMs, graceMs }: StopTimes): Promise<number> {
    if (drainMs > 0) await this.drain(drainMs);
    const release = this.traffic.hold();
    await this.acceptWaiting();
    const closed = new Promise<void>((done) => this.server.once('close', done));
    // The method of `net`: that of HTTP would close idle connections at once.
    NetServer.prototype.close.call(this.server);
    this.traffic.setClosing(true);
    release();
    const stopped = performance.now();
    let cut = 0;
    // Repeatedly, since a connection that is answering now becomes idle later.
    const sweep = setInterval(() => {
      const elapsed = performance.now() - stopped;
      if (elapsed >= lingerMs) this.closeIdle();
      if (elapsed < graceMs || cut > 0) return;
      cut = this.connections.size;
      this.server.closeAllConnections();
    }, sweepMs);
    if (lingerMs === 0) this.closeIdle();
    await closed;
    clearInterval(sweep);
    // The method of HTTP also ends its timer for slow clients.
    this.server.close();
    return cut;
  }

  /** Keeps answering and asks clients to leave, as long as a load balancer may still send requests. */
  private async drain(drainMs: number): Promise<void> {
    const settle = Math.min(settleMs, drainMs / 2);
    this.traffic.setClosing(true);
    await setTimeout(drainMs - settle);
    // Clients without another server come back with new connections: none of them is sent away just before the end.
    this.traffic.setClosing(false);
    await setTimeout(settle);
  }

  /**
   * Accepts the connections that wait for it, since the system resets them when listening ends. Node accepts one
   * connection in a turn of its event loop, so after a turn without one none is left. Requests are held meanwhile: a
   * turn that answers them takes long enough for others to connect.
   */
  private async acceptWaiting(): Promise<void> {
    const until = performance.now() + acceptMs;
    // Waits for the rest of the present turn.
    await setImmediate();
    for (let before = -1; before !== this.accepted && performance.now() < until; ) {
      before = this.accepted;
      await setImmediate();
    }
  }

  private closeIdle(): void {
    this.server.closeIdleConnections();
    // Browsers open connections in advance. Node waits for a request on them, and does not count them as idle.
    for (const connection of this.connections) if (connection.bytesRead === 0) connection.destroy();
  }
}
