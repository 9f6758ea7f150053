import { must } from '../base/must.ts';
import type { PropertyValue } from '../model/data.ts';
import { isScalar, type Properties } from '../model/define.ts';
import { quickReader } from './quick-cell.ts';
import type { RawFields, RawValue } from './raw.ts';

/** Reads the properties in the cells of a row, or returns undefined for a row that needs the full check. */
export type QuickRow = (cells: readonly string[]) => Record<string, PropertyValue> | undefined;

/**
 * Looks up the columns of a file once, so that reading a row is a walk over the declared properties.
 * @param columns names them in order.
 */
export function quickRow(properties: Properties, columns: readonly string[]): QuickRow {
  const readers = Object.entries(properties).map(([name, property]) => ({
    name,
    column: columns.indexOf(name),
    isRequired: property.required ?? false,
    missing: isScalar(property) ? null : [],
    read: quickReader(property),
  }));
  return (cells) => {
    const values: Record<string, PropertyValue> = {};
    for (const { name, column, isRequired, missing, read } of readers) {
      const cell = column < 0 ? '' : must(cells[column], 'a cell');
      if (cell === '') {
        if (isRequired) return undefined;
        values[name] = missing;
        continue;
      }
      const value = read(cell);
      if (value === undefined) return undefined;
      values[name] = value;
    }
    return values;
  };
}

/** Returns the cells of a row by the names of their columns, without the empty ones. */
export function fieldsOf(columns: ReadonlySet<string>, cells: readonly string[], line: number): RawFields {
  const fields = new Map<string, RawValue>();
  let i = 0;
  for (const name of columns) {
    const content = must(cells[i++], 'a cell');
    if (content !== '') fields.set(name, { line, content });
  }
  return fields;
}
