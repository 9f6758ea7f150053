import { limitExceeded } from '../base/errors.ts';
import type { Work } from '../base/work.ts';
import { range } from '../columns/arrays.ts';
import type { RelationColumns } from '../columns/relation-columns.ts';
import type { PropertyValue } from '../model/data.ts';
import type { HopDirection } from '../model/graph.ts';
import type { EdgeTableRead } from '../plan/edge-reads.ts';
import type { BoundPlan } from '../plan/plan.ts';
import type { EdgeTable } from '../plan/result.ts';
import { admittedAmong, compileEdgeTest } from './evidence.ts';
import type { MemoryGraph } from './graph.ts';
import { nodesOf } from './incident.ts';

/** The nodes at one end of the edges, by number; null for any node. */
type Ends = readonly number[] | null;

/** The number of edges between two looks at the clock. */
const chunk = 4_096;

/**
 * Reads edges as columns, counts them, or finds the nodes at their open end. It yields often, so that the walk can let
 * other requests run.
 * @throws {GraphQLError} LIMIT_EXCEEDED when a table has more edges than the limit.
 */
export function* readEdgeTable(
  memory: MemoryGraph,
  read: EdgeTableRead,
  values: BoundPlan['values'],
  work: Work,
): Generator<void, EdgeTable | readonly string[] | number, void> {
  const ends = (slot: number | null): Ends => (slot === null ? null : nodesOf(memory, values[slot]));
  const [from, to] = [ends(read.from), ends(read.to)];
  const limit = Number(values[read.limit]);
  const table = new TableBuilder(memory, read.properties, admittedAmong(memory, read.evidence, values));
  const ended = new Set<number>();
  let count = 0;
  for (const relation of read.relations) {
    const columns = memory.columns.relation(relation);
    const found = yield* placesOf(memory, relation, from, to, work);
    const test = compileEdgeTest(memory, relation, read.evidence, values);
    const places = test ? found.filter(test) : found;
    count += places.length;
    if (read.as === 'ends') for (const place of places) ended.add(from ? columns.to(place) : columns.from(place));
    if (read.as !== 'table') continue;
    if (count > limit) throw limitExceeded('maxWork', limit, limit + 1);
    yield* table.add(columns, places);
  }
  if (read.as === 'count') return count;
  // Nodes are numbered in the order of their ids.
  return read.as === 'ends' ? Array.from(Uint32Array.from(ended).sort(), (node) => memory.idOf(node)) : table.done();
}

/** Builds the columns of a table. */
class TableBuilder {
  private readonly memory: MemoryGraph;
  private readonly admitted: ReturnType<typeof admittedAmong>;
  private readonly relation: string[] = [];
  private readonly from: string[] = [];
  private readonly to: string[] = [];
  private readonly evidence: (readonly string[])[] = [];
  private readonly properties: readonly (readonly [name: string, values: PropertyValue[]])[];

  constructor(memory: MemoryGraph, properties: readonly string[], admitted: ReturnType<typeof admittedAmong>) {
    this.memory = memory;
    this.admitted = admitted;
    this.properties = properties.map((name) => [name, []]);
  }

  *add(columns: RelationColumns, places: Uint32Array): Generator<void, void, void> {
    const idOf = (number: number) => this.memory.idOf(number);
    for (const [i, place] of places.entries()) {
      if (i % chunk === chunk - 1) yield;
      this.relation.push(columns.relation);
      this.from.push(idOf(columns.from(place)));
      this.to.push(idOf(columns.to(place)));
      this.evidence.push(Array.from(this.admitted(columns.evidence(place)), idOf));
    }
    for (const [name, values] of this.properties) {
      const column = columns.columns.get(name);
      for (const place of places) values.push(column?.valueAt(place) ?? null);
      yield;
    }
  }

  done(): EdgeTable {
    const { relation, from, to, evidence } = this;
    return { relation, from, to, evidence, properties: Object.fromEntries(this.properties) };
  }
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
