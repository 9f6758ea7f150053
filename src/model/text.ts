/** Defines how strings compare, once for every store. */

/** Marks that people type in several forms, and the one form that replaces them. */
const marks: readonly (readonly [pattern: RegExp, plain: string])[] = [
  [/[\u2018-\u201B\u2032\u02B9\u02BB\u02BC\u02C8\u0060\u05F3\uA78C]/gu, "'"],
  [/[\u201C-\u201F\u2033\u00AB\u00BB]/gu, '"'],
  [/[\u2010-\u2015\u2212]/gu, '-'],
];

/** Letters that Unicode does not decompose, and how people type them without the right keyboard. */
const letters: Readonly<Record<string, string>> = {
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
  ø: 'o',
  ł: 'l',
  đ: 'd',
  ð: 'd',
  þ: 'th',
  // Lower-casing gives a sigma at the end of a word another form. The prefix "ΒΗΤΑΣ" would not match it.
  ς: 'σ',
};
const letterPattern = new RegExp(`[${Object.keys(letters).join('')}]`, 'gu');

/**
 * Folds case, accents, ligatures and the forms of apostrophes, quotation marks and dashes: "Crème" and "creme" become
 * equal, "Straße" and "STRASSE", "Crohn’s" and "crohn's". It removes invisible marks. Folding happens here, never in a
 * database, so that all stores agree.
 */
export function fold(text: string): string {
  // Normalising would decompose an acute accent that is alone into a space and an accent.
  const whole = text.replaceAll('\u00B4', "'");
  // Normalising sorts each run of marks, in time that grows with the square of its length: remove marks before it, too.
  const plain = withoutMarks(withoutMarks(whole).normalize('NFKD'))
    .toLowerCase()
    .replace(letterPattern, (letter) => letters[letter] ?? letter);
  return marks.reduce((folded, [pattern, mark]) => folded.replace(pattern, mark), plain);
}

/** Removes accents and other marks, and invisible characters. */
const withoutMarks = (text: string): string => text.replace(/[\p{M}\p{DI}]/gu, '');

/**
 * Returns the words of a text, folded: runs of letters and digits. It removes an apostrophe inside a word, so that
 * "Crohn’s" and "crohns" are the same word, and a hyphen before a number: "B-12" is "b12".
 */
export const wordsOf = (text: string): string[] =>
  fold(text)
    .replace(/(?<=[\p{L}\p{N}])'(?=[\p{L}\p{N}])|(?<=\p{L})-(?=\p{N})/gu, '')
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '');

/**
 * Compares two strings by Unicode code point, which is the order of their UTF-8 bytes. JavaScript's own `<` compares
 * UTF-16 units, which puts characters beyond U+FFFF before those from U+E000 on.
 * @returns negative, zero or positive, as `Array.sort` expects.
 */
export function compareText(a: string, b: string): number {
  const length = Math.min(a.length, b.length);
  for (let i = 0; i < length; i++) {
    const x = a.charCodeAt(i);
    const y = b.charCodeAt(i);
    if (x !== y) return codePointRank(x) - codePointRank(y);
  }
  return a.length - b.length;
}

/** Ranks surrogates above the rest of the basic plane, where the characters that they encode belong. */
const codePointRank = (unit: number): number => (unit >= 0xd800 && unit <= 0xdfff ? unit + 0x10000 : unit);
