/** The rules of English for the search: plurals, and the number of typos in a word. */

/** Whether a word is a number or holds one, such as "b12": such a word matches only itself. */
export const hasDigit = (word: string): boolean => /\p{N}/u.test(word);

const endings: readonly (readonly [plural: string, singular: string])[] = [
  ['ies', 'y'],
  ['es', ''],
  ['s', ''],
];

/** Returns the possible English singulars and plurals of a word, the word itself first. */
export function numbersOf(word: string): readonly string[] {
  if (word.length < 3 || hasDigit(word)) return [word];
  const others = endings.flatMap(([plural, singular]) => {
    const stem = (ending: string) => word.slice(0, word.length - ending.length);
    const one = word.endsWith(plural) && word.length - plural.length >= 2 ? [stem(plural) + singular] : [];
    const many = word.endsWith(singular) ? [stem(singular) + plural] : [];
    return [...one, ...many];
  });
  return [...new Set([word, ...others])];
}

/** The search does not compare longer words letter by letter. The languages of the graph have no such words. */
const longestTypo = 40;

/** How many typos a word may have: none in short ones and in numbers, one from four letters on, two from eight. */
export const typosAllowed = (word: string): number =>
  word.length < 4 || word.length > longestTypo || hasDigit(word) ? 0 : word.length < 8 ? 1 : 2;

/**
 * Counts the typos between two words: letters added, left out, changed, or swapped with the next. It adds one if the
 * words begin with different letters, since people seldom mistype the first.
 */
export function typosBetween(typed: string, word: string): number {
  let [before, last]: number[][] = [[], Array.from({ length: word.length + 1 }, (_, j) => j)];
  for (let i = 1; i <= typed.length; i++) {
    const row = [i];
    for (let j = 1; j <= word.length; j++) {
      const isSame = typed[i - 1] === word[j - 1];
      const isSwapped = i > 1 && j > 1 && typed[i - 1] === word[j - 2] && typed[i - 2] === word[j - 1];
      row[j] = Math.min(
        at(last, j - 1) + (isSame ? 0 : 1),
        at(last, j) + 1,
        at(row, j - 1) + 1,
        isSwapped ? at(before, j - 2) + 1 : Number.POSITIVE_INFINITY,
      );
    }
    [before, last] = [last ?? [], row];
  }
  return at(last, word.length) + (typed[0] === word[0] ? 0 : 1);
}

const at = (row: readonly number[] | undefined, i: number): number => row?.[i] ?? Number.POSITIVE_INFINITY;
