import { must } from '../base/must.ts';
import type { PropertyValue } from '../model/data.ts';
import { isScalar, type Property, type ScalarProperty } from '../model/define.ts';
import { Growing, permute, signedArray, unsignedArray } from './arrays.ts';
import type { ColumnData } from './column.ts';
import { Spans } from './spans.ts';
import type { Interner } from './strings.ts';

/** Gathers the values of one property in the order added. */
export interface ColumnBuilder {
  push(value: PropertyValue | undefined): void;
  valueAt(place: number): PropertyValue;
  /**
   * Lays the values out for good.
   * @param order the place of each value among those that were pushed.
   * @param codes the final code of each string.
   */
  finish(order: Uint32Array, codes: Uint32Array): ColumnData;
}

export function columnBuilder(property: Property, strings: Interner): ColumnBuilder {
  if (isScalar(property)) return scalarBuilder(property, strings);
  if (property.type === 'list') {
    const item: ScalarProperty =
      property.of === 'string'
        ? { type: 'string', description: '' }
        : { type: 'enum', enum: property.of, description: '' };
    return new ListBuilder(new CodeBuilder(item, strings));
  }
  const fields = Object.entries(property.fields).map(([name, field]) => [name, scalarBuilder(field, strings)] as const);
  return new RecordsBuilder(fields);
}

const scalarBuilder = (property: ScalarProperty, strings: Interner): ColumnBuilder =>
  property.type === 'int' || property.type === 'float'
    ? new NumberBuilder(property.type)
    : new CodeBuilder(property, strings);

const refusal = (value: unknown, type: string): Error =>
  new Error(`${JSON.stringify(value)} was added to a column of type ${type}`);

class NumberBuilder implements ColumnBuilder {
  private readonly type: 'int' | 'float';
  private readonly values = new Growing(Float64Array, Number.NaN);

  constructor(type: 'int' | 'float') {
    this.type = type;
  }

  push(value: PropertyValue | undefined): void {
    if (value === undefined || value === null) this.values.push(Number.NaN);
    // Adding 0 turns negative zero into zero: both print alike, but have different bytes.
    else if (typeof value === 'number' && Number.isFinite(value)) this.values.push(value + 0);
    else throw refusal(value, this.type);
  }

  valueAt(place: number): number | null {
    const value = this.values.at(place);
    return Number.isNaN(value) ? null : value;
  }

  finish(order: Uint32Array): ColumnData {
    if (this.values.isBlank) return {};
    const all = this.values.view();
    if (this.type === 'float') return { values: permute(all, order) };
    let [least, most] = [0, 0];
    for (const value of all) {
      if (value < least) least = value;
      if (value > most) most = value;
    }
    const values = new (signedArray(least, most))(order.length);
    const missing = new Uint8Array(Math.ceil(order.length / 8));
    for (const [place, from] of order.entries()) {
      const value = must(all[from]);
      if (Number.isNaN(value)) missing[place >>> 3] = must(missing[place >>> 3]) | (1 << (place & 7));
      else values[place] = value;
    }
    return missing.some((bits) => bits !== 0) ? { values, missing } : { values };
  }
}

class CodeBuilder implements ColumnBuilder {
  private readonly type: string;
  private readonly names: readonly string[] | null;
  private readonly places: ReadonlyMap<string, number>;
  private readonly values: Growing<Uint8Array | Uint16Array | Uint32Array>;
  private readonly strings: Interner;

  constructor(property: ScalarProperty, strings: Interner) {
    this.type = property.type;
    this.names = property.type === 'enum' ? Object.keys(property.enum.values) : null;
    this.places = new Map(this.names?.map((name, place) => [name, place]));
    this.values = new Growing(property.type === 'string' ? Uint32Array : unsignedArray(this.most), 0);
    this.strings = strings;
  }

  /** The greatest number that is stored for a boolean or an enum value. */
  private get most(): number {
    return this.names?.length ?? 2;
  }

  push(value: PropertyValue | undefined): void {
    this.values.push(value === undefined || value === null ? 0 : this.codeOf(value) + 1);
  }

  private codeOf(value: PropertyValue): number {
    if (typeof value === 'boolean' && this.type === 'boolean') return value ? 1 : 0;
    const isText = typeof value === 'string' && this.type !== 'boolean';
    const code = isText ? (this.names ? this.places.get(value) : this.strings.intern(value)) : undefined;
    if (code === undefined) throw refusal(value, this.type);
    return code;
  }

  valueAt(place: number): string | boolean | null {
    const stored = this.values.at(place);
    if (stored === 0) return null;
    if (this.type === 'boolean') return stored === 2;
    return this.names ? must(this.names[stored - 1]) : this.strings.at(stored - 1);
  }

  finish(order: Uint32Array, codes: Uint32Array): ColumnData {
    if (this.values.isBlank) return {};
    const all = this.values.view();
    if (this.type !== 'string') return { values: permute(all, order) };
    const values = new (unsignedArray(codes.length))(order.length);
    for (let place = 0; place < order.length; place++) {
      const stored = must(all[must(order[place])]);
      if (stored !== 0) values[place] = must(codes[stored - 1]) + 1;
    }
    return { values };
  }
}

class ListBuilder implements ColumnBuilder {
  private readonly spans = new Spans();
  private readonly items: CodeBuilder;
  private count = 0;

  constructor(items: CodeBuilder) {
    this.items = items;
  }

  push(value: PropertyValue | undefined): void {
    const list = value ?? [];
    if (!Array.isArray(list)) throw refusal(value, 'list');
    for (const item of list) this.items.push(item);
    this.count += list.length;
    this.spans.end(this.count);
  }

  valueAt(place: number): readonly string[] {
    const [from, to] = this.spans.at(place);
    return Array.from({ length: to - from }, (_, i) => String(this.items.valueAt(from + i)));
  }

  finish(order: Uint32Array, codes: Uint32Array): ColumnData {
    if (this.count === 0) return {};
    const { offsets, items } = this.spans.finish(order);
    const { values } = this.items.finish(items, codes);
    // No item is missing, so that the code itself can be stored.
    return { offsets, values: must(values).map((stored) => stored - 1) };
  }
}

class RecordsBuilder implements ColumnBuilder {
  private readonly spans = new Spans();
  private readonly fields: readonly (readonly [name: string, column: ColumnBuilder])[];
  private count = 0;

  constructor(fields: RecordsBuilder['fields']) {
    this.fields = fields;
  }

  push(value: PropertyValue | undefined): void {
    const records = value ?? [];
    if (!Array.isArray(records)) throw refusal(value, 'records');
    for (const record of records) {
      for (const [name, column] of this.fields) column.push(record[name]);
    }
    this.count += records.length;
    this.spans.end(this.count);
  }

  valueAt(place: number): PropertyValue {
    const [from, to] = this.spans.at(place);
    return Array.from({ length: to - from }, (_, i) =>
      Object.fromEntries(
        this.fields.map(([name, column]) => [name, column.valueAt(from + i) as string | number | boolean | null]),
      ),
    );
  }

  finish(order: Uint32Array, codes: Uint32Array): ColumnData {
    const { offsets, items } = this.spans.finish(order);
    const fields = Object.fromEntries(this.fields.map(([name, column]) => [name, column.finish(items, codes)]));
    return this.count === 0 ? { fields } : { offsets, fields };
  }
}
