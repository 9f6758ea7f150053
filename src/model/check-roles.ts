import { own } from '../base/own.ts';
import type { Report } from './check-names.ts';
import { type GraphDefinition, type KindDefinition, type RelationDefinition, targetKinds } from './define.ts';

type Kinds = ReadonlyMap<string, KindDefinition>;

/** Checks the kinds and relations with a role: evidence, provenance, and the relations that the importer fills in. */
export function checkRoles(definition: GraphDefinition, kinds: Kinds, report: Report): void {
  const { evidence, provenance } = definition;
  for (const [role, kind] of [
    ['evidence', evidence.kind],
    ['provenance', provenance.kind],
  ]) {
    if (kind !== undefined && !kinds.has(kind))
      report(`${role}.kind: there is no kind "${kind}". Name a declared kind.`);
  }
  findDerived(definition, 'about', evidence.about, report);
  if (evidence.dispute) checkDispute(definition, kinds, report);
  checkProvenance(definition, kinds, report);
}

/** Checks that each piece of evidence has one source, and that the named properties of sources exist. */
function checkProvenance({ evidence, provenance, relations }: GraphDefinition, kinds: Kinds, report: Report): void {
  const { kind, cites: name, kindProperty, family } = provenance;
  const cites = relations.find((relation) => relation.name === name);
  if (!cites) report(`provenance.cites: there is no relation "${name}". Declare it, from ${evidence.kind} to ${kind}.`);
  else {
    const expect = (expected: string, found: string): void =>
      report(`${name}: the relation from evidence to its source: expected ${expected}, found ${found}.`);
    const targets = targetKinds(cites).join(', ');
    if (cites.from !== evidence.kind) expect(`from "${evidence.kind}"`, `"${cites.from}"`);
    if (targets !== kind) expect(`to "${kind}"`, `"${targets}"`);
    if (cites.forward.cardinality !== 'one') expect("forward.cardinality 'one'", "'many'");
    if (cites.evidence !== false) expect('evidence: false', 'a relation that needs evidence itself');
  }
  const properties = kinds.get(kind)?.properties;
  if (kindProperty !== undefined && own(properties, kindProperty)?.type !== 'enum')
    report(`provenance.kindProperty: expected an enum property of ${kind}, found "${kindProperty}".`);
  if (family !== undefined && own(properties, family)?.type !== 'string')
    report(`provenance.family: expected a string property of ${kind}, found "${family}".`);
}

/** Finds a relation that the importer fills in, and checks that the importer can. */
function findDerived(
  { evidence, relations }: GraphDefinition,
  role: string,
  name: string,
  report: Report,
): RelationDefinition | undefined {
  const derived = relations.find((relation) => relation.name === name);
  if (!derived) {
    report(`evidence.${role}: there is no relation "${name}". Declare it, from ${evidence.kind}.`);
    return undefined;
  }
  const expect = (expected: string): void => report(`${name}: a relation that the importer fills in ${expected}.`);
  if (derived.from !== evidence.kind)
    expect(`has to begin at the evidence: expected from "${evidence.kind}", found "${derived.from}"`);
  if (derived.evidence !== false) expect('cannot have evidence itself: declare evidence: false');
  if (derived.forward.cardinality === 'one' || derived.inverse.cardinality === 'one')
    expect('has to be many at both ends');
  if (Object.values(derived.properties).some((property) => property.required))
    expect('cannot have a required property');
  return derived;
}

function checkDispute(definition: GraphDefinition, kinds: Kinds, report: Report): void {
  const { kind, about, dispute } = definition.evidence;
  if (!dispute) return;
  const { status: statusName, relation: name, over: overName } = dispute;
  const status = own(kinds.get(kind)?.properties, statusName);
  if (status?.type !== 'enum' || !status.required)
    report(`evidence.dispute.status: expected a required enum property of ${kind}, found "${statusName}".`);
  if (name === about) report(`evidence.dispute.relation: "${name}" is evidence.about already. Name another relation.`);
  const relation = findDerived(definition, 'dispute.relation', name, report);
  if (!relation) return;
  const targets = targetKinds(relation);
  if (targets.join() !== kind)
    report(`${name}: evidence can only dispute evidence: expected to "${kind}", found "${targets.join(', ')}".`);
  const over = own(relation.properties, overName);
  if (over?.type !== 'list' || over.of !== 'string')
    report(`evidence.dispute.over: expected a list of strings among the properties of ${name}, found "${overName}".`);
}
