/** Finds the evidence that a limit admits, and tests edges and nodes by it. */
import { LRUCache } from 'lru-cache';
import { must } from '../base/must.ts';
import { isScalarColumn, type ScalarColumn } from '../columns/column.ts';
import type { RelationColumns } from '../columns/relation-columns.ts';
import { corroboratedProperty } from '../model/provenance.ts';
import type { Admission, EvidenceFilter, EvidenceLimit, Slot } from '../plan/conditions.ts';
import { edgeAdmission } from '../plan/evidence-limit.ts';
import type { MemoryGraph } from './graph.ts';
import { toKey } from './key.ts';

/** Tests an edge, by its place among those of its relation, and the node at its far end. */
export type EdgeTest = (edge: number, far: number) => boolean;

/** Returns the family of the source of a piece of evidence, by node number; -1 for evidence that a limit leaves out. */
type FamilyOf = (evidence: number) => number;

const notAdmitted = -1;

/** The evidence that a limit admits. */
interface Admitted {
  readonly familyOf: FamilyOf;
  /** By node number, whether some admitted evidence is about the node. Found at the first use. */
  subjects?: Uint8Array;
}

/** The limits whose evidence a graph remembers. Clients repeat a few. */
const limitsKept = 16;

const known = new WeakMap<MemoryGraph, LRUCache<string, Admitted>>();

/**
 * Compiles the conditions under which limits admit an edge; null for none.
 * @param relation null in the list of a kind.
 */
export function compileAdmission(
  memory: MemoryGraph,
  relation: RelationColumns | null,
  admitted: Admission,
  values: readonly unknown[],
): EdgeTest | null {
  const tests = admitted.map((filter) => compileEvidence(memory, relation, filter, values));
  const [only] = tests;
  if (tests.length < 2) return only ?? null;
  return (edge, far) => tests.every((test) => test(edge, far));
}

/** Compiles whether a limit admits an edge of a relation, in any direction; null without a limit. */
export function compileEdgeTest(
  memory: MemoryGraph,
  relation: string,
  limit: EvidenceLimit | null,
  values: readonly unknown[],
): ((edge: number) => boolean) | null {
  const admitted = edgeAdmission(memory.graph, relation, limit);
  const test = compileAdmission(memory, memory.columns.relation(relation), admitted, values);
  return test && ((edge) => test(edge, -1));
}

/** Compiles one condition on the evidence of an edge or a node. */
export function compileEvidence(
  memory: MemoryGraph,
  relation: RelationColumns | null,
  { on, limit }: EvidenceFilter,
  values: readonly unknown[],
): EdgeTest {
  const admitted = admittedBy(memory, limit, values);
  const { familyOf } = admitted;
  if (on === 'subject') {
    admitted.subjects ??= findSubjects(memory, familyOf);
    const { subjects } = admitted;
    return (_, far) => subjects[far] === 1;
  }
  if (on === 'node') return (_, far) => familyOf(far) !== notAdmitted;
  const edges = must(relation ?? undefined, 'the relation of an edge');
  if (on === 'edge') return supportTest(memory, edges, limit, familyOf, values);
  return (edge) => familyOf(edges[on](edge)) !== notAdmitted;
}

/** Returns the admitted evidence among some. */
export function admittedAmong(
  memory: MemoryGraph,
  limit: EvidenceLimit | null,
  values: readonly unknown[],
): (evidence: Uint32Array) => Uint32Array {
  if (!limit) return (evidence) => evidence;
  const { familyOf } = admittedBy(memory, limit, values);
  return (evidence) => evidence.filter((one) => familyOf(one) !== notAdmitted);
}

/** Tests whether enough families of sources support an edge. */
function supportTest(
  memory: MemoryGraph,
  relation: RelationColumns,
  { minSources, corroborated }: EvidenceLimit,
  familyOf: FamilyOf,
  values: readonly unknown[],
): EdgeTest {
  const least = minSources === null ? 1 : Number(values[minSources]);
  const isSupported: EdgeTest = (edge) => hasFamilies(relation.evidence(edge), familyOf, least);
  if (corroborated === null) return isSupported;
  const column = scalar(relation.columns.get(must(corroboratedProperty(memory.graph) ?? undefined)));
  const wanted = values[corroborated] === true ? 1 : 0;
  return (edge, far) => column.keyAt(edge) === wanted && isSupported(edge, far);
}

/** Returns whether some evidence comes from at least this number of families. An edge has few pieces of evidence. */
function hasFamilies(evidence: Uint32Array, familyOf: FamilyOf, least: number): boolean {
  const found: number[] = [];
  for (const one of evidence) {
    const family = familyOf(one);
    if (family === notAdmitted || found.includes(family)) continue;
    found.push(family);
    if (found.length >= least) return true;
  }
  return false;
}

/** Finds the evidence that satisfies the conditions of a limit, once for requests with the same values. */
function admittedBy(memory: MemoryGraph, limit: EvidenceLimit, values: readonly unknown[]): Admitted {
  const given = [limit.sources, limit.sourceKinds, limit.status].map((slot) => (slot === null ? null : values[slot]));
  const kept = known.get(memory) ?? new LRUCache<string, Admitted>({ max: limitsKept });
  known.set(memory, kept);
  const key = JSON.stringify(given);
  const admitted = kept.get(key) ?? { familyOf: findAdmitted(memory, limit, values) };
  kept.set(key, admitted);
  return admitted;
}

function findSubjects({ graph, columns }: MemoryGraph, familyOf: FamilyOf): Uint8Array {
  const { from, to } = columns.relation(graph.evidence.about).data;
  const subjects = new Uint8Array(columns.nodeCount);
  for (const [edge, evidence] of from.entries()) {
    if (familyOf(evidence) !== notAdmitted) subjects[to[edge] ?? 0] = 1;
  }
  return subjects;
}

function findAdmitted(memory: MemoryGraph, limit: EvidenceLimit, values: readonly unknown[]): FamilyOf {
  const { graph, columns } = memory;
  const { kind: sourceKind, cites, kindProperty, family } = graph.definition.provenance;
  const sources = columns.kind(sourceKind);
  const { start, count, columns: own } = columns.kind(graph.evidence.kind);
  const ids = limit.sources === null ? null : new Set(listOf(values, limit.sources).map((id) => memory.numberOf(id)));
  const fitsKind = choiceTest(memory, sourceKind, kindProperty, limit.sourceKinds, values);
  const fitsStatus = choiceTest(memory, graph.evidence.kind, graph.evidence.dispute?.status, limit.status, values);
  const families = family === undefined ? null : scalar(sources.columns.get(family));
  const familyOf = (source: number): number => {
    if (!((ids?.has(source) ?? true) && fitsKind(sources.columns, source - sources.start))) return notAdmitted;
    // Families and ids are strings of one table, so equal strings have equal codes.
    return families?.keyAt(source - sources.start) ?? must(columns.data.ids[source]);
  };
  const rows = memory.rowsOf(cites, 'out');
  const found = new Int32Array(count).fill(notAdmitted);
  for (let place = 0; place < count; place++) {
    const [from, to] = rows.span(start + place);
    if (from < to && fitsStatus(own, place)) found[place] = familyOf(rows.neighbour(from));
  }
  return (evidence) => found[evidence - start] ?? notAdmitted;
}

type Columns = RelationColumns['columns'];

/** Tests whether the enum property at a place has one of the values of a slot. */
function choiceTest(
  { graph, columns }: MemoryGraph,
  kind: string,
  name: string | undefined,
  slot: Slot | null,
  values: readonly unknown[],
): (columns: Columns, place: number) => boolean {
  if (slot === null || name === undefined) return () => true;
  const property = must(graph.kind(kind).properties[name], name);
  const wanted = new Set(listOf(values, slot).map((value) => toKey(columns.strings, property, value)));
  return (of, place) => {
    const key = scalar(of.get(name)).keyAt(place);
    return key !== null && wanted.has(key);
  };
}

const listOf = (values: readonly unknown[], slot: Slot): readonly string[] => {
  const list = values[slot];
  return Array.isArray(list) ? list.map(String) : [];
};

function scalar(column: Parameters<typeof isScalarColumn>[0] | undefined): ScalarColumn {
  const found = must(column, 'the column of a property');
  if (!isScalarColumn(found)) throw new Error('a property with several values has no key');
  return found;
}
