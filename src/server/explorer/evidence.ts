/** Describes to the explorer where evidence comes from, and the choices of sources that views offer. */
import { isDeepStrictEqual } from 'node:util';
import { must } from '../../base/must.ts';
import type { Appearance } from '../../explorer/appearance.ts';
import type { EvidenceDescription, GradeDescription, LimitDescription } from '../../explorer/graph.ts';
import type { Properties } from '../../model/define.ts';
import type { Graph } from '../../model/graph.ts';
import { corroboratedProperty } from '../../model/provenance.ts';
import { denyingStatus, firmestStatus } from '../../model/support.ts';
import { describeProperties, pick } from './properties.ts';

/** Describes the evidence of a graph: its fields, its grades, its sources, and the choices of these. */
export function describeEvidence(graph: Graph, appearance: Appearance): EvidenceDescription {
  const { section = null, licence = null } = appearance.evidence ?? {};
  const { kind, field, dispute } = graph.evidence;
  const { provenance } = graph.definition;
  const { kind: sourceKind, kindProperty, family = null, weakKinds = [] } = provenance;
  const sources = graph.kind(sourceKind).definition.properties;
  const { relations } = graph.definition;
  const disputes = relations.find(({ name }) => name === dispute?.relation);
  return {
    kind,
    field,
    status: dispute?.status ?? null,
    section,
    disputedBy: disputes?.inverse.field ?? null,
    asserted: firmestStatus(graph.definition) ?? null,
    denied: denyingStatus(graph.definition) ?? null,
    grades: describeGrades(graph.kind(kind).definition.properties, appearance),
    source: {
      kind: sourceKind,
      field: graph.hop(provenance.cites, 'out').end.field,
      url: urlOf(sources),
      licence,
      family,
      sort: describeProperties(pick(sources, kindProperty === undefined ? [] : [kindProperty]), appearance)[0] ?? null,
      weakSorts: weakKinds,
    },
    ...describeLimits(graph, appearance),
  };
}

/** Describes the properties by which evidence grades its fact, with the values that no page shows. */
function describeGrades(properties: Properties, appearance: Appearance): readonly GradeDescription[] {
  const { grades = {} } = appearance.evidence ?? {};
  return describeProperties(pick(properties, Object.keys(grades)), appearance).map((property) => ({
    ...property,
    silent: grades[property.name] ?? [],
  }));
}

/** Describes the choices of sources: all, those of the domain, and the relations that hold without a weak source. */
function describeLimits(
  graph: Graph,
  { evidence = {} }: Appearance,
): Pick<EvidenceDescription, 'limits' | 'questionLimit'> {
  const { researchDefault } = graph.definition.provenance;
  const corroborated = { name: 'corroborated', label: 'corroborated', limit: { corroborated: true } };
  const limits: readonly LimitDescription[] = [
    { name: 'all', label: 'all', limit: null },
    ...(corroboratedProperty(graph) === null ? [] : [corroborated]),
    ...(evidence.limits ?? []),
  ];
  const usual = limits.find(({ limit }) => isDeepStrictEqual(limit, researchDefault ?? null));
  return { limits, questionLimit: must(usual, 'a choice of sources for the default of research').name };
}

const urlOf = (properties: Properties): string | null =>
  Object.entries(properties).find(([, property]) => property.type === 'string' && property.format === 'url')?.[0] ??
  null;
