import SearchableMap from 'minisearch/SearchableMap';
import { hasDigit, numbersOf, typosAllowed, typosBetween } from './language.ts';

/** How a typed word was found: as it stands, as a beginning, or with typos. The first is the closest. */
export const reach = { exact: 0, prefix: 1, typo: 2 } as const;

/** How close a word of a name is to a typed one. */
export interface Closeness {
  readonly reach: (typeof reach)[keyof typeof reach];
  /** How many typos lie between the two. */
  readonly typos: number;
}

/** The words of a graph's names that a typed word may mean, each with how close it is. */
export type Meanings = ReadonlyMap<string, Closeness>;

const exactly: Closeness = { reach: reach.exact, typos: 0 };
const beginning: Closeness = { reach: reach.prefix, typos: 0 };

/** The words of all names, each with the numbers of the names that hold it: MiniSearch's radix tree. */
export class Vocabulary {
  private readonly words = new SearchableMap<number[]>();

  add(word: string, name: number): void {
    const names = this.words.get(word);
    if (!names) this.words.set(word, [name]);
    else if (names.at(-1) !== name) names.push(name);
  }

  /** The names that hold a word. */
  namesWith(word: string): readonly number[] {
    return this.words.get(word) ?? [];
  }

  /** Whether any word begins so. */
  hasBeginning(beginning: string): boolean {
    return !this.words.atPrefix(beginning).keys().next().done;
  }

  /**
   * What a typed word may mean. A plural is as good as its singular. A number is no beginning of another, and has no
   * typos.
   */
  meaningsOf(typed: string): Meanings {
    const found = new Map<string, Closeness>();
    for (const form of numbersOf(typed)) if (this.words.has(form)) found.set(form, exactly);
    if (!/^\p{N}+$/u.test(typed)) {
      for (const word of this.words.atPrefix(typed).keys()) if (!found.has(word)) found.set(word, beginning);
    }
    const most = typosAllowed(typed);
    if (most === 0) return found;
    // Two swapped letters are one typo, and two changes to the radix tree.
    for (const word of this.words.fuzzyGet(typed, 2).keys()) {
      if (found.has(word) || hasDigit(word)) continue;
      const typos = typosBetween(typed, word);
      if (typos <= most) found.set(word, { reach: reach.typo, typos });
    }
    return found;
  }
}
