/** How many units of work an algorithm does between two yields: enough that yielding costs next to nothing. */
const often = 500;

/** Counts the work of an algorithm in steps: `if (tally.add()) yield tally.take();`, and `yield tally.take()` at its end. */
export class Tally {
  private count = 0;

  /** @returns whether it is time to yield. */
  add(count = 1): boolean {
    this.count += count;
    return this.count >= often;
  }

  /** What was counted since the last time. */
  take(): number {
    const { count } = this;
    this.count = 0;
    return count;
  }
}
