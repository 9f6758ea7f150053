import type { Property } from '../model/define.ts';
import type { RawContent, RawValue } from './raw.ts';

const numeral = /^-?\d+(\.\d+)?([eE][+-]?\d+)?$/;
const separator = ' | ';

/**
 * Makes of a CSV cell what YAML would have made of it, going by the declared type. A cell that does not fit stays the
 * text it is, for the check of its type to refuse.
 */
export function parseCell({ line, content }: RawValue, property: Property): RawValue {
  return typeof content === 'string' ? { line, content: parseText(line, content, property) } : { line, content };
}

function parseText(line: number, text: string, property: Property): RawContent {
  switch (property.type) {
    case 'int':
    case 'float':
      return numeral.test(text) ? Number(text) : text;
    case 'boolean':
      return text === 'true' || text === 'false' ? text === 'true' : text;
    case 'list':
      return text.split(separator).map((content) => ({ line, content }));
    default:
      return text;
  }
}
