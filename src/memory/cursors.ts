import type { PropertyValue } from '../model/data.ts';
import { encodeCursor } from '../plan/cursor.ts';
import { boundList } from '../plan/order.ts';
import type { Connection } from '../plan/plan.ts';
import type { MemoryGraph } from './graph.ts';
import { propertyReader } from './order.ts';
import type { Rows } from './rows.ts';

/** Returns how to make the cursor of a place: the values of the order's keys, and the list that they belong to. */
export function cursorMaker(
  memory: MemoryGraph,
  { list, orderBy }: Connection,
  rows: Rows,
  values: readonly unknown[],
): (place: number) => string {
  const bound = boundList(list, values);
  const readers = orderBy.map((key) =>
    propertyReader<PropertyValue>(memory, rows, key, values, (column) => (place) => column.valueAt(place), null),
  );
  return (place) =>
    encodeCursor(
      bound,
      readers.map((readAt) => readAt(place)),
    );
}
