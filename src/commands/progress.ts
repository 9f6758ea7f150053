import type { Progress } from '../base/progress.ts';

/** Where progress is written, such as standard error. */
export interface Out {
  readonly isTTY?: boolean;
  write(text: string): unknown;
}

const barWidth = 30;
/** How long a task runs before anything is shown, and the pause between two states, which a log needs few of. */
const onTerminal = { quietMs: 1_000, pauseMs: 100, percent: 0 };
const elsewhere = { quietMs: 5_000, pauseMs: 5_000, percent: 10 };

/**
 * Runs a task and shows how far it is, once that is worth a look: on a terminal a bar that fills, elsewhere a line now
 * and then. 100% is shown after the task has ended well, and never before.
 * @param now returns milliseconds; for tests.
 */
export async function withProgress<T>(
  out: Out,
  title: string,
  task: (progress: Progress) => Promise<T>,
  now: () => number = () => performance.now(),
): Promise<T> {
  const shown = new ShownProgress(out, title, now);
  try {
    const result = await task((step, done, total, rows) => shown.report(step, done, total, rows));
    shown.succeed();
    return result;
  } catch (error) {
    shown.clear();
    throw error;
  }
}

class ShownProgress {
  private readonly out: Out;
  private readonly title: string;
  private readonly now: () => number;
  private readonly began: number;
  private shownAt: number | undefined;
  private shownPercent = 0;
  /** How many records the task has come to. */
  private count = 0;

  constructor(out: Out, title: string, now: () => number) {
    this.out = out;
    this.title = title;
    this.now = now;
    this.began = now();
  }

  report(step: string, done: number, total: number, rows?: number): void {
    this.count = rows ?? done;
    const elapsed = this.now() - this.began;
    // Nothing is ready before it is: the last records may be written, and their index not yet.
    const percent = total > 0 ? Math.min(99, Math.floor((done / total) * 100)) : 0;
    if (!this.isDue(elapsed, percent)) return;
    if (this.shownAt === undefined) this.out.write(`${this.title}\n`);
    this.shownAt = elapsed;
    this.shownPercent = percent;
    const records = rows === undefined ? `${grouped(done)} of ${grouped(total)}` : `${grouped(rows)} rows`;
    // Before the first percent, the time went into the preparation, and says little about the rest.
    const left = percent > 0 ? `, ${duration((elapsed / done) * (total - done))} left` : '';
    const state = `${percent}% ${records}, ${this.rate(elapsed)}${left}: ${step}`;
    // To the start of the line; what a longer state left of the last one is erased.
    this.out.write(this.out.isTTY ? `\r${bar(percent)} ${state}\u001b[K` : `${state}\n`);
  }

  succeed(): void {
    if (this.shownAt === undefined) return;
    this.clear();
    const elapsed = this.now() - this.began;
    this.out.write(`100% ${grouped(this.count)} in ${duration(elapsed)}, ${this.rate(elapsed)}\n`);
  }

  /** Leaves the line of a terminal empty. */
  clear(): void {
    if (this.out.isTTY && this.shownAt !== undefined) this.out.write('\r\u001b[K');
  }

  private isDue(elapsed: number, percent: number): boolean {
    const pace = this.out.isTTY ? onTerminal : elsewhere;
    if (this.shownAt === undefined) return elapsed >= pace.quietMs;
    return elapsed - this.shownAt >= pace.pauseMs && percent >= this.shownPercent + pace.percent;
  }

  private rate(elapsed: number): string {
    return `${grouped(Math.round(this.count / Math.max(elapsed / 1_000, 0.001)))}/s`;
  }
}

function bar(percent: number): string {
  const full = Math.round((percent / 100) * barWidth);
  return `${'█'.repeat(full)}${'░'.repeat(barWidth - full)}`;
}

const grouped = (count: number): string => count.toLocaleString('en');

/** Writes a time in whole seconds, or in minutes and seconds. */
function duration(ms: number): string {
  const seconds = Math.ceil(ms / 1_000);
  return seconds < 60 ? `${seconds} s` : `${Math.floor(seconds / 60)} min ${seconds % 60} s`;
}
