import type { Graph } from '../model/graph.ts';
import { describeAggregate } from '../plan/aggregate.ts';
import { bucketsOf, facetValues, statisticsOf } from '../plan/figures.ts';
import type { Aggregate, Connection } from '../plan/plan.ts';
import type { Aggregates, Bucket, Statistics } from '../plan/result.ts';
import type { FarScope, Lists } from './list.ts';
import type { Names } from './scope.ts';
import { cypherName } from './storage.ts';
import { asList, type List, type Value } from './value.ts';

/**
 * The aggregates of a connection as `[[number of items, aggregate, …]]`, out of one walk through the list: it collects
 * the values of each property, missing ones left out, which are then counted or summed one property after another.
 */
export function compileAggregates(read: Connection, near: string, lists: Lists, names: Names): string {
  const far = names.next();
  const total = names.value();
  const collected = read.aggregates.map((aggregate) => ({ aggregate, values: names.value() }));
  const walk = lists.whole(read, near, far);
  const columns = collected.map(({ aggregate, values }) => `collect(${subject(read, aggregate, far)}) AS ${values}`);
  const figures = collected.map(({ aggregate, values }) =>
    aggregate.type === 'statistics' ? compileStatistics(values, names) : compileFacet(values, names),
  );
  return `COLLECT { ${walk} WITH ${[`count(*) AS ${total}`, ...columns].join(', ')} RETURN [${[total, ...figures].join(', ')}] }`;
}

/** What an aggregate is about. Names of kinds are GraphQL names, which need no escaping. */
function subject({ kinds }: Connection, aggregate: Aggregate, far: FarScope): string {
  if (aggregate.type !== 'kinds') {
    return `${aggregate.on === 'node' ? far.node : far.edge}.${cypherName(aggregate.property)}`;
  }
  return `CASE ${kinds.map((kind) => `WHEN ${far.node}:${cypherName(kind)} THEN '${kind}'`).join(' ')} END`;
}

/** `[value, count]` for each value. */
function compileFacet(values: string, names: Names): string {
  const [value, count] = [names.value(), names.value()];
  return `COLLECT { UNWIND ${values} AS ${value} WITH ${value}, count(*) AS ${count} RETURN [${value}, ${count}] }`;
}

/** `[[count, least, greatest, sum]]`. A sum that no float holds becomes null, since the driver refuses what is infinite. */
function compileStatistics(values: string, names: Names): string {
  const [value, sorted, sum] = [names.value(), names.value(), names.value()];
  return (
    `COLLECT { UNWIND ${values} AS ${value} WITH ${value} ORDER BY ${value} WITH collect(${value}) AS ${sorted} ` +
    `WITH ${sorted}, reduce(sum = 0.0, item IN ${sorted} | sum + item) AS ${sum} ` +
    `RETURN [size(${sorted}), head(${sorted}), last(${sorted}), CASE WHEN ${sum} - ${sum} = 0.0 THEN ${sum} END] }`
  );
}

const asNumber = (value: Value): number | null => (typeof value === 'number' ? value : null);

/** @param value what {@link compileAggregates} gave, or nothing where nothing is aggregated. */
export function decodeAggregates(graph: Graph, read: Connection, value: Value): Aggregates {
  const [total, ...figures] = asList(asList(value)[0]);
  const decoded = read.aggregates.map((aggregate, i) => [
    describeAggregate(aggregate),
    aggregate.type === 'statistics'
      ? decodeStatistics(asList(asList(figures[i])[0]))
      : decodeFacet(facetValues(graph, read, aggregate), asList(figures[i]), Number(total)),
  ]);
  return Object.fromEntries(decoded);
}

function decodeFacet(values: readonly (string | boolean)[], entries: List, total: number): readonly Bucket[] {
  const places = new Map<Value, number>(values.map((value, i) => [value, i]));
  const counts = values.map(() => 0);
  for (const entry of entries) {
    const [value, count] = asList(entry);
    const place = places.get(value);
    if (place === undefined) throw new Error('the store gave a value that the declaration does not know');
    counts[place] = Number(count);
  }
  return bucketsOf(
    values,
    counts,
    counts.reduce((left, count) => left - count, total),
  );
}

const decodeStatistics = ([count, min, max, sum]: List): Statistics =>
  statisticsOf(Number(count), asNumber(min), asNumber(max), asNumber(sum));
