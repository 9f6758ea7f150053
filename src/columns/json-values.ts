import { closeList, comma, type JsonText, openList, utf8 } from '../base/json-text.ts';
import type { Property, ScalarProperty } from '../model/define.ts';
import type { Column, ColumnData } from './column.ts';
import type { Strings } from './strings.ts';

/** Writes the value at a place as JSON and returns true, or returns false where it is missing. */
type WriteValue = (out: JsonText, place: number) => boolean;

/**
 * Returns how to write the values of a column; null for records, of which a query selects some fields.
 * @param start the number of the first place: that of a kind's first node.
 */
export function valueWriterOf(property: Property, { data }: Column, strings: Strings, start = 0): WriteValue | null {
  if (property.type === 'records') return null;
  return property.type === 'list'
    ? listWriter(property.of, data, strings, start)
    : scalarWriter(property, data, strings, start);
}

function scalarWriter(property: ScalarProperty, data: ColumnData, strings: Strings, start: number): WriteValue {
  const { values, missing } = data;
  if (!values) return () => false;
  if (property.type === 'float') {
    return (out, place) => {
      const value = values[place - start] as number;
      if (Number.isNaN(value)) return false;
      out.float(value);
      return true;
    };
  }
  if (property.type === 'int') {
    return (out, number) => {
      const place = number - start;
      if (missing && ((missing[place >>> 3] as number) >>> (place & 7)) & 1) return false;
      out.int(values[place] as number);
      return true;
    };
  }
  if (property.type === 'string') {
    return (out, place) => {
      const stored = values[place - start] as number;
      if (stored === 0) return false;
      strings.write(out, stored - 1);
      return true;
    };
  }
  const names = property.type === 'enum' ? enumTexts(property.enum) : ['false', 'true'];
  const write = tableWriter(names);
  return (out, place) => {
    const stored = values[place - start] as number;
    if (stored === 0) return false;
    write(out, stored - 1);
    return true;
  };
}

type Items = 'string' | { readonly values: object };

function listWriter(of: Items, { offsets, values }: ColumnData, strings: Strings, start: number): WriteValue {
  const write = itemWriter(of, strings);
  return (out, number) => {
    const place = number - start;
    out.byte(openList);
    const from = offsets?.[place] ?? 0;
    const to = offsets?.[place + 1] ?? 0;
    for (let i = from; i < to; i++) {
      if (i > from) out.byte(comma);
      write(out, values?.[i] as number);
    }
    out.byte(closeList);
    return true;
  };
}

/** Returns how to write the value that a code stands for. */
function itemWriter(of: Items, strings: Strings): (out: JsonText, code: number) => void {
  if (of === 'string') return (out, code) => strings.write(out, code);
  return tableWriter(enumTexts(of));
}

const enumTexts = ({ values }: { readonly values: object }): string[] =>
  Object.keys(values).map((name) => JSON.stringify(name));

function tableWriter(constants: readonly string[]): (out: JsonText, code: number) => void {
  const table = constants.map(utf8);
  return (out, code) => out.raw(table[code] as Uint8Array);
}
