import { limitExceeded } from './errors.ts';
import type { Limits } from './limits.ts';

/** Counts what an operation looks at, so that none takes more than its share. */
export class Work {
  /** Nodes and edges looked at so far. */
  visited = 0;
  private readonly max: number;

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
}
