/** A log that a test can read. The tests of logging, access, errors and tracing use it. */
import { type Log, openLog } from '../../../src/server/observability/log.ts';

/** A line of the log. */
export type Line = Readonly<Record<string, unknown>>;

/** A log that keeps its lines. */
export class TestLog {
  readonly log: Log;
  /** The lines, as they were written. */
  readonly written: string[] = [];

  constructor(level = 'info') {
    this.log = openLog(level, { write: (text: string) => this.written.push(text) });
  }

  get lines(): readonly Line[] {
    return this.written.map((text) => JSON.parse(text) as Line);
  }

  /** The lines about requests. */
  get requests(): readonly Line[] {
    return this.lines.filter(({ message }) => message === 'request');
  }

  /** The failures of requests inside the service, as text. */
  get failures(): readonly string[] {
    return this.written.filter((text) => {
      const { message, requestId } = JSON.parse(text) as Line;
      return message !== 'request' && requestId !== undefined;
    });
  }

  clear(): void {
    this.written.length = 0;
  }
}
