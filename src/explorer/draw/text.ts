/** Returns the width of a text in units of the drawing. */
export type Measure = (text: string) => number;

/** The size of the names of nodes. */
export const fontSize = 13;
/** The distance between two lines of a label. */
export const lineHeight = 15;

/** Widths of characters in parts of the font size, a little above those of common system fonts. */
const widths: readonly (readonly [RegExp, number])[] = [
  [/[iljtfrI.,:;'|!()[\] -]/, 0.36],
  [/[mwMW@%&—…]/, 0.92],
  [/[A-Z]/, 0.7],
  // Scripts whose characters are as wide as they are high.
  [/[\u1100-\u11ff\u2e80-\uffdc]|[\ud800-\udbff][\udc00-\udfff]/, 1.05],
];

/** Estimates the width of a text where no browser measures it. */
export const estimate: Measure = (text) => {
  let sum = 0;
  for (const character of text) sum += widths.find(([pattern]) => pattern.test(character))?.[1] ?? 0.58;
  return sum * fontSize;
};

export interface Wrapped {
  readonly lines: readonly string[];
  /** Whether the lines leave out a part of the text. */
  readonly isCut: boolean;
}

/** Wraps a text at its spaces, and within longer words. The last line ends with an ellipsis if the text is longer. */
export function wrap(text: string, width: number, mostLines: number, measure: Measure): Wrapped {
  const lines: string[] = [];
  let rest = text.trim();
  while (rest !== '') {
    const isLast = lines.length === mostLines - 1;
    if (measure(rest) <= width) return { lines: [...lines, rest], isCut: false };
    if (isLast) return { lines: [...lines, `${longest(rest, width, measure, '…').trimEnd()}…`], isCut: true };
    const part = longest(rest, width, measure, '');
    const space = rest.charAt(part.length) === ' ' ? part.length : part.lastIndexOf(' ');
    const line = space > 0 ? rest.slice(0, space) : part;
    lines.push(line);
    rest = rest.slice(line.length).trimStart();
  }
  return { lines: lines.length > 0 ? lines : [''], isCut: false };
}

/** Returns the longest beginning of a text that fits with an ending, at least one character. */
function longest(text: string, width: number, measure: Measure, ending: string): string {
  const characters = [...text];
  let [low, high] = [1, characters.length];
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if (measure(characters.slice(0, middle).join('') + ending) <= width) low = middle;
    else high = middle - 1;
  }
  return characters.slice(0, low).join('');
}
