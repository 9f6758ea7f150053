import { wordsOf } from '../model/text.ts';
import { type Fit, fitOf, type NameWords, readName } from './fit.ts';
import type { TypedWord } from './typed.ts';
import { Vocabulary } from './vocabulary.ts';

/** A name or synonym of an entity. */
export interface Name extends NameWords {
  /** Number of the entity. */
  readonly entity: number;
  readonly field: 'NAME' | 'SYNONYM';
  readonly text: string;
}

export interface FittingName {
  readonly name: Name;
  readonly fit: Fit;
}

/** All names of a graph, found by the words they hold. */
export class NameIndex {
  readonly vocabulary = new Vocabulary();
  /** Two neighbouring words written together, so that "vitaminb12" finds "Vitamin B12". */
  private readonly together = new Vocabulary();
  private readonly names: Name[] = [];

  add(entity: number, field: Name['field'], text: string): void {
    const words = wordsOf(text);
    const number = this.names.length;
    this.names.push({ entity, field, text, ...readName(words) });
    words.forEach((word, i) => {
      this.vocabulary.add(word, number);
      const next = words[i + 1];
      if (next !== undefined) this.together.add(word + next, number);
    });
  }

  /**
   * The names that hold every required word. Where there are none, those that hold some of them.
   * @param isWanted whether to look at an entity's names at all.
   */
  find(typed: readonly TypedWord[], isWanted: (entity: number) => boolean): readonly FittingName[] {
    const required = typed.filter((word) => word.isRequired);
    const counts = new Map<number, number>();
    for (const word of required) {
      for (const name of this.namesFor(word, typed)) counts.set(name, (counts.get(name) ?? 0) + 1);
    }
    const fitting = (least: number, partly: boolean): FittingName[] =>
      [...counts].flatMap(([number, count]) => {
        const name = this.names[number];
        if (!name || count < least || !isWanted(name.entity)) return [];
        const fit = fitOf(typed, name, partly);
        return fit ? [{ name, fit }] : [];
      });
    const whole = fitting(required.length, false);
    return whole.length > 0 ? whole : fitting(1, true);
  }

  /** The names that may hold a word, alone or together with its neighbours. */
  private namesFor(word: TypedWord, typed: readonly TypedWord[]): ReadonlySet<number> {
    const [before, after] = [typed[word.place - 1], typed[word.place + 1]];
    const joined = [...(before ? [before.text + word.text] : []), ...(after ? [word.text + after.text] : [])];
    return new Set([
      ...[...word.meanings.keys(), ...joined].flatMap((meaning) => this.vocabulary.namesWith(meaning)),
      ...this.together.namesBeginning(word.text),
    ]);
  }
}
