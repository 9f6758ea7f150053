/** How text is compared, stated once for every store. */

/**
 * Folds case and accents: "Crème" and "creme" become equal. Text is folded here, never in a database, so that all
 * stores agree on it.
 */
export const fold = (text: string): string =>
  // Normalising sorts each run of marks, in time that grows with the square of its length: marks go before that, too.
  withoutMarks(withoutMarks(text).normalize('NFKD'))
    .toLowerCase()
    // Lower-casing writes a sigma at the end of a word in its other form, which a beginning in capitals would not meet.
    .replaceAll('ς', 'σ');

const withoutMarks = (text: string): string => text.replace(/\p{M}/gu, '');

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
