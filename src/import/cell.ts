import type { Property } from '../model/define.ts';
import { isDecimal } from './numeral.ts';
import type { RawContent, RawValue } from './raw.ts';

const separator = '|';

/**
 * Makes of a CSV cell what YAML would have made of it, going by the declared type. A cell that does not fit stays the
 * string it is, for the check of its type to refuse.
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
      return text.split(separator).map((item) => ({ line, content: trimBlanks(item) }));
    default:
      return text;
  }
}

/** Drops blanks around an item. Anything else that `trim` takes for white space is left for the check to see. */
function trimBlanks(item: string): string {
  const trimmed = item.trim();
  const start = item.indexOf(trimmed);
  const around = item.slice(0, start) + item.slice(start + trimmed.length);
  return /^[ \t]*$/.test(around) ? trimmed : item;
}
