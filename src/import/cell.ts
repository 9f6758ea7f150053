import type { Property } from '../model/define.ts';
import { isDecimal } from './numeral.ts';
import type { RawContent, RawValue } from './raw.ts';

const separator = '|';

/**
 * Reads a CSV cell by its declared type, as YAML would. A cell that does not fit stays a string, which the check of its
 * type refuses.
 */
export function parseCell({ line, content }: RawValue, property: Property): RawValue {
  return typeof content === 'string' ? { line, content: parseText(line, content, property) } : { line, content };
}

function parseText(line: number, text: string, property: Property): RawContent {
  switch (property.type) {
    case 'int':
    case 'float':
      return isDecimal(text) ? { numeral: text } : text;
    case 'boolean':
      return text === 'true' || text === 'false' ? text === 'true' : text;
    case 'list':
      return listItems(text).map((item) => ({ line, content: item }));
    default:
      return text;
  }
}

/** Splits the cell of a list into its items. */
export const listItems = (cell: string): string[] =>
  cell.includes(separator) || /^\s|\s$/.test(cell) ? cell.split(separator).map(trimBlanks) : [cell];

/** Drops spaces around an item. The check must see any other white space that `trim` would drop. */
function trimBlanks(item: string): string {
  const trimmed = item.trim();
  const start = item.indexOf(trimmed);
  const around = item.slice(0, start) + item.slice(start + trimmed.length);
  return /^[ \t]*$/.test(around) ? trimmed : item;
}
