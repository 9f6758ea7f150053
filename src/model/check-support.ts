import { own } from '../base/own.ts';
import type { Report } from './check-names.ts';
import { type GraphDefinition, needsEvidence, type Properties } from './define.ts';
import { sharedProperties } from './shared.ts';

/** Checks the properties that the importer derives from the evidence of edges and from its sources. */
export function checkSupport(definition: GraphDefinition, report: Report): void {
  const { kinds, evidence, provenance } = definition;
  checkWeakKinds(definition, report);
  const ofEdges = Object.values(evidence.support ?? {});
  const ofSources = provenance.soleSupport === undefined ? [] : [provenance.soleSupport];
  if (new Set(ofEdges).size < ofEdges.length)
    report('evidence.support: two of the properties have one name. Rename one.');
  if (ofEdges.length + ofSources.length > 0 && !evidence.dispute)
    report('evidence.support: it goes by the status of the evidence. Declare evidence.dispute.');
  for (const { name, properties } of kinds)
    checkDerived(name, properties, name === provenance.kind ? ofSources : [], report);
  for (const relation of definition.relations)
    checkDerived(relation.name, relation.properties, needsEvidence(relation) ? ofEdges : [], report);
}

function checkWeakKinds({ kinds, provenance }: GraphDefinition, report: Report): void {
  const { kind, kindProperty, weakKinds = [] } = provenance;
  const source = kinds.find(({ name }) => name === kind);
  if (weakKinds.length > 0 && kindProperty === undefined)
    report('provenance.weakKinds: they are values of provenance.kindProperty. Name that property.');
  const grades = source && kindProperty !== undefined ? own(source.properties, kindProperty) : undefined;
  if (grades?.type !== 'enum') return;
  for (const weak of weakKinds) {
    if (!Object.hasOwn(grades.enum.values, weak))
      report(`provenance.weakKinds: ${grades.enum.name} has no value "${weak}". Name one of its values.`);
  }
}

/** Checks that the names of derived properties are free, and that the importer fills in each property with the mark. */
function checkDerived(owner: string, properties: Properties, derived: readonly string[], report: Report): void {
  for (const name of derived) {
    if (own(properties, name)?.derived && !Object.hasOwn(sharedProperties, name)) continue;
    report(`${owner}.${name}: the importer derives a property of this name. Rename one of the two.`);
  }
  for (const [name, property] of Object.entries(properties)) {
    if (property.derived && !derived.includes(name))
      report(`${owner}.${name}.derived: the importer does not fill the property in. Remove the mark.`);
  }
}
