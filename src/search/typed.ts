import { isJoining } from '../model/english.ts';
import { wordsOf } from '../model/text.ts';
import { hasDigit } from './language.ts';
import { type Meanings, reach, type Vocabulary } from './vocabulary.ts';

/** One word of a search text. */
export interface TypedWord {
  readonly text: string;
  /** Its place among the words of the text, from 0. */
  readonly place: number;
  /** Whether a name must hold it. A joining word is optional, except the last one, which may begin another word. */
  readonly isRequired: boolean;
  /** Whether a name without it is never a hit: a number or a single letter, as in "B6", carries the meaning. */
  readonly carriesMeaning: boolean;
  /**
   * Whether it is the last word, which the user may still be typing: its beginning can be enough if a name lacks words.
   */
  readonly isLast: boolean;
  readonly meanings: Meanings;
}

/** Reads a search text as words, with the words of names that each may mean. */
export function readTyped(text: string, vocabulary: Vocabulary): readonly TypedWord[] {
  const words = wordsOf(text);
  const known = new Map<string, Meanings>();
  const meaningsOf = (word: string): Meanings => {
    const meanings = known.get(word) ?? vocabulary.meaningsOf(word);
    known.set(word, meanings);
    return meanings;
  };
  return words.map((word, place) => {
    const isLast = place === words.length - 1;
    const joins = isJoining(word, words.slice(0, place));
    return {
      text: word,
      place,
      isLast,
      isRequired: isLast || !joins,
      carriesMeaning: !joins && (word.length === 1 || hasDigit(word)),
      meanings: joins && isLast ? asBeginning(meaningsOf(word)) : meaningsOf(word),
    };
  });
}

/** Treats a joining word at the end as the beginning of another: "to" may become "tomato". */
const asBeginning = (meanings: Meanings): Meanings =>
  new Map(
    [...meanings].map(([word, closeness]) => [
      word,
      closeness.reach === reach.exact ? { reach: reach.prefix, typos: 0 } : closeness,
    ]),
  );
