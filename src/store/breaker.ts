/** Lets requests fail at once while a store is away, and finds out by one probe at a time when it is back. */

export const breakerStates = ['closed', 'open', 'half-open'] as const;
/** "half-open" means that a probe is on its way. */
export type BreakerState = (typeof breakerStates)[number];

export interface BreakerSettings {
  /** The number of failures in a row that open the breaker; 0 for no breaker. */
  readonly breakerFailures: number;
  /** The milliseconds between two probes of a store that is away. */
  readonly breakerProbeMs: number;
}

/** Sets timers. Tests replace it. */
export interface Timers {
  /** Runs work later. @returns a function that cancels it. */
  after(ms: number, work: () => void): () => void;
}

export class Breaker<Fault> {
  private readonly settings: BreakerSettings;
  private readonly probe: () => Promise<Fault | null>;
  private readonly timers: Timers;
  /** The last fault; null while the breaker is closed. */
  private fault: Fault | null = null;
  private isProbing = false;
  private failures = 0;
  private cancel = (): void => {};
  private isEnded = false;
  private readonly counts = { opened: 0, probes: 0 };

  /** @param probe asks the store once. It returns null if the store answered. */
  constructor(settings: BreakerSettings, probe: () => Promise<Fault | null>, timers: Timers = systemTimers) {
    this.settings = settings;
    this.probe = probe;
    this.timers = timers;
  }

  /** The fault with which requests fail at once; null if they may go to the store. */
  get refusal(): Fault | null {
    return this.fault;
  }

  get state(): BreakerState {
    if (this.fault === null) return 'closed';
    return this.isProbing ? 'half-open' : 'open';
  }

  /** How often the breaker has opened, and how many probes it has sent. */
  get counted(): Readonly<{ opened: number; probes: number }> {
    return this.counts;
  }

  /** Takes note that the store answered. */
  succeeded(): void {
    this.failures = 0;
    // A read that began before the store went away may still end well. Only a probe closes the breaker.
  }

  /** Takes note that the store was away. @returns whether this opened the breaker. */
  failed(fault: Fault): boolean {
    if (this.fault !== null || this.isEnded) return false;
    this.failures++;
    const { breakerFailures } = this.settings;
    if (breakerFailures === 0 || this.failures < breakerFailures) return false;
    this.counts.opened++;
    this.fault = fault;
    this.wait();
    return true;
  }

  /** Stops the probes. */
  end(): void {
    this.isEnded = true;
    this.cancel();
  }

  private wait(): void {
    this.cancel = this.timers.after(this.settings.breakerProbeMs, () => void this.ask());
  }

  private async ask(): Promise<void> {
    this.isProbing = true;
    this.counts.probes++;
    const fault = await this.probe();
    this.isProbing = false;
    if (this.isEnded) return;
    this.fault = fault;
    if (fault === null) this.failures = 0;
    else this.wait();
  }
}

const systemTimers: Timers = {
  after: (ms, work) => {
    // It must not keep a process running whose other work is done.
    const timer = setTimeout(work, ms).unref();
    return () => clearTimeout(timer);
  },
};
