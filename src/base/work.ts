import { limitExceeded } from './errors.ts';
import type { Limits } from './limits.ts';

/** Counts the nodes and edges that an operation visits, and refuses an operation that visits too many. */
export class Work {
  /** Nodes and edges visited so far. */
  visited = 0;
  private readonly max: number;

  constructor(limits: Pick<Limits, 'maxWork'>) {
    this.max = limits.maxWork;
  }

  /** Returns whether the operation may visit as many more. */
  admits(count: number): boolean {
    return this.visited + count <= this.max;
  }

  /**
   * Counts nodes or edges.
   * @throws {GraphQLError} LIMIT_EXCEEDED past the limit.
   */
  visit(count = 1): void {
    this.visited += count;
    if (this.visited > this.max) throw limitExceeded('maxWork', this.max, this.visited);
  }
}
