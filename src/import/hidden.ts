import { must } from '../base/must.ts';

/**
 * Characters that readers do not see, or take for an ordinary space: controls, zero-width and direction marks, halves
 * of surrogate pairs, fillers, variation selectors, blanks other than the space. U+FFFD replaces lost bytes, and
 * characters for private use look different on every machine.
 */
const hidden = new RegExp(
  '[\\p{Cc}\\p{Cf}\\p{Cs}\\p{Co}\\p{Zl}\\p{Zp}\\p{Default_Ignorable_Code_Point}' +
    '\\p{Noncharacter_Code_Point}\\u2800\\ufffd]|(?! )\\p{Zs}',
  'u',
);
export const hiddenCharacters = new RegExp(hidden, 'gu');

/** Emoji hold joiners and variation selectors of their own: a black cat is a cat, a joiner and a black square. */
const picture = '\\p{Extended_Pictographic}\\p{Emoji_Modifier}?\\ufe0f?';
const emoji = new RegExp(`[#*0-9]\\ufe0f\\u20e3|${picture}(?:\\u200d${picture})*`, 'gu');

/** A character that does not belong in a string. */
export interface Hidden {
  readonly character: string;
  /** In the notation of Unicode: "U+200B". */
  readonly codePoint: string;
  /** Counted from 1, in characters. */
  readonly place: number;
}

/** Finds the first hidden character that does not belong to an emoji; undefined for none. */
export function findHidden(text: string): Hidden | undefined {
  if (!hidden.test(text)) return undefined;
  // The replacement of an emoji has the same length in code points, so that later places stay right.
  const plain = text.replace(emoji, (sequence) => 'x'.repeat([...sequence].length));
  const found = hidden.exec(plain);
  if (!found) return undefined;
  const [character] = found;
  const codePoint = `U+${must(character.codePointAt(0), 'a character').toString(16).toUpperCase().padStart(4, '0')}`;
  return { character, codePoint, place: [...plain.slice(0, found.index)].length + 1 };
}
