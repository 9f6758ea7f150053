/** How text is compared, stated once for every store. */

/** Marks that are typed in several forms, and the form that stands for all of them. */
const marks: readonly (readonly [pattern: RegExp, plain: string])[] = [
  [/[\u2018-\u201B\u2032\u02B9\u02BB\u02BC\u02C8\u0060\u05F3\uA78C]/gu, "'"],
  [/[\u201C-\u201F\u2033\u00AB\u00BB]/gu, '"'],
  [/[\u2010-\u2015\u2212]/gu, '-'],
];

/** Letters that Unicode does not take apart, and how people type them without the right keyboard. */
const letters: Readonly<Record<string, string>> = {
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
  ø: 'o',
  ł: 'l',
  đ: 'd',
  ð: 'd',
  þ: 'th',
  // Lower-casing writes a sigma at the end of a word in its other form, which a beginning in capitals would not meet.
  ς: 'σ',
};
const letterPattern = new RegExp(`[${Object.keys(letters).join('')}]`, 'gu');

/**
 * Folds case, accents, ligatures and the forms of apostrophes, quotation marks and dashes: "Crème" and "creme" become
 * equal, "Straße" and "STRASSE", "Crohn’s" and "crohn's". Marks that cannot be seen are left out. Text is folded here,
 * never in a database, so that all stores agree on it.
 */
export function fold(text: string): string {
  // An acute accent that stands alone would come apart into a space and an accent.
  const whole = text.replaceAll('\u00B4', "'");
  // Normalising sorts each run of marks, in time that grows with the square of its length: marks go before that, too.
  const plain = withoutMarks(withoutMarks(whole).normalize('NFKD'))
    .toLowerCase()
    .replace(letterPattern, (letter) => letters[letter] ?? letter);
  return marks.reduce((folded, [pattern, mark]) => folded.replace(pattern, mark), plain);
}

/** A text without accents and the like, and without characters that cannot be seen. */
const withoutMarks = (text: string): string => text.replace(/[\p{M}\p{DI}]/gu, '');

/**
 * The words of a text, folded: runs of letters and digits. An apostrophe inside a word is left out, so that a
 * possessive is one word however it is typed: "Crohn’s" and "crohns". So is a hyphen before a number: "B-12" is "b12".
 */
export const wordsOf = (text: string): string[] =>
  fold(text)
    .replace(/(?<=[\p{L}\p{N}])'(?=[\p{L}\p{N}])|(?<=\p{L})-(?=\p{N})/gu, '')
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '');

/**
 * Orders text by Unicode code point, as UTF-8 bytes do. JavaScript's own `<` orders by UTF-16 unit, which puts
 * characters beyond U+FFFF before those from U+E000 on.
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

/** Lifts surrogates above the rest of the basic plane, where the characters they encode belong. */
const codePointRank = (unit: number): number => (unit >= 0xd800 && unit <= 0xdfff ? unit + 0x10000 : unit);
