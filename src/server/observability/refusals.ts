/** Counts and logs refused connections. */
import type { Log } from './log.ts';

/** The limit that a connection exceeds: that of all connections, or that of one client. */
export const refusalReasons = ['limit', 'client'] as const;
export type RefusalReason = (typeof refusalReasons)[number];

/** Milliseconds between two lines of the log: a flood of connections must not become a flood of lines. */
const quietMs = 5_000;

const settings: Readonly<Record<RefusalReason, string>> = {
  limit: 'max-connections',
  client: 'max-connections-per-client',
};

/** Clients whose connections count separately between two lines; those of further clients count together. */
const maxClients = 1_000;

export class Refusals {
  private readonly log: Pick<Log, 'warn'>;
  private readonly counts: Record<RefusalReason, number> = { limit: 0, client: 0 };
  /** The numbers since the last line of the log, by client. */
  private readonly unlogged: Readonly<Record<RefusalReason, Map<string, number>>> = {
    limit: new Map(),
    client: new Map(),
  };
  private timer: NodeJS.Timeout | null = null;

  constructor(log: Pick<Log, 'warn'>) {
    this.log = log;
  }

  /** The numbers of refused connections since the start. */
  get totals(): Readonly<Record<RefusalReason, number>> {
    return this.counts;
  }

  /** Counts a connection. The first one is logged at once, the next ones together. */
  note(reason: RefusalReason, client: string): void {
    this.counts[reason] += 1;
    const clients = this.unlogged[reason];
    const name = clients.has(client) || clients.size < maxClients ? client : '(other)';
    clients.set(name, (clients.get(name) ?? 0) + 1);
    if (this.timer) return;
    this.write();
    this.timer = setTimeout(() => {
      this.timer = null;
      this.write();
    }, quietMs).unref();
  }

  /** Writes a line for each limit, with the client that has exceeded it most often. */
  private write(): void {
    for (const reason of refusalReasons) {
      const clients = [...this.unlogged[reason]].sort(([, a], [, b]) => b - a);
      this.unlogged[reason].clear();
      const [most] = clients;
      if (!most) continue;
      const [client, ofClient] = most;
      const refused = clients.reduce((sum, [, count]) => sum + count, 0);
      this.log.warn(
        { refused, setting: settings[reason], client, ofClient, clients: clients.length },
        'refused connections',
      );
    }
  }
}
