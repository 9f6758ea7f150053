/** Compiles and reads edges as columns. */
import { limitExceeded } from '../base/errors.ts';
import type { Graph } from '../model/graph.ts';
import { compareText } from '../model/text.ts';
import type { EdgeTableRead } from '../plan/edge-reads.ts';
import { compareIds } from '../plan/incident.ts';
import type { BoundPlan } from '../plan/plan.ts';
import type { EdgeTable } from '../plan/result.ts';
import { fetchParameter, type Names, slotParameter } from './bindings.ts';
import { admittedIds, compileEdgeAdmission } from './evidence.ts';
import { keyedNode, sideParameter } from './pattern.ts';
import { cypherName, idOfKey, keyProperty, rowProperties } from './storage.ts';
import { asList, type List, readProperty } from './value.ts';

const fromKey = rowProperties('out').end;
const toKey = rowProperties('in').end;

/**
 * For a table, `[relation, from, to, evidence, property, …]` for each edge; for the ends, the id of each; for a count,
 * `[count]`. Relationships hold the ids of their ends, so the statement reads only the nodes where it begins.
 */
export function compileEdgeTable(graph: Graph, read: EdgeTableRead, names: Names): string {
  if (read.relations.length === 0) return read.as === 'count' ? '[0]' : '[]';
  const { node: start, edge } = names.next();
  const { node: end } = names.next();
  const types = read.relations.map(cypherName).join('|');
  const match = matchEdges(graph, read, { start, end, edge, types });
  const admitted = compileEdgeAdmission(graph, read.relations, read.evidence, edge, names);
  const where = admitted === null ? '' : ` AND ${admitted}`;
  return `COLLECT { ${match}${where} RETURN ${returned(read, edge, admittedIds(graph, read.evidence, edge, names))} }`;
}

function returned(read: EdgeTableRead, edge: string, evidence: string): string {
  const idAt = (key: string) => idOfKey(`${edge}.${key}`);
  if (read.as === 'count') return 'count(*)';
  if (read.as === 'ends') return `DISTINCT ${idAt(read.from === null ? fromKey : toKey)}`;
  const properties = read.properties.map((name) => `${edge}.${cypherName(name)}`);
  const row = [`type(${edge})`, idAt(fromKey), idAt(toKey), evidence, ...properties];
  return `[${row.join(', ')}] LIMIT $${fetchParameter(read.limit)}`;
}

interface Variables {
  readonly start: string;
  readonly end: string;
  readonly edge: string;
  readonly types: string;
}

function matchEdges(graph: Graph, read: EdgeTableRead, { start, end, edge, types }: Variables): string {
  const { from, to, begin } = read;
  const each = (slot: number, node: string) =>
    `UNWIND ${slotParameter(slot)} AS id_${node} MATCH (${keyedNode(graph, node, `id_${node}`)}) `;
  const named = (key: string, node: string) => `${edge}.${key} = ${node}.${keyProperty}`;
  const among = (key: string, slot: number | null) =>
    slot === null ? '' : ` AND ${idOfKey(`${edge}.${key}`)} IN ${slotParameter(slot)}`;
  // Relationships of the type that other programs made do not name their ends.
  if (begin === 'pairs' && from !== null && to !== null) {
    const pairs = `${each(from, start)}${each(to, end)}`;
    return `${pairs}MATCH (${start})-[${edge}:${types}]->(${end}) WHERE ${named(fromKey, start)}`;
  }
  if (begin === 'from' && from !== null) {
    const match = `${each(from, start)}MATCH (${start})-[${edge}:${types}]->()`;
    return `${match} WHERE ${named(fromKey, start)}${among(toKey, to)}`;
  }
  if (to !== null) {
    const match = `${each(to, end)}MATCH ()-[${edge}:${types}]->(${end})`;
    return `${match} WHERE ${named(toKey, end)}${among(fromKey, from)}`;
  }
  return matchAll(edge, types, read.relations.length === 1);
}

/**
 * Matches all edges of a side. The other side has as many, so Neo4j reads the index of a relation. Several relations
 * have no index in common.
 */
function matchAll(edge: string, types: string, isOne: boolean): string {
  const { place } = rowProperties('out');
  const index = isOne ? `USING INDEX ${edge}:${types}(${fromKey}, ${place}) ` : '';
  const ofSide = `${edge}.${fromKey} STARTS WITH ${sideParameter} AND ${edge}.${place} IS NOT NULL`;
  return `MATCH ()-[${edge}:${types}]->() ${index}WHERE ${ofSide}`;
}

/** @throws {GraphQLError} LIMIT_EXCEEDED when a table has more edges than the limit. */
export function decodeEdgeTable(
  graph: Graph,
  read: EdgeTableRead,
  values: BoundPlan['values'],
  rows: List,
): EdgeTable | readonly string[] | number {
  if (read.as === 'count') return Number(rows[0]);
  if (read.as === 'ends') return rows.map(String).sort(compareText);
  return decodeTable(graph, read, Number(values[read.limit]), rows);
}

function decodeTable(graph: Graph, read: EdgeTableRead, limit: number, rows: List): EdgeTable {
  if (rows.length > limit) throw limitExceeded('maxWork', limit, limit + 1);
  const place = new Map(read.relations.map((name, i) => [name, i]));
  const edges = rows.map(asList);
  const text = (column: number) => edges.map((edge) => String(edge[column]));
  const order = (edge: List) => place.get(String(edge[0])) ?? 0;
  edges.sort(
    (a, b) => order(a) - order(b) || compareIds(String(a[1]), String(b[1])) || compareIds(String(a[2]), String(b[2])),
  );
  const relation = text(0);
  const properties = read.properties.map((name, i) => {
    const read = (edge: List, row: number) =>
      readProperty(graph.hop(relation[row] ?? '', 'out').relation.properties[name], edge[4 + i]);
    return [name, edges.map(read)] as const;
  });
  return {
    relation,
    from: text(1),
    to: text(2),
    evidence: edges.map((edge) => asList(edge[3]).map(String)),
    properties: Object.fromEntries(properties),
  };
}
