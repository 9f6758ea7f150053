import type { Server } from 'node:http';
import { Server as NetServer, type Socket } from 'node:net';
import { setImmediate, setTimeout } from 'node:timers/promises';
import type { Traffic } from './traffic.ts';

/** How a server is stopped, in milliseconds. */
export interface StopTimes {
  /** How long new connections are still accepted. */
  readonly drainMs: number;
  /** How long idle connections are left open after that: the next request may be on its way. */
  readonly lingerMs: number;
  /** How long what is in flight after that has to finish. */
  readonly graceMs: number;
}

/** At the end of the drain, how long connections are kept again. */
const settleMs = 500;
/** The longest that accepting the last connections takes: clients may open them faster than any server accepts. */
const acceptMs = 2_000;
const sweepMs = 50;

/**
 * Prepares a server that does not listen yet for being stopped without losing a request.
 * @returns what stops it, and resolves with how many connections had to be cut.
 */
export function stopperOf(server: Server, traffic: Traffic): (times: StopTimes) => Promise<number> {
  const connections = new Set<Socket>();
  let accepted = 0;
  server.on('connection', (connection: Socket) => {
    accepted += 1;
    connections.add(connection);
    connection.once('close', () => connections.delete(connection));
  });

  const closeIdle = (): void => {
    server.closeIdleConnections();
    // Browsers open connections in advance. Node waits for a request on them, and does not call them idle.
    for (const connection of connections) if (connection.bytesRead === 0) connection.destroy();
  };

  /** Answers go on and tell clients to leave, as long as a load balancer may still send some here. */
  const drain = async (drainMs: number): Promise<void> => {
    const settle = Math.min(settleMs, drainMs / 2);
    traffic.tellToClose(true);
    await setTimeout(drainMs - settle);
    // Those that have nobody else to go to come back with new connections: nobody is sent away just before the end.
    traffic.tellToClose(false);
    await setTimeout(settle);
  };

  /**
   * Accepts the connections that wait for it, since the system resets them when listening ends. Node accepts one in a
   * turn of its event loop, so none is left after a turn without. Requests are held meanwhile: a turn that answers them
   * takes long enough for others to connect.
   */
  const acceptWaiting = async (): Promise<void> => {
    const until = performance.now() + acceptMs;
    // The rest of the turn we are in.
    await setImmediate();
    for (let before = -1; before !== accepted && performance.now() < until; ) {
      before = accepted;
      await setImmediate();
    }
  };

  return async ({ drainMs, lingerMs, graceMs }) => {
    if (drainMs > 0) await drain(drainMs);
    const release = traffic.hold();
    await acceptWaiting();
    const closed = new Promise<void>((done) => server.once('close', done));
    // Not the method of HTTP, which would close idle connections at once.
    NetServer.prototype.close.call(server);
    traffic.tellToClose(true);
    release();
    const stopped = performance.now();
    let cut = 0;
    // Again and again, for a connection that was answering is idle only later.
    const sweep = setInterval(() => {
      const elapsed = performance.now() - stopped;
      if (elapsed >= lingerMs) closeIdle();
      if (elapsed < graceMs || cut > 0) return;
      cut = connections.size;
      server.closeAllConnections();
    }, sweepMs);
    if (lingerMs === 0) closeIdle();
    await closed;
    clearInterval(sweep);
    // What HTTP adds to it: its timer for slow clients.
    server.close();
    return cut;
  };
}
