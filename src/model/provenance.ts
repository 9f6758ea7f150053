/** The parts of a graph by which a query limits its evidence. */
import { must } from '../base/must.ts';
import type { EnumDefinition } from './define.ts';
import type { Graph } from './graph.ts';

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

/** Returns the property that marks corroborated edges; null where the graph sums up no evidence. */
export const corroboratedProperty = ({ evidence }: Graph): string | null => evidence.support?.corroborated ?? null;

/** A property by which limits admit evidence: the id, the kind or the family of its source, or its own status. */
export type Trait = 'source' | 'kind' | 'family' | 'status';

/** Returns the property that has each trait: of the source, or of the evidence for the status. */
export function traitProperties({ definition, evidence }: Graph): ReadonlyMap<Trait, string> {
  const { kindProperty, family } = definition.provenance;
  const declared = { source: 'id', kind: kindProperty, family, status: evidence.dispute?.status };
  const given = Object.entries(declared).filter(([, property]) => property !== undefined);
  return new Map(given as [Trait, string][]);
}
