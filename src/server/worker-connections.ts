/** Ends the connections that the first process gave to a worker, if the worker ends before it takes them. */
import type { Worker } from 'node:cluster';

/** A connection on its way to a worker, as Node holds it. */
interface Handle {
  close(): void;
}

/** The messages of Node's cluster: one gives a connection, and its answer acknowledges the number. */
interface ClusterMessage {
  readonly act?: string;
  readonly seq?: number;
  readonly ack?: number;
}

/** Milliseconds after the end of a worker in which its last answers arrive. */
const lateMs = 100;

/**
 * Watches a worker for connections that it has not taken. Node's cluster forgets them when the worker ends: the first
 * process would keep them open without an answer until the client gives up. A client whose connection is closed can
 * send the request again at once. No other worker gets it, since the worker may have read the request.
 */
export function endLostConnections({ process: child }: Worker): void {
  const given = new Map<number, Handle>();
  child.send = new Proxy(child.send, {
    apply: (target, self, args: [message: ClusterMessage, handle?: Handle]) => {
      const [{ act, seq }, handle] = args;
      if (act === 'newconn' && seq !== undefined && handle) given.set(seq, handle);
      return Reflect.apply(target, self, args);
    },
  });
  child.on('internalMessage', ({ ack }: ClusterMessage) => {
    if (ack !== undefined) given.delete(ack);
  });
  child.once('exit', () => {
    setTimeout(() => {
      for (const handle of given.values()) handle.close();
    }, lateMs);
  });
}
