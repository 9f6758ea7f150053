import { must } from '../base/must.ts';
import { isJoining } from '../model/english.ts';
import type { TypedWord } from './typed.ts';
import { type Closeness, reach } from './vocabulary.ts';

/** The words of a name, and which of them carry meaning: all except those that join others. */
export interface NameWords {
  readonly words: readonly string[];
  readonly isContent: readonly boolean[];
}

export function readName(words: readonly string[]): NameWords {
  const isContent = words.map((word, i) => !isJoining(word, words.slice(0, i)));
  return { words, isContent: isContent.includes(true) ? isContent : words.map(() => true) };
}

/** How a typed text fits a name. Smaller numbers are better, and earlier numbers count more. */
export interface Fit {
  /** How many required words the name lacks. */
  readonly missing: number;
  /** How many words match only with typos, and how many only as beginnings. */
  readonly mistyped: number;
  readonly begun: number;
  readonly typos: number;
  /** 0: the text is the name; 1: the name begins with the text; 2: the text is elsewhere in it. */
  readonly place: 0 | 1 | 2;
  /** How many words of the name match no word of the text. */
  readonly leftOver: number;
}

/**
 * Fits a typed text to a name. Each word of the name serves one typed word. The closest go first: equal words, words
 * that one of the two writes together ("b 12", "B12"), beginnings (the longest first), typos.
 * @returns null when a required word is missing, unless `partly` allows it. With `partly`, null when all words are
 *   missing, or one that carries the meaning. A beginning then counts only as the last word, from three letters on.
 */
export function fitOf(typed: readonly TypedWord[], name: NameWords, partly: boolean): Fit | null {
  const match = new Matching(typed, name);
  match.takeWhole();
  match.takeTogether();
  match.takeBegun((word) => !partly || (word.isLast && word.text.length > 2));
  match.takeMistyped();
  return match.fit(partly);
}

class Matching {
  private readonly typed: readonly TypedWord[];
  private readonly name: NameWords;
  private readonly used: boolean[];
  /** The place of each typed word in the name, and how close it is. */
  private readonly found = new Map<TypedWord, Closeness & { readonly at: number }>();

  constructor(typed: readonly TypedWord[], name: NameWords) {
    this.typed = typed;
    this.name = name;
    this.used = name.words.map(() => false);
  }

  takeWhole(): void {
    for (const word of this.left()) {
      const at = this.firstFree((other) => word.meanings.get(other)?.reach === reach.exact);
      if (at !== -1) this.take([word], [at], { reach: reach.exact, typos: 0 });
    }
  }

  takeTogether(): void {
    const exact = { reach: reach.exact, typos: 0 };
    for (const word of this.left()) {
      const pair = this.firstFreePair((together) => together === word.text);
      if (pair !== -1) this.take([word], [pair, pair + 1], exact);
    }
    for (const word of this.left()) {
      const next = this.typed[word.place + 1];
      if (!next || this.found.has(word) || this.found.has(next)) continue;
      const at = this.firstFree((other) => other === word.text + next.text);
      if (at !== -1) this.take([word, next], [at], exact);
    }
  }

  takeBegun(mayBe: (word: TypedWord) => boolean): void {
    const begun = { reach: reach.prefix, typos: 0 };
    for (const word of this.left()
      .filter(mayBe)
      .sort((a, b) => b.text.length - a.text.length)) {
      const at = this.firstFree((other) => word.meanings.get(other)?.reach === reach.prefix);
      if (at !== -1) this.take([word], [at], begun);
      else {
        const pair = this.firstFreePair(
          (together, first) => word.text.length > first.length && together.startsWith(word.text),
        );
        if (pair !== -1) this.take([word], [pair, pair + 1], begun);
      }
    }
  }

  takeMistyped(): void {
    for (const word of this.left()) {
      const choices = this.name.words.flatMap((other, at) => {
        const closeness = word.meanings.get(other);
        return closeness?.reach === reach.typo && !this.used[at] ? [{ at, closeness }] : [];
      });
      const [best] = choices.sort((a, b) => a.closeness.typos - b.closeness.typos || a.at - b.at);
      if (best) this.take([word], [best.at], best.closeness);
    }
  }

  fit(partly: boolean): Fit | null {
    const required = this.typed.filter((word) => word.isRequired);
    const lacking = required.filter((word) => !this.found.has(word));
    const none = lacking.length === required.length;
    if (lacking.length > 0 && (!partly || none || lacking.some((word) => word.carriesMeaning))) return null;
    const found = required.flatMap((word) => this.found.get(word) ?? []);
    const leftOver = this.name.isContent.filter((isContent, i) => isContent && !this.used[i]).length;
    return {
      missing: lacking.length,
      mistyped: found.filter((word) => word.reach === reach.typo).length,
      begun: found.filter((word) => word.reach === reach.prefix).length,
      typos: found.reduce((sum, { typos }) => sum + typos, 0),
      place: this.isBeginning(found.map(({ at }) => at)) ? (leftOver === 0 ? 0 : 1) : 2,
      leftOver,
    };
  }

  /** Whether the words are in the typed order, without a meaningful word before or between them. */
  private isBeginning(places: readonly number[]): boolean {
    const isOrdered = places.every((at, i) => i === 0 || at >= must(places[i - 1]));
    const firstLeft = this.name.isContent.findIndex((isContent, i) => isContent && !this.used[i]);
    return isOrdered && (firstLeft === -1 || (places.at(-1) ?? 0) < firstLeft);
  }

  private left(): TypedWord[] {
    return this.found.size === this.typed.length ? [] : this.typed.filter((word) => !this.found.has(word));
  }

  private firstFree(is: (word: string) => boolean): number {
    return this.name.words.findIndex((word, i) => !this.used[i] && is(word));
  }

  private firstFreePair(is: (together: string, first: string) => boolean): number {
    return this.name.words.findIndex((word, i) => {
      const next = this.name.words[i + 1];
      return next !== undefined && !this.used[i] && !this.used[i + 1] && is(word + next, word);
    });
  }

  private take(words: readonly TypedWord[], places: readonly number[], closeness: Closeness): void {
    for (const word of words) this.found.set(word, { ...closeness, at: must(places[0]) });
    for (const place of places) this.used[place] = true;
  }
}
