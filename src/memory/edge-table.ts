import { limitExceeded } from '../base/errors.ts';
import { must } from '../base/must.ts';
import type { Work } from '../base/work.ts';
import { range } from '../columns/arrays.ts';
import type { HopDirection } from '../model/graph.ts';
import type { BoundPlan, EdgeTableRead } from '../plan/plan.ts';
import type { EdgeTable } from '../plan/result.ts';
import type { MemoryGraph } from './graph.ts';
import { nodesOf } from './incident.ts';

/** The nodes at one end of the edges, by number; null for any node. */
type Ends = readonly number[] | null;

/** The number of edges between two looks at the clock. */
const chunk = 4_096;

/**
 * Reads edges as columns. It yields often, so that the walk can let other requests run.
 * @throws {GraphQLError} LIMIT_EXCEEDED when there are more edges than the limit.
 */
export function* readEdgeTable(
  memory: MemoryGraph,
  read: EdgeTableRead,
  values: BoundPlan['values'],
  work: Work,
): Generator<void, EdgeTable, void> {
  const limit = Number(values[read.limit]);
  const ends = (slot: number | null): Ends => (slot === null ? null : nodesOf(memory, values[slot]));
  const [from, to] = [ends(read.from), ends(read.to)];
  const table = {
    relation: [] as string[],
    from: [] as string[],
    to: [] as string[],
    evidence: [] as (readonly string[])[],
    properties: Object.fromEntries(read.properties.map((name) => [name, [] as unknown[]])),
  };
  const idOf = (number: number) => memory.idOf(number);
  for (const relation of read.relations) {
    const columns = memory.columns.relation(relation);
    const places = yield* placesOf(memory, relation, from, to, work);
    if (table.from.length + places.length > limit) throw limitExceeded('maxWork', limit, limit + 1);
    for (const [i, place] of places.entries()) {
      if (i % chunk === chunk - 1) yield;
      table.relation.push(relation);
      table.from.push(idOf(columns.from(place)));
      table.to.push(idOf(columns.to(place)));
      table.evidence.push(Array.from(columns.evidence(place), idOf));
    }
    for (const name of read.properties) {
      const column = columns.columns.get(name);
      const values = must(table.properties[name], name);
      for (const place of places) values.push(column?.valueAt(place) ?? null);
      yield;
    }
  }
  return table as EdgeTable;
}

/** Finds the edges of a relation between two sets of nodes, in the way that looks at the fewest. */
function* placesOf(
  memory: MemoryGraph,
  relation: string,
  from: Ends,
  to: Ends,
  work: Work,
): Generator<void, Uint32Array, void> {
  const { count } = memory.columns.relation(relation);
  if (!from && !to) {
    work.visit(count);
    return range(count);
  }
  const edgesAt = (ends: Ends, direction: HopDirection) =>
    ends?.reduce((sum, node) => sum + memory.rowsOf(relation, direction).degree(node), 0) ?? Number.POSITIVE_INFINITY;
  const [starting, ending] = [edgesAt(from, 'out'), edgesAt(to, 'in')];
  if (from && to && from.length * to.length < Math.min(starting, ending)) {
    return yield* lookUpPairs(memory, relation, from, to, work);
  }
  return starting <= ending
    ? yield* walkRows(memory, relation, 'out', from ?? [], to, work)
    : yield* walkRows(memory, relation, 'in', to ?? [], from, work);
}

/** Looks each pair of nodes up. */
function* lookUpPairs(
  memory: MemoryGraph,
  relation: string,
  from: readonly number[],
  to: readonly number[],
  work: Work,
): Generator<void, Uint32Array, void> {
  const columns = memory.columns.relation(relation);
  const places: number[] = [];
  for (const start of from) {
    work.visit(to.length);
    for (const end of to) {
      const place = columns.find(start, end);
      if (place >= 0) places.push(place);
    }
    yield;
  }
  return Uint32Array.from(places).sort();
}

/** Walks along the rows of the nodes at one end. @param far the nodes at the other end. */
function* walkRows(
  memory: MemoryGraph,
  relation: string,
  direction: HopDirection,
  near: readonly number[],
  far: Ends,
  work: Work,
): Generator<void, Uint32Array, void> {
  const rows = memory.rowsOf(relation, direction);
  const wanted = far && new Set(far);
  const places: number[] = [];
  let next = chunk;
  let seen = 0;
  for (const node of near) {
    const [first, end] = rows.span(node);
    work.visit(end - first);
    seen += end - first;
    for (let place = first; place < end; place++) {
      if (!wanted || wanted.has(rows.neighbour(place))) places.push(rows.edge(place));
    }
    if (seen < next) continue;
    next = seen + chunk;
    yield;
  }
  return Uint32Array.from(places).sort();
}
