import { isScalar, type OrderKey } from '../model/define.ts';
import type { CursorValues, PropertyRef } from '../plan/plan.ts';
import { type Column, compareKeys, type Key, keyAt, toKey } from './column.ts';
import type { Numbering, Rows } from './rows.ts';

/** Compares two places of the same rows: negative when the first comes before the second. */
export type PlaceComparator = (a: number, b: number) => number;

interface KeyReader {
  readonly key: OrderKey;
  readonly read: (place: number) => Key;
}

/** Readers of an order's keys. Node ids are read as node numbers, which sort alike. */
function readers(memory: Numbering, rows: Rows, orderBy: readonly OrderKey[]): KeyReader[] {
  return orderBy.map((key) => {
    const isId = key.on === 'node' && key.property === 'id';
    return { key, read: isId ? (place) => rows.neighbours[place] ?? null : keyReader(memory, rows, key) };
  });
}

/** Reads a scalar property by place. */
export function keyReader(memory: Numbering, rows: Rows, { on, property }: PropertyRef): (place: number) => Key {
  if (on === 'node') {
    const column = memory.nodeColumn(rows.kinds, property);
    return (place) => keyAt(column, rows.neighbours[place] ?? -1);
  }
  const column = edgeColumn(rows, property);
  return (place) => keyAt(column, place);
}

export function edgeColumn(rows: Rows, property: string): Column {
  const column = rows.columns.get(property);
  if (!column) throw new Error(`${rows.hop?.relation.name} declares no scalar property ${property}`);
  return column;
}

/** Compares places by an order. */
export function rowComparator(memory: Numbering, rows: Rows, orderBy: readonly OrderKey[]): PlaceComparator {
  const keys = readers(memory, rows, orderBy);
  return (a, b) => {
    for (const { key, read } of keys) {
      const order = compareKeys(read(a), read(b), key.direction);
      if (order !== 0) return order;
    }
    return 0;
  };
}

/** Compares places with a cursor's values: negative when the place comes before it, 0 at the very place. */
export function cursorComparator(
  memory: Numbering,
  rows: Rows,
  orderBy: readonly OrderKey[],
  cursor: CursorValues,
): (place: number) => number {
  const keys = readers(memory, rows, orderBy).map((reader, i) => ({
    ...reader,
    target: cursorKey(memory, rows, reader.key, cursor[i] ?? null),
  }));
  return (place) => {
    for (const { key, read, target } of keys) {
      const order = compareKeys(read(place), target, key.direction);
      if (order !== 0) return order;
    }
    return 0;
  };
}

function cursorKey(memory: Numbering, rows: Rows, key: OrderKey, value: CursorValues[number]): Key {
  if (key.on === 'node' && key.property === 'id') {
    // The node may be gone from a later release: its place is then between two numbers.
    const id = String(value);
    return memory.numberOf(id) ?? memory.rankOf(id) - 0.5;
  }
  const property =
    key.on === 'node'
      ? memory.graph.kind(rows.kinds[0] ?? '').properties[key.property]
      : rows.hop?.relation.properties[key.property];
  return property && isScalar(property) ? toKey(property, value) : null;
}
