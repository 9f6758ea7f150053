import { must } from '../base/must.ts';
import type { Work } from '../base/work.ts';
import { describeAggregate } from '../plan/aggregate.ts';
import { bucketsOf, facetValues, statisticsOf } from '../plan/aggregate-values.ts';
import type { Aggregate, Connection, Facet } from '../plan/plan.ts';
import { boundIds } from '../plan/property.ts';
import type { Aggregates, Bucket, Statistics } from '../plan/result.ts';
import type { MemoryGraph } from './graph.ts';
import type { Key } from './key.ts';
import { keyReader } from './order.ts';
import type { Rows } from './rows.ts';

/** Computes the aggregates of a connection over the places that satisfy its filter. */
export type Aggregator = (places: readonly number[]) => Aggregates;

const none: Aggregates = {};

type ReadKey = (place: number) => Key;

/** Compiles the aggregates of a connection. The caller counts the work of finding the places. */
export function compileAggregates(
  memory: MemoryGraph,
  rows: Rows,
  read: Connection,
  values: readonly unknown[],
  work: Work,
): Aggregator {
  if (read.aggregates.length === 0) return () => none;
  const ids = boundIds(values);
  const compiled = read.aggregates.map((aggregate) => {
    const make = compileAggregate(memory, rows, read, aggregate, values);
    // A client can ask for lookups of any number of nodes.
    const counted = (places: readonly number[]) => {
      if (aggregate.type === 'statistics' && aggregate.on === 'lookup') work.visit(places.length);
      return make(places);
    };
    return [describeAggregate(aggregate, ids), counted] as const;
  });
  return (places) => Object.fromEntries(compiled.map(([name, make]) => [name, make(places)]));
}

function compileAggregate(
  memory: MemoryGraph,
  rows: Rows,
  read: Connection,
  aggregate: Aggregate,
  values: readonly unknown[],
) {
  if (aggregate.type === 'statistics') {
    const readKey = keyReader(memory, rows, aggregate, values);
    return (places: readonly number[]) => summarize(places, readKey);
  }
  const counted = facetValues(memory.graph, read, aggregate);
  const readKey = facetReader(memory, rows, counted, aggregate);
  return (places: readonly number[]) => count(places, readKey, counted);
}

/** Reads the facet's value at a place: the key of a boolean or an enum value is its number among the values. */
function facetReader(memory: MemoryGraph, rows: Rows, values: readonly unknown[], facet: Facet): ReadKey {
  if (facet.type !== 'kinds') return keyReader(memory, rows, facet, []);
  const indexes = new Map(values.map((value, i) => [value, i]));
  return (place) => must(indexes.get(memory.columns.kindOf(rows.neighbour(place))));
}

function count(places: readonly number[], readKey: ReadKey, values: readonly (string | boolean)[]): readonly Bucket[] {
  const counts = new Uint32Array(values.length);
  let missing = 0;
  for (const place of places) {
    const key = readKey(place);
    if (key === null) missing += 1;
    else counts[key] = must(counts[key]) + 1;
  }
  return bucketsOf(values, counts, missing);
}

function summarize(places: readonly number[], readKey: ReadKey): Statistics {
  const values = places.map(readKey).filter((key) => key !== null);
  // A typed array sorts by value.
  const sorted = Float64Array.from(values).sort();
  const sum = sorted.reduce((total, value) => total + value, 0);
  return statisticsOf(sorted.length, sorted.at(0) ?? null, sorted.at(-1) ?? null, sum);
}
