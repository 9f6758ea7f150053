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

export class Refusals {
  private readonly log: Pick<Log, 'warn'>;
  private readonly counts: Record<RefusalReason, number> = { limit: 0, client: 0 };
  /** The number since the last line of the log. */
  private readonly unlogged: Record<RefusalReason, number> = { limit: 0, client: 0 };
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
    this.unlogged[reason] += 1;
    if (this.timer) return;
    this.write(client);
    this.timer = setTimeout(() => {
      this.timer = null;
      this.write(client);
    }, quietMs).unref();
  }

  private write(client: string): void {
    for (const reason of refusalReasons) {
      const refused = this.unlogged[reason];
      this.unlogged[reason] = 0;
      if (refused > 0) this.log.warn({ refused, setting: settings[reason], client }, 'refused connections');
    }
  }
}
