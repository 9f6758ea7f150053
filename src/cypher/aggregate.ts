import type { Graph } from '../model/graph.ts';
import { describeAggregate } from '../plan/aggregate.ts';
import { bucketsOf, facetValues, statisticsOf } from '../plan/aggregate-values.ts';
import type { Aggregate, Connection } from '../plan/plan.ts';
import { boundIds } from '../plan/property.ts';
import type { Aggregates, Statistics } from '../plan/result.ts';
import type { Names } from './bindings.ts';
import { matchAdmitted } from './evidence.ts';
import type { FarBindings, Lists } from './list.ts';
import { cypherName } from './storage.ts';
import { asList, type List, type Value } from './value.ts';

/**
 * Compiles the aggregates of a connection into a list with an item for each walk: `[[number of items, figure, …]]`. A
 * walk collects values in a subquery, and other expressions compute the figures from that list. The statement does not
 * use Cypher's own aggregates: Cypher reads an expression with one of them inside as a grouping, and refuses the nodes
 * in it as unnamed keys.
 */
export function compileAggregates(graph: Graph, read: Connection, near: string, context: Context): string {
  return `[${walksOf(read.aggregates)
    .map((walk) => compileWalk(graph, read, walk, near, context))
    .join(', ')}]`;
}

/**
 * Returns the aggregates that each walk through the list computes, in the order of the figures. One walk reads the
 * values of all facets, and those of one property for statistics, which are then sorted. Other statistics need another
 * order or, for lookups, another pattern.
 */
function walksOf(aggregates: readonly Aggregate[]): readonly (readonly Aggregate[])[] {
  const facets = aggregates.filter(({ type }) => type !== 'statistics');
  const statistics = aggregates.filter(({ type }) => type === 'statistics');
  const joined = statistics.find((aggregate) => !isLookup(aggregate));
  const first = [...facets, ...(joined ? [joined] : [])];
  const others = statistics.filter((aggregate) => aggregate !== joined).map((aggregate) => [aggregate]);
  return first.length > 0 ? [first, ...others] : others;
}

const isLookup = (aggregate: Aggregate): boolean => aggregate.type === 'statistics' && aggregate.on === 'lookup';

function compileWalk(
  graph: Graph,
  read: Connection,
  walk: readonly Aggregate[],
  near: string,
  { lists, names }: Context,
): string {
  const rows = names.value();
  const far = names.next();
  const subjects = walk.map((aggregate) => ({
    aggregate,
    column: names.value(),
    ...subject(graph, read, aggregate, far, names),
  }));
  // Without a variable, Neo4j does not read the far nodes.
  const isOnEdges =
    read.hop && !read.where && walk.every((aggregate) => aggregate.type !== 'kinds' && aggregate.on === 'edge');
  const found = lists.whole(read, near, isOnEdges ? { ...far, node: '' } : far);
  const [only] = subjects;
  const columns = subjects.map(({ column }) => column);
  const sorted = subjects.find(({ aggregate }) => aggregate.type === 'statistics');
  const query = [
    `${found}${subjects.map(({ match }) => match).join('')}`,
    `WITH ${subjects.map(({ value, column }) => `${value} AS ${column}`).join(', ')}`,
    `RETURN ${columns.length > 1 ? `[${columns.join(', ')}] AS ${rows}` : only?.column}`,
    ...(sorted ? [`ORDER BY ${sorted.column}`] : []),
  ].join(' ');
  const figures = subjects.map(({ aggregate, column }, i) => {
    const value = columns.length > 1 ? `${column}[${i}]` : column;
    return aggregate.type === 'statistics'
      ? compileStatistics(`[${column} IN ${rows} WHERE ${value} IS NOT NULL | ${value}]`, names)
      : compileFacet(facetValues(graph, read, aggregate), `[${column} IN ${rows} | ${value}]`, names);
  });
  return `[${rows} IN [COLLECT { ${query} }] | [${[`size(${rows})`, ...figures].join(', ')}]]`;
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
    match: ` ${matchAdmitted(graph, aggregate, far.node, given, names)}`,
  };
}

/** `[[count, …]]`: how often each value occurs, in the order of the values. Names of enum values need no escaping. */
function compileFacet(values: readonly (string | boolean)[], found: string, names: Names): string {
  const [all, value, item] = [names.value(), names.value(), names.value()];
  const list = values.map((one) => (typeof one === 'string' ? `'${one}'` : String(one))).join(', ');
  const count = `size([${item} IN ${all} WHERE ${item} = ${value}])`;
  return `[${all} IN [${found}] | [${value} IN [${list}] | ${count}]]`;
}

/**
 * `[[count, least, greatest, sum]]` of values in ascending order. A sum that no float can hold becomes null, since the
 * driver refuses infinite numbers.
 */
function compileStatistics(found: string, names: Names): string {
  const [all, sum, item] = [names.value(), names.value(), names.value()];
  const added = `reduce(${sum} = 0.0, ${item} IN ${all} | ${sum} + ${item})`;
  const finite = `head([${sum} IN [${added}] | CASE WHEN ${sum} - ${sum} = 0.0 THEN ${sum} END])`;
  return `[${all} IN [${found}] | [size(${all}), head(${all}), last(${all}), ${finite}]]`;
}

const asNumber = (value: Value): number | null => (typeof value === 'number' ? value : null);

/**
 * @param values of the plan's slots.
 * @param value the value of {@link compileAggregates}; empty if the connection has no aggregates.
 */
export function decodeAggregates(graph: Graph, read: Connection, values: readonly unknown[], value: Value): Aggregates {
  const walks = asList(value).map((walk) => asList(asList(walk)[0]));
  const decoded = walksOf(read.aggregates).flatMap((aggregates, walk) => {
    const [total, ...figures] = walks[walk] ?? [];
    return aggregates.map((aggregate, i) => {
      const figure = asList(asList(figures[i])[0]);
      return [
        describeAggregate(aggregate, boundIds(values)),
        aggregate.type === 'statistics'
          ? decodeStatistics(figure)
          : decodeFacet(facetValues(graph, read, aggregate), figure.map(Number), Number(total)),
      ];
    });
  });
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
