import { type Log, openLog } from '../../../src/server/observability/log.ts';

/** A line of the log, as whoever collects it reads it. */
export type Line = Readonly<Record<string, unknown>>;

/** A log that a test reads. */
export class TestLog {
  readonly log: Log;
  /** What was written, as text. */
  readonly texts: string[] = [];

  constructor(level = 'info') {
    this.log = openLog(level, { write: (text: string) => this.texts.push(text) });
  }

  get lines(): readonly Line[] {
    return this.texts.map((text) => JSON.parse(text) as Line);
  }

  /** The line of each request that has been answered. */
  get requests(): readonly Line[] {
    return this.lines.filter(({ message }) => message === 'request');
  }

  /** The lines that tell what failed within the service, as text. */
  get failures(): readonly string[] {
    return this.texts.filter((text) => (JSON.parse(text) as Line).message !== 'request');
  }

  clear(): void {
    this.texts.length = 0;
  }
}
