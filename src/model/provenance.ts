/** The parts of a graph by which a query limits its evidence. */
import { must } from '../base/must.ts';
import { type EnumDefinition, needsEvidence } from './define.ts';
import type { Graph } from './graph.ts';

/** The property of an edge that says whether several independent sources support it. */
const corroborated = 'corroborated';

/** Returns the enum of the kinds of sources; null where sources have no kind. */
export function sourceKinds({ definition: { provenance }, kind }: Graph): EnumDefinition | null {
  if (provenance.kindProperty === undefined) return null;
  const property = kind(provenance.kind).properties[provenance.kindProperty];
  return must(property?.type === 'enum' ? property.enum : undefined, 'the enum of the kinds of sources');
}

/** Returns the enum of the status of evidence; null where evidence has none. */
export function evidenceStatus({ evidence, kind }: Graph): EnumDefinition | null {
  if (!evidence.dispute) return null;
  const property = kind(evidence.kind).properties[evidence.dispute.status];
  return must(property?.type === 'enum' ? property.enum : undefined, 'the enum of the status of evidence');
}

/** Returns the property that marks corroborated edges; null unless every relation with evidence has it. */
export const corroboratedProperty = ({ relations }: Graph): string | null =>
  [...relations.values()].every(
    (relation) => !needsEvidence(relation) || relation.properties[corroborated]?.type === 'boolean',
  )
    ? corroborated
    : null;
