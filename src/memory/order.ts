import { isScalar } from '../model/define.ts';
import type { PlanKey, PropertyRef } from '../plan/conditions.ts';
import type { CursorValues } from '../plan/plan.ts';
import { declarationsOf } from '../plan/property.ts';
import { type Column, compareKeys, type Key, keyAt, toKey } from './column.ts';
import type { Numbering, Rows } from './rows.ts';

/** Compares two places of the same rows: negative when the first comes before the second. */
export type PlaceComparator = (a: number, b: number) => number;

interface KeyReader {
  readonly key: PlanKey;
  readonly read: (place: number) => Key;
}

/** Readers of an order's keys. Node ids are read as node numbers, which sort alike. */
function readers(memory: Numbering, rows: Rows, orderBy: readonly PlanKey[], values: readonly unknown[]): KeyReader[] {
  return orderBy.map((key) => {
    const isId = key.on === 'node' && key.property === 'id';
    return { key, read: isId ? (place) => rows.neighbours[place] ?? null : keyReader(memory, rows, key, values) };
  });
}

/** Reads a scalar property by place. */
export function keyReader(memory: Numbering, rows: Rows, ref: PropertyRef, values: readonly unknown[]) {
  const { column, indexOf } = locate(memory, rows, ref, values);
  return (place: number): Key => keyAt(column, indexOf(place));
}

/**
 * Where a scalar property lies: its column, and the index in it for a place of the rows.
 * @param values of the plan's slots: they say which node a lookup is of.
 */
export function locate(
  memory: Numbering,
  rows: Rows,
  ref: PropertyRef,
  values: readonly unknown[],
): { readonly column: Column; readonly indexOf: (place: number) => number } {
  switch (ref.on) {
    case 'node':
      return { column: memory.nodeColumn(rows.kinds, ref.property), indexOf: (place) => rows.neighbours[place] ?? -1 };
    case 'edge':
      return { column: edgeColumn(rows, ref.property), indexOf: (place) => place };
    case 'lookup': {
      const { relation, direction } = ref.hop;
      const edgeTo = memory.edgesTo(ref.hop, String(values[ref.of]));
      return {
        column: edgeColumn(memory.rowsOf(relation.name, direction), ref.property),
        indexOf: (place) => edgeTo(rows.neighbours[place] ?? -1),
      };
    }
  }
}

function edgeColumn(rows: Rows, property: string): Column {
  const column = rows.columns.get(property);
  if (!column) throw new Error(`${rows.hop?.relation.name} declares no scalar property ${property}`);
  return column;
}

/** Compares places by an order. */
export function rowComparator(
  memory: Numbering,
  rows: Rows,
  orderBy: readonly PlanKey[],
  values: readonly unknown[],
): PlaceComparator {
  const keys = readers(memory, rows, orderBy, values);
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
  orderBy: readonly PlanKey[],
  values: readonly unknown[],
  cursor: CursorValues,
): (place: number) => number {
  const keys = readers(memory, rows, orderBy, values).map((reader, i) => ({
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

function cursorKey(memory: Numbering, { hop, kinds }: Rows, key: PlanKey, value: CursorValues[number]): Key {
  if (key.on === 'node' && key.property === 'id') {
    // The node may be gone from a later release: its place is then between two numbers.
    const id = String(value);
    return memory.numberOf(id) ?? memory.rankOf(id) - 0.5;
  }
  const [property] = declarationsOf(memory.graph, { hop, kinds }, key);
  return property && isScalar(property) ? toKey(property, value) : null;
}
