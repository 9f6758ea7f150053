import { must } from '../base/must.ts';
import { type Column, isScalarColumn } from '../columns/column.ts';
import type { PlanKey, PropertyRef } from '../plan/conditions.ts';
import type { CursorValues } from '../plan/plan.ts';
import { declarationsOf } from '../plan/property.ts';
import type { MemoryGraph } from './graph.ts';
import { compareKeys, type Key, toPlace } from './key.ts';
import { admittedEdges } from './lookup.ts';
import type { Rows } from './rows.ts';

/** Compares two places of the same rows: negative when the first comes before the second. */
export type PlaceComparator = (a: number, b: number) => number;

interface KeyReader {
  readonly key: PlanKey;
  readonly read: (place: number) => Key;
}

/**
 * Reads a property of the node or edge at a place.
 * @param values of the plan's slots, which name the node of a lookup.
 * @param read reads a column.
 * @param none stands for the property of an edge that a lookup does not find.
 */
export function propertyReader<T>(
  memory: MemoryGraph,
  rows: Rows,
  ref: PropertyRef,
  values: readonly unknown[],
  read: (column: Column) => (place: number) => T,
  none: T,
): (place: number) => T {
  switch (ref.on) {
    case 'node': {
      const at = memory.nodeReader(rows.kinds, ref.property, read);
      return (place) => at(rows.neighbour(place));
    }
    case 'edge': {
      const at = read(must(rows.relation?.columns.get(ref.property), ref.property));
      return (place) => at(rows.edge(place));
    }
    case 'lookup': {
      const relation = memory.columns.relation(ref.hop.relation.name);
      const at = read(must(relation.columns.get(ref.property), ref.property));
      const edgeTo = admittedEdges(memory, ref, values);
      return (place) => {
        const edge = edgeTo(rows.neighbour(place));
        return edge < 0 ? none : at(edge);
      };
    }
  }
}

/** Reads the keys of a scalar property by place. */
export const keyReader = (memory: MemoryGraph, rows: Rows, ref: PropertyRef, values: readonly unknown[]) =>
  propertyReader<Key>(memory, rows, ref, values, (column) => keysOf(column), null);

/** Reads the keys of a column. */
export function keysOf(column: Column): (place: number) => Key {
  if (!isScalarColumn(column)) throw new Error('a property with several values has no key');
  return (place) => column.keyAt(place);
}

/** Readers of an order's keys. Node ids are read as node numbers, which sort alike. */
const readers = (
  memory: MemoryGraph,
  rows: Rows,
  orderBy: readonly PlanKey[],
  values: readonly unknown[],
): KeyReader[] =>
  orderBy.map((key) => ({
    key,
    read: isId(key) ? (place) => rows.neighbour(place) : keyReader(memory, rows, key, values),
  }));

const isId = (key: PlanKey): boolean => key.on === 'node' && key.property === 'id';

/** Compares places by an order. */
export function rowComparator(
  memory: MemoryGraph,
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

/** Compares places with a cursor's values: negative when the place comes before it, 0 for the same place. */
export function cursorComparator(
  memory: MemoryGraph,
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

function cursorKey({ graph, columns }: MemoryGraph, { hop, kinds }: Rows, key: PlanKey, value: unknown): Key {
  if (isId(key)) {
    // A later release may lack the node: its place is then between two numbers.
    const id = String(value);
    return columns.numberOf(id) ?? columns.rankOf(id) - 0.5;
  }
  const [property] = declarationsOf(graph, { hop, kinds }, key);
  return toPlace(columns.strings, must(property, key.property), value);
}
