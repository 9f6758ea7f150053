/** Defines words of English that join others, and when two names are the same name in another spelling. */
import { wordsOf } from './text.ts';

/** Words that join others. A search does not require them, and they find nothing alone. */
export const joiningWords: ReadonlySet<string> = new Set(
  (
    'a about am an and any are as at be been by can could do does for from get got has have how i if im in is it its ' +
    'ive me my of on or so some that the their them there these this to was were what when where which who why with ' +
    'you your'
  ).split(' '),
);

/**
 * Whether a word of a text means nothing alone. One letter does mean something after another word: the A of vitamin A.
 * @param before the words before it.
 */
export const isJoining = (word: string, before: readonly string[]): boolean =>
  joiningWords.has(word) && (word.length > 1 || before.every((other) => joiningWords.has(other)));

/** Spellings and endings, and the one that replaces them. Each replaces every match, in this order. */
const spellings: readonly (readonly [pattern: RegExp, plain: string])[] = [
  [/[ao]e/gu, 'e'],
  [/ph/gu, 'f'],
  [/our(?=(?:s|ed|ing|al|less)?$)/u, 'or'],
  [/(?<=[bt])re(?=s?$)/u, 'er'],
  [/(?<=[iy])s(?=(?:e|es|ed|ing|ations?)$)/u, 'z'],
  [/ll(?=(?:ed|ing|er)s?$)/u, 'l'],
  [/(?<=.{2})ies$/u, 'y'],
  [/(?<=.{2}[^sui])s$/u, ''],
  [/(?<=.{3})e$/u, ''],
];

/** Plurals that no ending shows. */
const plurals: Readonly<Record<string, string>> = { feet: 'foot', teeth: 'tooth', men: 'man', women: 'woman' };

const plainWord = (word: string): string =>
  spellings.reduce((plain, [pattern, replacement]) => plain.replace(pattern, replacement), plurals[word] ?? word);

/**
 * Returns the forms of a name by which two names that differ only in spelling are equal. The first form has its words
 * in order of the alphabet, without joining words: "The colours of a flag" and "flag color". The second form has no
 * blanks: "web-site" and "website". Both ignore number and the differences of British and American English. A name
 * without letters and digits has no forms.
 */
export function formsOf(name: string): readonly string[] {
  const words = wordsOf(name);
  const content = words.filter((word, i) => !isJoining(word, words.slice(0, i)));
  if (words.length === 0) return [];
  const plain = (content.length > 0 ? content : words).map(plainWord);
  return [[...new Set(plain)].sort().join(' '), plain.join('')];
}
