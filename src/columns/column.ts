import { must } from '../base/must.ts';
import type { PropertyValue, PropertyValues } from '../model/data.ts';
import { isScalar, type NumberProperty, type Properties, type Property, type ScalarProperty } from '../model/define.ts';
import type { NumberArray } from './arrays.ts';
import type { Strings } from './strings.ts';

/**
 * The values of one property, in the form that memory and snapshots share.
 *
 * - A float is itself; NaN is a missing value.
 * - An int is itself; a bit of `missing` marks a missing value.
 * - A string, a boolean and an enum value have a code, which is stored plus 1; 0 is a missing value. The code of a
 *   string is its place among all strings of the graph, false is 0, and an enum value is its place in the declaration.
 * - A list has the codes of its items from one offset to the next.
 * - Records have a column for each field, from one offset to the next.
 *
 * A scalar column without any value has no `values`.
 */
export interface ColumnData {
  readonly values?: NumberArray;
  readonly missing?: Uint8Array;
  readonly offsets?: Uint32Array;
  readonly fields?: Readonly<Record<string, ColumnData>>;
}

/** The values of one property, by place. */
export interface Column {
  readonly data: ColumnData;
  valueAt(place: number): PropertyValue;
}

/**
 * The values of a property with at most one value each. A key stands for a value: keys compare like values, and equal
 * keys are equal values.
 */
export interface ScalarColumn extends Column {
  /** Returns null for a missing value. */
  keyAt(place: number): number | null;
  valueAt(place: number): string | number | boolean | null;
}

export const isScalarColumn = (column: Column): column is ScalarColumn => 'keyAt' in column;

/** Makes a column readable. */
function columnOf(property: Property, data: ColumnData, strings: Strings): Column {
  if (isScalar(property)) return scalarColumn(property, data, strings);
  if (property.type === 'list') return new ListColumn(data, itemReader(property.of, strings));
  const fields = Object.entries(property.fields).map(
    ([name, field]) => [name, scalarColumn(field, must(data.fields?.[name], name), strings)] as const,
  );
  return new RecordsColumn(data, new Map(fields));
}

/** Makes the columns of a kind or a relation readable, by property name. */
export const columnsOf = (
  properties: Properties,
  data: Readonly<Record<string, ColumnData>>,
  strings: Strings,
): ReadonlyMap<string, Column> =>
  new Map(
    Object.entries(properties).map(([name, property]) => [name, columnOf(property, must(data[name], name), strings)]),
  );

/** Decodes all properties of a node or an edge. */
export const valuesAt = (columns: ReadonlyMap<string, Column>, place: number): PropertyValues =>
  Object.fromEntries([...columns].map(([name, column]) => [name, column.valueAt(place)]));

function scalarColumn(property: ScalarProperty, data: ColumnData, strings: Strings): ScalarColumn {
  const { values, missing } = data;
  if (!values) return { data, keyAt: () => null, valueAt: () => null };
  switch (property.type) {
    case 'float':
      return new FloatColumn(data, values);
    case 'int':
      return new IntColumn(data, values, missing);
    default:
      return new CodeColumn(data, values, codeReader(property, strings));
  }
}

type CodedProperty = Exclude<ScalarProperty, NumberProperty>;

/** Returns the value that a code stands for. */
function codeReader(property: CodedProperty, strings: Strings): (code: number) => string | boolean {
  if (property.type === 'boolean') return (code) => code === 1;
  return itemReader(property.type === 'string' ? 'string' : property.enum, strings);
}

function itemReader(of: 'string' | { readonly values: object }, strings: Strings): (code: number) => string {
  if (of === 'string') return (code) => strings.at(code);
  const names = Object.keys(of.values);
  return (code) => must(names[code]);
}

class FloatColumn implements ScalarColumn {
  readonly data: ColumnData;
  private readonly values: NumberArray;

  constructor(data: ColumnData, values: NumberArray) {
    this.data = data;
    this.values = values;
  }

  keyAt(place: number): number | null {
    const value = must(this.values[place]);
    return Number.isNaN(value) ? null : value;
  }

  valueAt(place: number): number | null {
    return this.keyAt(place);
  }
}

class IntColumn implements ScalarColumn {
  readonly data: ColumnData;
  private readonly values: NumberArray;
  private readonly missing: Uint8Array | undefined;

  constructor(data: ColumnData, values: NumberArray, missing: Uint8Array | undefined) {
    this.data = data;
    this.values = values;
    this.missing = missing;
  }

  keyAt(place: number): number | null {
    const value = must(this.values[place]);
    return this.missing && (must(this.missing[place >>> 3]) >>> (place & 7)) & 1 ? null : value;
  }

  valueAt(place: number): number | null {
    return this.keyAt(place);
  }
}

class CodeColumn implements ScalarColumn {
  readonly data: ColumnData;
  private readonly values: NumberArray;
  private readonly read: (code: number) => string | boolean;

  constructor(data: ColumnData, values: NumberArray, read: (code: number) => string | boolean) {
    this.data = data;
    this.values = values;
    this.read = read;
  }

  keyAt(place: number): number | null {
    const stored = must(this.values[place]);
    return stored === 0 ? null : stored - 1;
  }

  valueAt(place: number): string | boolean | null {
    const stored = must(this.values[place]);
    return stored === 0 ? null : this.read(stored - 1);
  }
}

/** Returns the places of a list's items or of records: none for a column without items. */
function span(offsets: Uint32Array | undefined, place: number): readonly [from: number, to: number] {
  return offsets ? [must(offsets[place]), must(offsets[place + 1])] : [0, 0];
}

/** The values of a property that holds a list. */
export class ListColumn implements Column {
  readonly data: ColumnData;
  private readonly read: (code: number) => string;

  constructor(data: ColumnData, read: (code: number) => string) {
    this.data = data;
    this.read = read;
  }

  /** Returns whether a list holds an item, by the code of the item. */
  has(place: number, code: number): boolean {
    const [from, to] = this.span(place);
    for (let i = from; i < to; i++) if (this.data.values?.[i] === code) return true;
    return false;
  }

  span(place: number): readonly [from: number, to: number] {
    return span(this.data.offsets, place);
  }

  valueAt(place: number): readonly string[] {
    const [from, to] = this.span(place);
    const items: string[] = [];
    for (let i = from; i < to; i++) items.push(this.read(must(this.data.values?.[i])));
    return items;
  }
}

/** The values of a property that holds records. An item is one record, with a place among those of all lists. */
export class RecordsColumn implements Column {
  readonly data: ColumnData;
  /** By name; places are those of items. */
  readonly fields: ReadonlyMap<string, ScalarColumn>;

  constructor(data: ColumnData, fields: ReadonlyMap<string, ScalarColumn>) {
    this.data = data;
    this.fields = fields;
  }

  span(place: number): readonly [from: number, to: number] {
    return span(this.data.offsets, place);
  }

  valueAt(place: number): readonly Readonly<Record<string, string | number | boolean | null>>[] {
    const [from, to] = this.span(place);
    const records: Record<string, string | number | boolean | null>[] = [];
    for (let i = from; i < to; i++) {
      records.push(Object.fromEntries([...this.fields].map(([name, column]) => [name, column.valueAt(i)])));
    }
    return records;
  }
}
