import { limitExceeded } from '../errors.ts';
import type { Limits } from '../limits.ts';

/** How long, in milliseconds, an operation keeps the event loop before it lets others in. */
const sliceLength = 5;

/** Counts what an operation looks at, so that none takes more than its share, and shares the event loop. */
export class Work {
  private visited = 0;
  private readonly max: number;
  private sliceStart = performance.now();

  constructor(limits: Limits) {
    this.max = limits.maxWork;
  }

  /**
   * Counts nodes or edges looked at.
   * @throws {GraphQLError} LIMIT_EXCEEDED past the limit.
   */
  visit(count = 1): void {
    this.visited += count;
    if (this.visited > this.max) throw limitExceeded('maxWork', this.max, this.visited);
  }

  get sliceIsOver(): boolean {
    return performance.now() - this.sliceStart > sliceLength;
  }

  /** Lets other requests in, then goes on. */
  async pause(): Promise<void> {
    await new Promise((resolve) => setImmediate(resolve));
    this.sliceStart = performance.now();
  }
}
