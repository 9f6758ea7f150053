/**
 * The choices of one random case, drawn beforehand. Whoever reads it makes a case as small as the tape is: past its
 * end every choice is the first one, so that shrinking the tape shrinks the case.
 */
export class Tape {
  private readonly choices: Iterator<number>;

  /** @param choices read from the end, since fast-check shortens lists at their beginning. */
  constructor(choices: ArrayLike<number>) {
    this.choices = Array.from(choices).reverse().values();
  }

  /** A number from 0 up to, and without, `count`. */
  below(count: number): number {
    const { value, done } = this.choices.next();
    return done || count < 1 ? 0 : value % count;
  }

  /** True in so many cases of a hundred; false past the end. */
  chance(percent: number): boolean {
    return this.below(100) >= 100 - percent;
  }

  /** One of a list; the first past the end. Put the simplest first. */
  pick<T>(items: readonly [T, ...T[]]): T;
  pick<T>(items: readonly T[]): T | undefined;
  pick<T>(items: readonly T[]): T | undefined {
    return items[this.below(items.length)];
  }

  /** Up to `count` different ones of a list. */
  some<T>(items: readonly T[], count: number): T[] {
    const left = [...items];
    const chosen: T[] = [];
    while (chosen.length < count && left.length > 0) chosen.push(...left.splice(this.below(left.length), 1));
    return chosen;
  }
}
