import { must } from '../base/must.ts';
import type { Strings } from '../columns/strings.ts';
import { type NameField, type NamesData, nameFields } from './data.ts';
import { type Fit, fitOf, type NameWords } from './fit.ts';
import type { TypedWord } from './typed.ts';
import { Vocabulary } from './vocabulary.ts';

/** A name, a synonym or a label of an entity. */
export interface Name extends NameWords {
  /** Number of the entity. */
  readonly entity: number;
  readonly field: NameField;
  readonly text: string;
}

export interface FittingName {
  readonly name: Name;
  readonly fit: Fit;
}

/** All names of a graph, for lookups by the words in them. */
export class NameIndex {
  readonly vocabulary: Vocabulary;
  private readonly data: NamesData;
  private readonly strings: Strings;

  constructor(data: NamesData, strings: Strings) {
    this.vocabulary = new Vocabulary(data, strings);
    this.data = data;
    this.strings = strings;
  }

  /**
   * Finds the names that hold every required word or, without such names, those that hold some of them.
   * @param isWanted whether to look at an entity's names at all.
   */
  find(typed: readonly TypedWord[], isWanted: (entity: number) => boolean): readonly FittingName[] {
    const required = typed.filter((word) => word.isRequired);
    const wanted = new Map(required.map((word) => [word.text, this.namesFor(word, typed)]));
    const meaningful = required.filter((word) => word.carriesMeaning).flatMap((word) => wanted.get(word.text) ?? []);
    const fitting = (candidates: Iterable<number>, partly: boolean): FittingName[] => {
      const found: FittingName[] = [];
      for (const number of candidates) {
        const entity = must(this.data.entities[number]);
        if (!isWanted(entity)) continue;
        const words = this.wordsOf(number);
        const fit = fitOf(typed, words, partly);
        if (fit) found.push({ name: { entity, ...words, ...this.textOf(number) }, fit });
      }
      return found;
    };
    const whole = fitting(inAll([...wanted.values()]), false);
    if (whole.length > 0) return whole;
    const some =
      meaningful.length > 0 ? inAll(meaningful) : new Set([...wanted.values()].flatMap((names) => [...names]));
    return fitting(some, true);
  }

  private wordsOf(name: number): NameWords {
    const { offsets, words, isContent } = this.data;
    const [from, to] = [must(offsets[name]), must(offsets[name + 1])];
    return {
      words: Array.from(words.subarray(from, to), (word) => this.vocabulary.word(word)),
      isContent: Array.from(isContent.subarray(from, to), (content) => content === 1),
    };
  }

  private textOf(name: number): Pick<Name, 'field' | 'text'> {
    const { fields, labels } = this.data;
    return { field: must(nameFields[must(fields[name])]), text: this.strings.at(must(labels[name])) };
  }

  /** Returns the names that may hold a word: alone, joined with its neighbour, or split in two. */
  private namesFor(word: TypedWord, typed: readonly TypedWord[]): ReadonlySet<number> {
    const { text } = word;
    const found = new Set<number>();
    const add = (names: Uint32Array) => {
      for (const name of names) found.add(name);
    };
    for (const meaning of word.meanings.keys()) add(this.vocabulary.namesWith(meaning));
    // A text may have the same word in several places, with other neighbours each time.
    for (const { place } of typed.filter((other) => other.text === text)) {
      const [before, after] = [typed[place - 1], typed[place + 1]];
      if (before) add(this.vocabulary.namesWith(before.text + text));
      if (after) add(this.vocabulary.namesWith(text + after.text));
    }
    for (let end = 1; end < text.length; end++) {
      const names = this.vocabulary.namesWith(text.slice(0, end));
      if (names.length > 0 && this.vocabulary.hasBeginning(text.slice(end))) add(names);
    }
    return found;
  }
}

/** Returns the items that are in all of the sets. */
function inAll(sets: readonly ReadonlySet<number>[]): readonly number[] {
  const [smallest = new Set(), ...others] = [...sets].sort((a, b) => a.size - b.size);
  return [...smallest].filter((item) => others.every((set) => set.has(item)));
}
