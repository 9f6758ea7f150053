/** Compiles the conditions under which a limit admits evidence, and the edges that it supports. */
import type { Graph } from '../model/graph.ts';
import { corroboratedProperty } from '../model/provenance.ts';
import type { Admission, EvidenceFilter, EvidenceLimit, LookupRef } from '../plan/conditions.ts';
import { edgeAdmission } from '../plan/evidence-limit.ts';
import { type Bindings, type Names, slotParameter } from './bindings.ts';
import { hopPattern, keyedNode, matchLookup, ownedBy, whereAll } from './pattern.ts';
import { cypherName, evidenceProperty, keyProperty, rowProperties } from './storage.ts';

/** Compiles the conditions under which limits admit an edge. */
export const compileAdmission = (graph: Graph, admitted: Admission, bindings: Bindings, names: Names): string[] =>
  admitted.map((filter) => compileEvidence(graph, filter, bindings, names));

/** Matches the edge of a lookup where limits admit it. */
export const matchAdmitted = (
  graph: Graph,
  lookup: Pick<LookupRef, 'hop' | 'of' | 'admitted'>,
  near: string,
  far: Bindings & { readonly edge: string },
  names: Names,
): string => `${matchLookup(graph, lookup, near, far)}${whereAdmitted(graph, lookup.admitted, far, names)}`;

/** Compiles the same as a clause; empty without conditions. */
export const whereAdmitted = (graph: Graph, admitted: Admission, bindings: Bindings, names: Names): string =>
  whereAll(compileAdmission(graph, admitted, bindings, names));

/**
 * Compiles whether a limit admits an edge of one of some relations; null where it admits every edge. Names of relations
 * need no escaping.
 */
export function compileEdgeAdmission(
  graph: Graph,
  relations: readonly string[],
  limit: EvidenceLimit | null,
  edge: string,
  names: Names,
): string | null {
  if (!limit) return null;
  const groups = new Map<string, { readonly admitted: Admission; readonly relations: string[] }>();
  for (const relation of relations) {
    const admitted = edgeAdmission(graph, relation, limit);
    const key = admitted.map(({ on }) => on).join();
    const group = groups.get(key) ?? { admitted, relations: [] };
    groups.set(key, group);
    group.relations.push(relation);
  }
  const cases = [...groups.values()].map(({ admitted, relations: types }) => ({
    types: `type(${edge}) IN [${types.map((type) => `'${type}'`).join(', ')}]`,
    condition: allOf(compileAdmission(graph, admitted, { node: '', edge }, names)),
  }));
  const [only] = cases;
  if (cases.length === 1 && only) return only.condition;
  return `(${cases.map(({ types, condition }) => `${types} AND ${condition}`).join(' OR ')})`;
}

/** Compiles the ids of an edge's evidence that a limit admits, in the order written. */
export function admittedIds(graph: Graph, limit: EvidenceLimit | null, edge: string, names: Names): string {
  const ids = `${edge}.${evidenceProperty}`;
  if (!limit) return ids;
  const { node, edge: i } = names.next();
  const conditions = evidenceConditions(graph, limit, node, names);
  if (conditions.length === 0) return ids;
  return (
    `COLLECT { UNWIND range(0, size(${ids}) - 1) AS ${i} MATCH (${keyedNode(graph, node, `${ids}[${i}]`)}) ` +
    `WHERE ${conditions.join(' AND ')} WITH ${i} ORDER BY ${i} RETURN ${ids}[${i}] ORDER BY ${i} }`
  );
}

/** Compiles one condition on the evidence of an edge or a node. It is definite. */
export function compileEvidence(
  graph: Graph,
  { on, limit }: EvidenceFilter,
  { node, edge }: Bindings,
  names: Names,
): string {
  if (on === 'node') return allOf(evidenceConditions(graph, limit, node, names));
  const own = edge ?? '';
  if (on === 'edge') return compileSupport(graph, limit, own, names);
  const { node: evidence } = names.next();
  const conditions = evidenceConditions(graph, limit, evidence, names);
  if (conditions.length === 0) return 'true';
  // A relationship holds the keys of its ends.
  const { end } = rowProperties(on === 'from' ? 'out' : 'in');
  const match = `MATCH (${ownedBy(graph, evidence)} {${keyProperty}: ${own}.${end}})`;
  return `EXISTS { ${match} WHERE ${conditions.join(' AND ')} }`;
}

/** Compiles the conditions on a piece of evidence and its source. */
export function evidenceConditions(graph: Graph, limit: EvidenceLimit, evidence: string, names: Names): string[] {
  const source = names.next();
  const ofSource = sourceConditions(graph, limit, source.node);
  const cites = hopPattern(graph.hop(graph.definition.provenance.cites, 'out'), evidence, { ...source, edge: '' });
  return [
    ...statusConditions(graph, limit, evidence),
    ...(ofSource.length > 0 ? [`EXISTS { MATCH ${cites} WHERE ${ofSource.join(' AND ')} }`] : []),
  ];
}

function statusConditions({ evidence: { dispute } }: Graph, { status }: EvidenceLimit, evidence: string): string[] {
  if (status === null || !dispute) return [];
  return [`${evidence}.${cypherName(dispute.status)} IN ${slotParameter(status)}`];
}

/** A source without a kind is of none of the given kinds, so the condition is definite. */
function sourceConditions({ definition }: Graph, { sources, sourceKinds }: EvidenceLimit, source: string): string[] {
  const { kindProperty } = definition.provenance;
  return [
    ...(sources === null ? [] : [`${source}.id IN ${slotParameter(sources)}`]),
    ...(sourceKinds === null || kindProperty === undefined
      ? []
      : [`coalesce(${source}.${cypherName(kindProperty)} IN ${slotParameter(sourceKinds)}, false)`]),
  ];
}

/** Compiles whether enough families of sources support an edge. */
function compileSupport(graph: Graph, limit: EvidenceLimit, edge: string, names: Names): string {
  const { minSources, corroborated } = limit;
  const property = corroborated === null ? null : corroboratedProperty(graph);
  const marked =
    property === null || corroborated === null
      ? []
      : [`coalesce(${edge}.${cypherName(property)} = ${slotParameter(corroborated)}, false)`];
  const { node: evidence, edge: id } = names.next();
  const { node: source } = names.next();
  const { cites, family } = graph.definition.provenance;
  const ofEvidence = statusConditions(graph, limit, evidence);
  const ofSource = sourceConditions(graph, limit, source);
  const ids = `${edge}.${evidenceProperty}`;
  if (minSources === null && ofEvidence.length + ofSource.length === 0) return allOf([...marked, `size(${ids}) > 0`]);
  const far = { node: source, edge: '' };
  const hop = hopPattern(graph.hop(cites, 'out'), evidence, far);
  const where = [...ofEvidence, ...ofSource];
  const match =
    `UNWIND ${ids} AS ${id} MATCH (${keyedNode(graph, evidence, id)})` +
    `${minSources !== null || ofSource.length > 0 ? ` MATCH ${hop}` : ''}` +
    `${where.length > 0 ? ` WHERE ${where.join(' AND ')}` : ''}`;
  if (minSources === null) return allOf([...marked, `EXISTS { ${match} RETURN ${evidence} }`]);
  const named = family === undefined ? `${source}.id` : `coalesce(${source}.${cypherName(family)}, ${source}.id)`;
  return allOf([...marked, `COUNT { ${match} RETURN DISTINCT ${named} } >= ${slotParameter(minSources)}`]);
}

/** Joins conditions that must all hold. */
const allOf = (conditions: readonly string[]): string =>
  conditions.length === 1
    ? (conditions[0] ?? 'true')
    : conditions.length === 0
      ? 'true'
      : `(${conditions.join(' AND ')})`;
