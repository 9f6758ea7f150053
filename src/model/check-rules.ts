import type { Slip } from './check-names.ts';
import { type GraphDefinition, isScalar, type Property, targetKinds } from './define.ts';
import { type AtMostRule, absent, type Criterion, present, type RuleDefinition } from './rule.ts';
import { type Lookup, lookupOnKind, lookupOnRelation } from './rule-path.ts';

/** Checks that the rules of all kinds and relations speak of properties that are there, and can be kept and broken. */
export function checkRules({ kinds, relations, ...rest }: GraphDefinition, slip: Slip): void {
  const byName = new Map(kinds.map((kind) => [kind.name, kind]));
  const derived = [rest.evidence.about, rest.evidence.dispute?.relation];
  for (const kind of kinds) {
    checkEach(kind.name, kind.rules, lookupOnKind(kind), slip);
  }
  for (const relation of relations) {
    checkEach(relation.name, relation.rules, lookupOnRelation(relation, byName), slip);
    if (relation.rules && derived.includes(relation.name))
      slip(`${relation.name}.rules: the importer fills the relation in, and nobody can break a rule. Remove them.`);
    if (!relation.reflexive) continue;
    if (!targetKinds(relation).includes(relation.from))
      slip(
        `${relation.name}: its ends are of different kinds, so that no edge joins a node to itself. Remove reflexive.`,
      );
    if (relation.acyclic) slip(`${relation.name}: it cannot be both reflexive and acyclic. Keep one.`);
  }
}

function checkEach(owner: string, rules: readonly RuleDefinition[] | undefined, lookup: Lookup, slip: Slip): void {
  for (const [i, rule] of (rules ?? []).entries()) {
    const at = `${owner}.rules[${i}]`;
    if (!/^[A-Z0-9].*\.$/.test(rule.because)) slip(`${at}.because: expected a sentence, found "${rule.because}".`);
    checkRule(at, rule, lookup, slip);
  }
}

function checkRule(at: string, rule: RuleDefinition, lookup: Lookup, slip: Slip): void {
  const expect = (path: string, expected: string, fits: (property: Property) => boolean): void => {
    const property = lookup(path);
    if (!property || !fits(property)) slip(`${at}: expected ${expected}, found "${path}". Name one that is declared.`);
  };
  const isNumber = ({ type }: Property): boolean => type === 'int' || type === 'float';
  switch (rule.rule) {
    case 'never':
      if (Object.keys(rule.when).length === 0) slip(`${at}.when: expected a criterion. Nothing meets an empty rule.`);
      for (const [path, criterion] of Object.entries(rule.when)) checkCriterion(at, path, criterion, lookup, slip);
      return;
    case 'ordered':
      for (const path of [rule.lower, rule.upper]) expect(path, 'a number', isNumber);
      if (rule.lower === rule.upper) slip(`${at}: "${rule.lower}" is compared with itself. Name another.`);
      return;
    case 'unique':
      if (rule.properties.length === 0) slip(`${at}.properties: expected a property. Name at least one.`);
      for (const path of rule.properties) expect(path, 'a property with one value', isScalar);
      return;
    case 'atMost':
      expect(rule.property, 'a number', isNumber);
      if (!Number.isFinite(rule.max)) slip(`${at}.max: expected a finite number, found ${rule.max}.`);
      checkUnit(at, rule, lookup, slip);
      if (rule.sum) expect(rule.sum.per, 'a property with one value', isScalar);
      for (const [path, values] of Object.entries(rule.sum?.where ?? {}))
        for (const value of values) checkCriterion(at, path, value, lookup, slip);
  }
}

function checkUnit(at: string, rule: AtMostRule, lookup: Lookup, slip: Slip): void {
  if (!rule.in) return;
  const { unit, quantity } = rule.in;
  const property = lookup(unit);
  if (property?.type === 'enum' && Object.hasOwn(property.enum.quantities ?? {}, quantity)) return;
  slip(`${at}.in: expected an enum of units that measure the quantity ${quantity}, found "${unit}".`);
}

function checkCriterion(at: string, path: string, criterion: Criterion, lookup: Lookup, slip: Slip): void {
  const property = lookup(path);
  if (!property) slip(`${at}: there is no property "${path}". Name one that is declared.`);
  else if (criterion === absent) {
    if (property.required) slip(`${at}: "${path}" is required and never absent. Name another.`);
  } else if (criterion !== present && !fits(property, criterion))
    slip(`${at}: "${path}" never has the value ${JSON.stringify(criterion)}. Name one that it can have.`);
}

function fits(property: Property, value: string | number | boolean): boolean {
  switch (property.type) {
    case 'enum':
      return typeof value === 'string' && Object.hasOwn(property.enum.values, value);
    case 'int':
    case 'float':
      return typeof value === 'number';
    default:
      return typeof value === property.type;
  }
}
