/** A list of foods that someone ate: in the address, and from a CSV file. */
import type { Parameter, Parsed } from '../../../src/explorer/state/parameters.ts';

/** A food of the list. The quantity is a portion of the food, such as "1 cup", or grams. */
export interface Eaten {
  readonly food: string;
  readonly quantity: string;
  readonly times: number;
}

/** The most foods of a list. */
export const mostEaten = 100;

const gramsShape = /^(\d{1,5}(?:\.\d{1,3})?)\s*g$/;

/** Returns the grams of a quantity such as "120 g"; null for a portion. */
export const gramsOf = (quantity: string): number | null => {
  const grams = gramsShape.exec(quantity)?.[1];
  return grams === undefined ? null : Number(grams);
};

/** Returns an entry as `dietAnalysis` takes it. */
export function eatenInput({ food, quantity, times }: Eaten) {
  const grams = gramsOf(quantity);
  return { food, times, ...(grams === null ? { portion: quantity } : { grams }) };
}

/** Reads one entry of an address: `food:lentils-cooked~1 cup~2`. */
function parseEaten(text: string): Eaten | null {
  const [food = '', quantity = '', times = '1', ...more] = text.split('~');
  const isFood = /^food:[a-z0-9]+(?:[.-][a-z0-9]+)*$/.test(food);
  const isTimes = /^\d{1,3}(\.\d{1,3})?$/.test(times) && Number(times) > 0 && Number(times) <= 100;
  const isQuantity = quantity !== '' && quantity.length <= 100 && !/[;~]/.test(quantity);
  return isFood && isTimes && isQuantity && more.length === 0 ? { food, quantity, times: Number(times) } : null;
}

/** The list in the fragment of an address, which no server sees. */
export const eatenParameter: Parameter<readonly Eaten[]> = {
  default: [],
  place: 'fragment',
  parse: (text): Parsed<readonly Eaten[]> => {
    const entries = text.split(';').filter((part) => part !== '');
    if (entries.length > mostEaten) return { problem: `expected at most ${mostEaten} foods` };
    const value = entries.map(parseEaten).filter((entry) => entry !== null);
    return value.length === entries.length
      ? { value }
      : { problem: 'expected foods such as food:lentils-cooked~1 cup~2, joined by ";"' };
  },
  print: (list) =>
    list.map(({ food, quantity, times }) => [food, quantity, ...(times === 1 ? [] : [times])].join('~')).join(';'),
};

/** A row of a CSV file: an id or a name, and the quantity as the file gives it. */
export interface CsvRow {
  readonly food: string;
  readonly quantity: string;
  readonly times: number;
}

/**
 * Reads a CSV file with the columns food, quantity and times: `Spinach raw,60 g,2`. A first line with these headings is
 * optional, and so are the times. A number alone as quantity means grams.
 */
export function readCsv(text: string): { readonly rows: readonly CsvRow[]; readonly problems: readonly string[] } {
  const rows: CsvRow[] = [];
  const problems: string[] = [];
  for (const [i, cells] of csvLines(text).entries()) {
    const [food = '', quantity = '', times = ''] = cells.map((cell) => cell.trim());
    if (food === '' || (i === 0 && food.toLowerCase() === 'food')) continue;
    const count = times === '' ? 1 : Number(times);
    if (!(count > 0 && count <= 100))
      problems.push(`Line ${i + 1}: expected times from 0.001 to 100, found "${times}".`);
    else if (quantity === '')
      problems.push(`Line ${i + 1}: expected a quantity such as 60 g or 1 cup after "${food}".`);
    else rows.push({ food, quantity: /^\d+(\.\d+)?$/.test(quantity) ? `${quantity} g` : quantity, times: count });
  }
  return { rows: rows.slice(0, mostEaten), problems };
}

/** Splits lines into cells. Quotes keep commas, semicolons and line breaks inside a cell; two quotes are one. */
function csvLines(text: string): readonly (readonly string[])[] {
  const lines: string[][] = [[]];
  const cell = /(?:"((?:[^"]|"")*)"|([^",;\t\r\n]*))([,;\t]|\r?\n|$)/y;
  while (cell.lastIndex < text.length) {
    const match = cell.exec(text);
    if (match === null) return lines;
    lines.at(-1)?.push(match[1]?.replaceAll('""', '"') ?? match[2] ?? '');
    if (match[3]?.endsWith('\n')) lines.push([]);
  }
  return lines;
}
