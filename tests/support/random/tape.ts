/**
 * The choices of one random case, which fast-check draws in advance. All writers of random operations read one. Past
 * its end, every choice is the first one. So a shorter tape gives a smaller case: shrinking the tape shrinks the case.
 */
export class Tape {
  private readonly choices: Iterator<number>;

  /** @param choices the tape reads them from the end, because fast-check shortens lists at their beginning. */
  constructor(choices: ArrayLike<number>) {
    this.choices = Array.from(choices).reverse().values();
  }

  /** Draws a number from 0 up to `count`, without `count` itself. */
  below(count: number): number {
    const { value, done } = this.choices.next();
    return done || count < 1 ? 0 : value % count;
  }

  /** Draws true in `percent` of the cases; false past the end. */
  chance(percent: number): boolean {
    return this.below(100) >= 100 - percent;
  }

  /** Draws an item of a list; past the end, the first. Put the simplest item first. */
  pick<T>(items: readonly [T, ...T[]]): T;
  pick<T>(items: readonly T[]): T | undefined;
  pick<T>(items: readonly T[]): T | undefined {
    return items[this.below(items.length)];
  }

  /** Draws up to `count` different items of a list. */
  some<T>(items: readonly T[], count: number): T[] {
    const left = [...items];
    const chosen: T[] = [];
    while (chosen.length < count && left.length > 0) chosen.push(...left.splice(this.below(left.length), 1));
    return chosen;
  }
}
