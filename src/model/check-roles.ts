import type { Slip } from './check-names.ts';
import { type GraphDefinition, type KindDefinition, type RelationDefinition, targetKinds } from './define.ts';

type Kinds = ReadonlyMap<string, KindDefinition>;

/** Checks the kinds and relations that play a part of their own: evidence, provenance, and what the importer fills in. */
export function checkRoles(definition: GraphDefinition, kinds: Kinds, slip: Slip): void {
  const { evidence, provenance } = definition;
  for (const [role, kind] of [
    ['evidence', evidence.kind],
    ['provenance', provenance.kind],
  ]) {
    if (kind !== undefined && !kinds.has(kind))
      slip(`${role}.kind: no kind is called "${kind}". Name one that is declared.`);
  }
  findDerived(definition, 'about', evidence.about, slip);
  if (evidence.dispute) checkDispute(definition, kinds, slip);
}

/** Finds a relation that the importer fills in, and checks that it can. */
function findDerived(
  { evidence, relations }: GraphDefinition,
  role: string,
  name: string,
  slip: Slip,
): RelationDefinition | undefined {
  const derived = relations.find((relation) => relation.name === name);
  if (!derived) {
    slip(`evidence.${role}: no relation is called "${name}". Declare it, from ${evidence.kind}.`);
    return undefined;
  }
  const fault = (expected: string): void => slip(`${name}: what the importer fills in ${expected}.`);
  if (derived.from !== evidence.kind)
    fault(`begins at the evidence: expected from "${evidence.kind}", found "${derived.from}"`);
  if (derived.evidence !== false) fault('takes no evidence itself: declare evidence: false');
  if (derived.forward.cardinality === 'one' || derived.inverse.cardinality === 'one') fault('is many at both ends');
  if (Object.values(derived.properties).some((property) => property.required)) fault('has no required property');
  return derived;
}

function checkDispute(definition: GraphDefinition, kinds: Kinds, slip: Slip): void {
  const { kind, about, dispute } = definition.evidence;
  if (!dispute) return;
  const { status: statusName, relation: name, over: overName } = dispute;
  const status = own(kinds.get(kind)?.properties, statusName);
  if (status?.type !== 'enum' || !status.required)
    slip(`evidence.dispute.status: expected a required enum property of ${kind}, found "${statusName}".`);
  if (name === about) slip(`evidence.dispute.relation: "${name}" is what evidence is about. Name another relation.`);
  const relation = findDerived(definition, 'dispute.relation', name, slip);
  if (!relation) return;
  const targets = targetKinds(relation);
  if (targets.join() !== kind)
    slip(`${name}: what disputes evidence is evidence: expected to "${kind}", found "${targets.join(', ')}".`);
  const over = own(relation.properties, overName);
  if (over?.type !== 'list' || over.of !== 'string')
    slip(`evidence.dispute.over: expected a list of texts that ${name} has, found "${overName}".`);
}

const own = <T>(record: Readonly<Record<string, T>> | undefined, name: string): T | undefined =>
  record && Object.hasOwn(record, name) ? record[name] : undefined;
