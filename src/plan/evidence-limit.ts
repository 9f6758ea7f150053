/** Reads the argument `evidence`, which limits answers to the relations that some evidence supports. */
import { codedError } from '../base/errors.ts';
import { needsEvidence } from '../model/define.ts';
import type { Graph, Hop } from '../model/graph.ts';
import type { Admission, EvidenceFilter, EvidenceLimit, Filter, Slot } from './conditions.ts';
import { type LimitValues, limitReferences, makeLimit } from './fact-limit.ts';
import type { Slots } from './slots.ts';

/** The fields of the input, with the use of their values. The schema leaves out those that the graph cannot answer. */
const uses = {
  sources: { use: 'sourceIds' },
  sourceKinds: { use: 'choices' },
  status: { use: 'choices' },
  minSources: { use: 'minimum', least: 1 },
  corroborated: { use: 'value' },
} as const satisfies Readonly<Record<keyof EvidenceLimit, object>>;

/**
 * Reads a limit.
 * @param value of the argument, after coercion: its leaves are values or references into variables.
 * @param field names the argument in an error: "Nutrient.symptoms(evidence:)".
 * @throws {GraphQLError} BAD_USER_INPUT for a condition that is null.
 */
export function readLimit(graph: Graph, slots: Slots, value: object, field: string): EvidenceLimit {
  return limitOf(value, (name, operand) => {
    const path = `${field}.${name}`;
    if (operand === null) throw nullCondition(path);
    slots.countCondition();
    const use = uses[name];
    if (use.use !== 'sourceIds') return slots.add(operand, path, use);
    const kinds = [graph.definition.provenance.kind] as const;
    return slots.add(operand, path, { ...use, kinds, subject: `${slots.root}: ${path} ${slots.definitions.length}` });
  });
}

/** Reads the limit on a query for facts, whose values are checked already. */
export const readFactLimit = (slots: Slots, values: LimitValues): EvidenceLimit =>
  limitOf(limitReferences(values), (name, value) => slots.add(value, name, { use: 'value' }));

/** @param add adds the value of a condition, and returns its slot. */
function limitOf(value: object, add: (name: keyof EvidenceLimit, operand: unknown) => Slot): EvidenceLimit {
  const given = new Map<string, unknown>(Object.entries(value));
  return makeLimit((name) => {
    const operand = given.get(name);
    return operand === undefined ? null : add(name, operand);
  });
}

const unlimited: Admission = [];

/**
 * Returns the conditions under which a limit admits an edge of a hop: its evidence, or the evidence at its ends. The
 * single node that evidence leads to is part of the evidence, as its source is, so that step has no condition.
 */
export function admissionOf(graph: Graph, hop: Hop, limit: EvidenceLimit | null): Admission {
  if (!limit) return unlimited;
  if (needsEvidence(hop.relation)) return [{ type: 'evidence', on: 'edge', limit }];
  const isNear = isEvidence(graph, hop.sources);
  if (isNear && hop.end.cardinality === 'one') return unlimited;
  return [
    ...(isNear ? piece(hop.direction === 'out' ? 'from' : 'to', limit) : []),
    ...(isEvidence(graph, hop.targets) ? piece('node', limit) : []),
  ];
}

/** Returns the same for an edge without a direction: the evidence at its ends is `from` or `to`. */
export function edgeAdmission(graph: Graph, relation: string, limit: EvidenceLimit | null): Admission {
  if (!limit) return unlimited;
  const hop = graph.hop(relation, 'out');
  if (needsEvidence(hop.relation)) return [{ type: 'evidence', on: 'edge', limit }];
  return [
    ...(isEvidence(graph, hop.sources) ? piece('from', limit) : []),
    ...(isEvidence(graph, hop.targets) ? piece('to', limit) : []),
  ];
}

const isEvidence = ({ evidence }: Graph, kinds: readonly string[]): boolean =>
  kinds.length === 1 && kinds[0] === evidence.kind;

/** Returns the condition under which a limit keeps a node in the list of its kind. */
export function listAdmission(graph: Graph, kind: string, limit: EvidenceLimit | null): Filter | null {
  if (!limit) return null;
  const { provenance } = graph.definition;
  const admitted = piece('node', limit)[0] ?? null;
  if (kind === graph.evidence.kind) return admitted;
  if (kind === provenance.kind)
    return { type: 'related', hop: graph.hop(provenance.cites, 'in'), quantifier: 'some', where: admitted };
  return hasSubjects(graph, [kind], limit)
    ? { type: 'evidence', on: 'subject', limit }
    : relatedUnder(graph, kind, limit);
}

/**
 * Returns whether the evidence that a limit admits is about exactly those nodes of some kinds that have an admitted
 * relation. Conditions on a relation as a whole need its evidence together, and evidence may be about fewer kinds.
 */
export function hasSubjects(
  graph: Graph,
  kinds: readonly string[],
  { minSources, corroborated }: Readonly<Partial<Record<keyof EvidenceLimit, unknown>>>,
): boolean {
  const { targets } = graph.hop(graph.evidence.about, 'out');
  return minSources == null && corroborated == null && kinds.every((kind) => targets.includes(kind));
}

/** Returns the condition that a limit admits some relation of a node. No evidence is about a kind without relations. */
function relatedUnder(graph: Graph, kind: string, limit: EvidenceLimit): Filter {
  const where: Filter = { type: 'evidence', on: 'edge', limit };
  const hops = [...graph.kind(kind).hops.values()].filter(({ relation }) => needsEvidence(relation));
  const related = hops.map((hop): Filter => ({ type: 'related', hop, quantifier: 'some', where }));
  return related.length === 0 ? { type: 'evidence', on: 'subject', limit } : { type: 'or', of: related };
}

/** Returns the condition on one piece of evidence; none for a limit that admits every piece. */
const piece = (on: EvidenceFilter['on'], limit: EvidenceLimit): Admission =>
  isOnEvidence(limit) ? [{ type: 'evidence', on, limit }] : unlimited;

/** Returns whether a limit has conditions on single pieces of evidence. */
export const isOnEvidence = ({ sources, sourceKinds, status }: EvidenceLimit): boolean =>
  sources !== null || sourceKinds !== null || status !== null;

const nullCondition = (field: string) =>
  codedError(
    'BAD_USER_INPUT',
    `${field} is null, which could mean all evidence or none. Leave it out, or send \`evidence: null\` to lift the ` +
      'whole limit.',
  );
