/** Compiles the conditions under which a limit admits evidence, and the edges that it supports. */
import type { Graph } from '../model/graph.ts';
import { corroboratedProperty, type Trait, traitProperties } from '../model/provenance.ts';
import type { Admission, EvidenceFilter, EvidenceLimit, LookupRef } from '../plan/conditions.ts';
import { edgeAdmission } from '../plan/evidence-limit.ts';
import { type Bindings, type Names, slotParameter } from './bindings.ts';
import { matchLookup, ownedBy, whereAll } from './pattern.ts';
import {
  cypherName,
  evidenceListProperty,
  evidenceProperty,
  keyProperty,
  pieceProperty,
  rowProperties,
} from './storage.ts';

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
  const i = names.value();
  const conditions = listConditions(graph, limit, edge, i);
  return conditions.length === 0 ? ids : `[${eachPlace(ids, i)}${whereAll(conditions)} | ${ids}[${i}]]`;
}

/** Compiles one condition on the evidence of an edge or a node. It is definite. */
export function compileEvidence(
  graph: Graph,
  { on, limit }: EvidenceFilter,
  { node, edge }: Bindings,
  names: Names,
): string {
  if (on === 'node') return allOf(evidenceConditions(graph, limit, node));
  if (on === 'subject') return someOf(graph, limit, node, evidenceListProperty('source'), names.value());
  const own = edge ?? '';
  if (on === 'edge') return compileSupport(graph, limit, own, names);
  const { node: evidence } = names.next();
  const conditions = evidenceConditions(graph, limit, evidence);
  if (conditions.length === 0) return 'true';
  // A relationship holds the keys of its ends.
  const { end } = rowProperties(on === 'from' ? 'out' : 'in');
  const match = `MATCH (${ownedBy(graph, evidence)} {${keyProperty}: ${own}.${end}})`;
  return `EXISTS { ${match} WHERE ${conditions.join(' AND ')} }`;
}

/** Compiles the conditions on a piece of evidence and its source, which the node of the evidence stores. */
export const evidenceConditions = (graph: Graph, limit: EvidenceLimit, evidence: string): string[] =>
  conditionsOn(graph, limit, (trait) => `${evidence}.${pieceProperty(graph, trait)}`);

/** Compiles the same on the evidence at a place of the lists of a relationship or another node. */
const listConditions = (graph: Graph, limit: EvidenceLimit, owner: string, i: string): string[] =>
  conditionsOn(graph, limit, (trait) => `${owner}.${evidenceListProperty(trait)}[${i}]`);

/** A missing kind is stored as an empty string, so the conditions are definite. */
const conditionsOn = (graph: Graph, limit: EvidenceLimit, read: (trait: Trait) => string): string[] =>
  tested(graph, limit).map(({ trait, values }) => `${read(trait)} IN ${values}`);

/** Returns the traits that a limit tests, with the parameters of the admitted values. */
function tested(graph: Graph, { sources, sourceKinds, status }: EvidenceLimit) {
  const traits = traitProperties(graph);
  const slots = { source: sources, kind: sourceKinds, status };
  return (['source', 'kind', 'status'] as const).flatMap((trait) => {
    const slot = slots[trait];
    return slot === null || !traits.has(trait) ? [] : [{ trait, values: slotParameter(slot) }];
  });
}

/** Compiles whether enough families of sources support an edge. */
function compileSupport(graph: Graph, limit: EvidenceLimit, edge: string, names: Names): string {
  const { minSources, corroborated } = limit;
  const property = corroborated === null ? null : corroboratedProperty(graph);
  const marked =
    property === null || corroborated === null
      ? []
      : [`coalesce(${edge}.${cypherName(property)} = ${slotParameter(corroborated)}, false)`];
  const ids = `${edge}.${evidenceProperty}`;
  const i = names.value();
  if (minSources === null) return allOf([...marked, someOf(graph, limit, edge, evidenceProperty, i)]);
  const family = `${edge}.${evidenceListProperty(traitProperties(graph).has('family') ? 'family' : 'source')}[${i}]`;
  const found = names.value();
  const isNew = [...listConditions(graph, limit, edge, i), `NOT ${family} IN ${found}`].join(' AND ');
  const step = `CASE WHEN ${isNew} THEN ${found} + ${family} ELSE ${found} END`;
  const families = `reduce(${found} = [], ${eachPlace(ids, i)} | ${step})`;
  return allOf([...marked, `size(${families}) >= ${slotParameter(minSources)}`]);
}

/** Compiles whether a limit admits some of the evidence that a node or relationship lists. */
function someOf(graph: Graph, limit: EvidenceLimit, owner: string, property: string, i: string): string {
  const list = `${owner}.${property}`;
  const [only, ...others] = tested(graph, limit);
  if (!only) return `size(${list}) > 0`;
  // A list of values takes less time than places, of which each reads the list again.
  if (others.length === 0)
    return `any(${i} IN ${owner}.${evidenceListProperty(only.trait)} WHERE ${i} IN ${only.values})`;
  return `any(${eachPlace(list, i)}${whereAll(listConditions(graph, limit, owner, i))})`;
}

/** Compiles all places of a list: `i IN range(…)`. */
const eachPlace = (list: string, i: string): string => `${i} IN range(0, size(${list}) - 1)`;

/** Joins conditions that must all hold. */
const allOf = (conditions: readonly string[]): string =>
  conditions.length === 1
    ? (conditions[0] ?? 'true')
    : conditions.length === 0
      ? 'true'
      : `(${conditions.join(' AND ')})`;
