import type { Graph } from '../model/graph.ts';
import { describeAggregate } from '../plan/aggregate.ts';
import { bucketsOf, facetValues, statisticsOf } from '../plan/aggregate-values.ts';
import type { Aggregate, Connection } from '../plan/plan.ts';
import { boundIds } from '../plan/property.ts';
import type { Aggregates, Statistics } from '../plan/result.ts';
import type { Names } from './bindings.ts';
import type { FarBindings, Lists } from './list.ts';
import { matchLookup } from './pattern.ts';
import { cypherName } from './storage.ts';
import { asList, type List, type Value } from './value.ts';

/**
 * The aggregates of a connection as `[number of items, aggregate, …]`. Each walks through the list separately and
 * collects one property, in a subquery that returns only values; another expression computes the aggregate from that
 * list. The statement does not use Cypher's own aggregates: Cypher reads an expression with one of them inside as a
 * grouping, and refuses the nodes in it as unnamed keys.
 */
export function compileAggregates(graph: Graph, read: Connection, near: string, { lists, names }: Context): string {
  const figures = read.aggregates.map((aggregate) => {
    const far = names.next();
    const { value, match } = subject(graph, read, aggregate, far, names);
    const walk = lists.whole(read, near, far) + match;
    return aggregate.type === 'statistics'
      ? compileStatistics(`${walk} WITH ${value} AS value WHERE value IS NOT NULL RETURN value ORDER BY value`, names)
      : compileFacet(facetValues(graph, read, aggregate), `${walk} RETURN ${value}`, names);
  });
  return `[${[lists.count(read, near), ...figures].join(', ')}]`;
}

interface Context {
  readonly lists: Lists;
  readonly names: Names;
}

/**
 * Returns the value that an aggregate is about, and further patterns to match. Names of kinds are GraphQL names, which
 * need no escaping.
 */
function subject(graph: Graph, { kinds }: Connection, aggregate: Aggregate, far: FarBindings, names: Names) {
  if (aggregate.type === 'kinds') {
    const cases = kinds.map((kind) => `WHEN ${far.node}:${cypherName(kind)} THEN '${kind}'`);
    return { value: `CASE ${cases.join(' ')} END`, match: '' };
  }
  const property = cypherName(aggregate.property);
  if (aggregate.on !== 'lookup')
    return { value: `${aggregate.on === 'node' ? far.node : far.edge}.${property}`, match: '' };
  const given = names.next();
  // Items without the edge have no value, so the pattern may leave them out.
  return {
    value: `${given.edge}.${property}`,
    match: ` ${matchLookup(graph, aggregate, far.node, given)}`,
  };
}

/** `[[count, …]]`: how often each value occurs, in the order of the values. Names of enum values need no escaping. */
function compileFacet(values: readonly (string | boolean)[], query: string, names: Names): string {
  const [all, value, item] = [names.value(), names.value(), names.value()];
  const list = values.map((one) => (typeof one === 'string' ? `'${one}'` : String(one))).join(', ');
  const count = `size([${item} IN ${all} WHERE ${item} = ${value}])`;
  return `[${all} IN [COLLECT { ${query} }] | [${value} IN [${list}] | ${count}]]`;
}

/**
 * `[[count, least, greatest, sum]]`. A sum that no float can hold becomes null, since the driver refuses infinite
 * numbers.
 */
function compileStatistics(query: string, names: Names): string {
  const [all, sum, item] = [names.value(), names.value(), names.value()];
  const added = `reduce(${sum} = 0.0, ${item} IN ${all} | ${sum} + ${item})`;
  const finite = `head([${sum} IN [${added}] | CASE WHEN ${sum} - ${sum} = 0.0 THEN ${sum} END])`;
  return `[${all} IN [COLLECT { ${query} }] | [size(${all}), head(${all}), last(${all}), ${finite}]]`;
}

const asNumber = (value: Value): number | null => (typeof value === 'number' ? value : null);

/**
 * @param values of the plan's slots.
 * @param value the value of {@link compileAggregates}; empty if the connection has no aggregates.
 */
export function decodeAggregates(graph: Graph, read: Connection, values: readonly unknown[], value: Value): Aggregates {
  const [total, ...figures] = asList(value);
  const decoded = read.aggregates.map((aggregate, i) => [
    describeAggregate(aggregate, boundIds(values)),
    aggregate.type === 'statistics'
      ? decodeStatistics(asList(asList(figures[i])[0]))
      : decodeFacet(facetValues(graph, read, aggregate), asList(asList(figures[i])[0]).map(Number), Number(total)),
  ]);
  return Object.fromEntries(decoded);
}

const decodeFacet = (values: readonly (string | boolean)[], counts: readonly number[], total: number) =>
  bucketsOf(
    values,
    counts,
    counts.reduce((left, count) => left - count, total),
  );

const decodeStatistics = ([count, min, max, sum]: List): Statistics =>
  statisticsOf(Number(count), asNumber(min), asNumber(max), asNumber(sum));
