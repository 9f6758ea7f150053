/** The units of work between two yields: enough to make a yield cheap. */
const often = 500;

/**
 * Counts the work of an algorithm in steps: `if (tally.add()) yield tally.take();`, and at its end `yield
 * tally.take()`.
 */
export class Tally {
  private count = 0;

  /** Counts units of work. @returns true when it is time to yield. */
  add(count = 1): boolean {
    this.count += count;
    return this.count >= often;
  }

  /** Returns the units since the last call. */
  take(): number {
    const { count } = this;
    this.count = 0;
    return count;
  }
}
