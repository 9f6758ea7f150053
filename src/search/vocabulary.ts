import { lowerBound } from '../base/lower-bound.ts';
import { must } from '../base/must.ts';
import type { Strings } from '../columns/strings.ts';
import { compareText } from '../model/text.ts';
import type { NamesData } from './data.ts';
import { hasDigit, numbersOf, typosAllowed, typosBetween } from './language.ts';

/** How a typed word matches: whole, as a beginning, or with typos. The first is the closest. */
export const reach = { exact: 0, prefix: 1, typo: 2 } as const;

/** How close a word of a name is to a typed one. */
export interface Closeness {
  readonly reach: (typeof reach)[keyof typeof reach];
  /** The number of typos between the two. */
  readonly typos: number;
}

/** The words of a graph's names that a typed word may mean, each with how close it is. */
export type Meanings = ReadonlyMap<string, Closeness>;

const exactly: Closeness = { reach: reach.exact, typos: 0 };
const beginning: Closeness = { reach: reach.prefix, typos: 0 };

/** Most letters that may be added, left out or changed in a word with typos. A swap of two letters counts as two. */
const mostChanges = 2;

/** The words of all names, sorted, each with the numbers of the names that hold it. */
export class Vocabulary {
  private readonly words: readonly string[];
  private readonly data: NamesData;

  constructor(data: NamesData, strings: Strings) {
    this.data = data;
    this.words = Array.from(data.vocabulary, (code) => strings.at(code));
  }

  /** Returns a word by its place. */
  word(place: number): string {
    return must(this.words[place]);
  }

  /** Returns the names that hold a word. */
  namesWith(word: string): Uint32Array {
    const place = this.placeOf(word);
    const { holderOffsets, holders } = this.data;
    return this.words[place] === word
      ? holders.subarray(must(holderOffsets[place]), must(holderOffsets[place + 1]))
      : new Uint32Array();
  }

  /** Returns whether any word begins with the letters. */
  hasBeginning(beginning: string): boolean {
    return this.words[this.placeOf(beginning)]?.startsWith(beginning) ?? false;
  }

  /**
   * Returns what a typed word may mean. A plural is as good as its singular. A number does not begin another number,
   * and has no typos.
   */
  meaningsOf(typed: string): Meanings {
    const found = new Map<string, Closeness>();
    for (const form of numbersOf(typed)) if (this.words[this.placeOf(form)] === form) found.set(form, exactly);
    if (!/^\p{N}+$/u.test(typed)) {
      for (const word of this.beginningWith(typed)) if (!found.has(word)) found.set(word, beginning);
    }
    const most = typosAllowed(typed);
    if (most === 0) return found;
    for (const word of this.near(typed)) {
      if (found.has(word) || hasDigit(word)) continue;
      const typos = typosBetween(typed, word);
      if (typos <= most) found.set(word, { reach: reach.typo, typos });
    }
    return found;
  }

  /** Returns the place of a word, or the place where it would go. */
  private placeOf(word: string): number {
    return lowerBound(0, this.words.length, (place) => compareText(this.word(place), word) < 0);
  }

  private *beginningWith(typed: string): Generator<string> {
    for (let place = this.placeOf(typed); place < this.words.length; place++) {
      const word = this.word(place);
      if (!word.startsWith(typed)) return;
      yield word;
    }
  }

  /**
   * Yields the words within two changes of a typed one, by a table of distances with a row for each beginning of a
   * word. Words are sorted: each one reuses the rows of the beginning that it shares with the word before. The search
   * skips a word if that beginning is already too far off.
   */
  private *near(typed: string): Generator<string> {
    const width = typed.length + 1;
    const longest = typed.length + mostChanges;
    const table = Uint8Array.from({ length: (longest + 1) * width }, (_, i) => i);
    let before = '';
    /** How many letters of the word before have a row, and whether the last of these rows is too far off. */
    let depth = 0;
    let isFar = false;
    for (const word of this.words) {
      let shared = 0;
      while (shared < depth && word[shared] === before[shared]) shared++;
      if (isFar && shared === depth) continue;
      before = word;
      depth = shared;
      isFar = false;
      while (depth < Math.min(word.length, longest) && !isFar) {
        depth += 1;
        isFar = addRow(table, depth, word[depth - 1], typed) > mostChanges;
      }
      if (!isFar && depth === word.length && must(table[(depth + 1) * width - 1]) <= mostChanges) yield word;
    }
  }
}

/**
 * Fills in the row of the first `depth` letters of a word: its distances from every beginning of the typed word.
 * @returns the least of them.
 */
function addRow(table: Uint8Array, depth: number, letter: string | undefined, typed: string): number {
  const width = typed.length + 1;
  const row = depth * width;
  const last = row - width;
  table[row] = depth;
  let least = depth;
  for (let j = 1; j < width; j++) {
    const changed = must(table[last + j - 1]) + (typed[j - 1] === letter ? 0 : 1);
    const distance = Math.min(changed, must(table[last + j]) + 1, must(table[row + j - 1]) + 1);
    table[row + j] = distance;
    if (distance < least) least = distance;
  }
  return least;
}
