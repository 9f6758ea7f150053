import type { Server } from 'node:http';
import { Server as NetServer, type Socket } from 'node:net';

/** How long, in milliseconds, an idle connection is left open yet: the next request may be on its way on it. */
const lingerMs = 100;
const sweepMs = 50;

/**
 * Prepares a server that does not listen yet for being stopped without losing a request.
 * @returns what stops it: it accepts no more connections, lets what is in flight finish, and cuts what has not after
 * `graceMs`. It resolves with how many connections were cut.
 */
export function stopperOf(server: Server): (graceMs: number) => Promise<number> {
  const connections = new Set<Socket>();
  server.on('connection', (connection: Socket) => {
    connections.add(connection);
    connection.once('close', () => connections.delete(connection));
  });

  const closeIdle = (): void => {
    server.closeIdleConnections();
    // Browsers open connections in advance. Node waits for a request on them, and does not call them idle.
    for (const connection of connections) if (connection.bytesRead === 0) connection.destroy();
  };

  return async (graceMs) => {
    const closed = new Promise<void>((done) => server.once('close', done));
    // Not the method of HTTP, which would close idle connections at once.
    NetServer.prototype.close.call(server);
    const stopped = performance.now();
    // Again and again, for a connection that was answering is idle only later.
    const sweep = setInterval(() => performance.now() - stopped > lingerMs && closeIdle(), sweepMs);
    let cut = 0;
    const end = setTimeout(() => {
      cut = connections.size;
      server.closeAllConnections();
    }, graceMs);
    await closed;
    clearInterval(sweep);
    clearTimeout(end);
    // What HTTP adds to it: its timer for slow clients.
    server.close();
    return cut;
  };
}
