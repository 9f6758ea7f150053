/** Applies limits by evidence, for the oracle. */
import type { EdgeData, GraphData, NodeData } from '../../../src/model/data.ts';
import type { EndDefinition, GraphDefinition, RelationDefinition } from '../../../src/model/define.ts';
import { asList, type Inputs } from './values.ts';

/** The parts of a world on which limits depend. */
interface Limited {
  readonly definition: GraphDefinition;
  readonly data: GraphData;
  readonly limit: Inputs | null;
  readonly verdicts: Map<string, boolean>;
  node(id: string): NodeData | null;
}

interface Step {
  readonly relation: RelationDefinition;
  readonly out: boolean;
  readonly end: EndDefinition;
}

/** The source of a piece of evidence. */
function sourceOf(world: Limited, evidence: NodeData): NodeData | null {
  const { cites } = world.definition.provenance;
  const edge = world.data.edges.find(({ relation, from }) => relation === cites && from === evidence.id);
  return edge ? world.node(edge.to) : null;
}

/** Whether a limit admits a piece of evidence. */
export function isAdmitted(world: Limited, evidence: NodeData): boolean {
  const { limit, definition } = world;
  if (!limit) return true;
  const key = JSON.stringify([limit, evidence.id]);
  const known = world.verdicts.get(key);
  if (known !== undefined) return known;
  const source = sourceOf(world, evidence);
  const fits = (choices: Inputs[string] | undefined, value: unknown) =>
    choices === undefined || asList(choices).some((choice) => choice === value);
  const verdict =
    fits(limit.sources, source?.id) &&
    fits(limit.sourceKinds, source?.properties[definition.provenance.kindProperty ?? '']) &&
    fits(limit.status, evidence.properties[definition.evidence.dispute?.status ?? '']);
  world.verdicts.set(key, verdict);
  return verdict;
}

/** Returns the admitted evidence of an edge, in its order. */
export const evidenceOf = (world: Limited, edge: EdgeData | null): readonly NodeData[] =>
  (edge?.evidence ?? []).flatMap((id) => world.node(id) ?? []).filter((node) => isAdmitted(world, node));

/** Whether a limit admits an edge in the direction of a step. */
export function admitsEdge(world: Limited, { relation, out, end }: Step, edge: EdgeData): boolean {
  const { limit, definition } = world;
  if (!limit) return true;
  if (relation.evidence !== false) {
    const { family } = definition.provenance;
    const families = evidenceOf(world, edge).map((one) => {
      const source = sourceOf(world, one);
      return source?.properties[family ?? ''] ?? source?.id;
    });
    const mark = definition.evidence.support?.corroborated ?? '';
    if (limit.corroborated !== undefined && edge.properties[mark] !== limit.corroborated) return false;
    return new Set(families).size >= Number(limit.minSources ?? 1);
  }
  const near = world.node(out ? edge.from : edge.to);
  const isEvidence = (node: NodeData | null): node is NodeData => node?.kind === definition.evidence.kind;
  // The source of a piece of evidence is part of it.
  if (isEvidence(near) && end.cardinality === 'one') return true;
  return [near, world.node(out ? edge.to : edge.from)].every((node) => !isEvidence(node) || isAdmitted(world, node));
}

/** Whether a limit keeps a node in the list of its kind, and among the hits of a search. */
export function isListed(world: Limited, node: NodeData): boolean {
  const { definition, data, limit } = world;
  if (!limit) return true;
  if (node.kind === definition.evidence.kind) return isAdmitted(world, node);
  const { cites, kind } = definition.provenance;
  if (node.kind === kind) {
    return data.edges.some(({ relation, from, to }) => {
      const evidence = relation === cites && to === node.id ? world.node(from) : null;
      return evidence !== null && isAdmitted(world, evidence);
    });
  }
  return data.edges.some((edge) => {
    if (edge.evidence.length === 0 || (edge.from !== node.id && edge.to !== node.id)) return false;
    const relation = definition.relations.find(({ name }) => name === edge.relation);
    return relation !== undefined && admitsEdge(world, { relation, out: true, end: relation.forward }, edge);
  });
}
