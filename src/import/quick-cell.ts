import type { PropertyValue } from '../model/data.ts';
import {
  defaultMaxLength,
  type EnumDefinition,
  type NumberProperty,
  type Property,
  type StringProperty,
} from '../model/define.ts';
import { listItems } from './cell.ts';
import { rangeFault, stringFault } from './scalar.ts';

/** Reads a CSV cell, or returns undefined for one that needs the full check, which also reports its problems. */
export type QuickReader = (cell: string) => PropertyValue | undefined;

/**
 * Returns a reader of cells in the usual notation, which most cells have. It makes no object for a cell. The full check
 * accepts every cell that it accepts, with the same value.
 */
export function quickReader(property: Property): QuickReader {
  switch (property.type) {
    case 'string':
      return quickString(property);
    case 'enum':
      return quickEnum(property.enum);
    case 'boolean':
      return (cell) => (cell === 'true' ? true : cell === 'false' ? false : undefined);
    case 'int':
    case 'float':
      return quickNumber(property);
    case 'list':
      return quickList(property.of === 'string' ? quickString({}) : quickEnum(property.of));
    case 'records':
      return () => undefined;
  }
}

const printableAscii = /^[!-~](?:[ -~]*[!-~])?$/;

function quickString(property: Omit<StringProperty, 'type' | 'description'>): (cell: string) => string | undefined {
  const { format, pattern, maxLength = defaultMaxLength } = property;
  const isPlain = format === undefined && pattern === undefined;
  return (cell) => {
    if (isPlain && cell.length <= maxLength && printableAscii.test(cell)) return cell;
    const text = cell.normalize('NFC');
    return stringFault(text, property) === undefined ? text : undefined;
  };
}

function quickEnum({ values }: EnumDefinition): (cell: string) => string | undefined {
  const names = new Map(Object.keys(values).map((name) => [name, name]));
  return (cell) => names.get(cell);
}

function quickNumber(property: NumberProperty): (cell: string) => number | undefined {
  // The pattern admits few digits, and no sign, exponent or leading zero, so the size needs no check.
  const usual = property.type === 'int' ? /^(?:0|[1-9]\d{0,8})$/ : /^(?:0|[1-9]\d{0,8})(?:\.\d{1,9})?$/;
  return (cell) => {
    if (!usual.test(cell)) return undefined;
    const value = Number(cell);
    return rangeFault(value, property) === undefined ? value : undefined;
  };
}

function quickList(quickItem: (cell: string) => string | undefined): QuickReader {
  return (cell) => {
    const items: string[] = [];
    for (const item of listItems(cell)) {
      const value = quickItem(item);
      if (value === undefined) return undefined;
      items.push(value);
    }
    return items;
  };
}
