import type { Report } from './check-names.ts';
import { type GraphDefinition, isScalar, type Property, targetKinds } from './define.ts';
import { type AtMostRule, absent, type Criterion, present, type RuleDefinition } from './rule.ts';
import { type Lookup, lookupOnKind, lookupOnRelation } from './rule-path.ts';

/** Checks the rules of kinds and relations: the properties exist, and data can both keep and break each rule. */
export function checkRules({ kinds, relations, ...rest }: GraphDefinition, report: Report): void {
  const byName = new Map(kinds.map((kind) => [kind.name, kind]));
  const derived = [rest.evidence.about, rest.evidence.dispute?.relation];
  for (const kind of kinds) {
    checkEach(kind.name, kind.rules, lookupOnKind(kind), report);
  }
  for (const relation of relations) {
    checkEach(relation.name, relation.rules, lookupOnRelation(relation, byName), report);
    if (relation.rules && derived.includes(relation.name))
      report(`${relation.name}.rules: the importer fills the relation in, so no seed can break a rule. Remove them.`);
    if (!relation.reflexive) continue;
    if (!targetKinds(relation).includes(relation.from))
      report(
        `${relation.name}: its ends are of different kinds, so no edge can join a node to itself. Remove reflexive.`,
      );
    if (relation.acyclic) report(`${relation.name}: it cannot be both reflexive and acyclic. Keep one.`);
  }
}

function checkEach(owner: string, rules: readonly RuleDefinition[] | undefined, lookup: Lookup, report: Report): void {
  for (const [i, rule] of (rules ?? []).entries()) {
    const at = `${owner}.rules[${i}]`;
    if (!/^[A-Z0-9].*\.$/.test(rule.because)) report(`${at}.because: expected a sentence, found "${rule.because}".`);
    checkRule(at, rule, lookup, report);
  }
}

function checkRule(at: string, rule: RuleDefinition, lookup: Lookup, report: Report): void {
  const expect = (path: string, expected: string, fits: (property: Property) => boolean): void => {
    const property = lookup(path);
    if (!property || !fits(property)) report(`${at}: expected ${expected}, found "${path}". Name a declared property.`);
  };
  const isNumber = ({ type }: Property): boolean => type === 'int' || type === 'float';
  switch (rule.rule) {
    case 'never':
      if (Object.keys(rule.when).length === 0)
        report(`${at}.when: expected at least one criterion, found none. Add one.`);
      for (const [path, criterion] of Object.entries(rule.when)) checkCriterion(at, path, criterion, lookup, report);
      return;
    case 'ordered':
      for (const path of [rule.lower, rule.upper]) expect(path, 'a number', isNumber);
      if (rule.lower === rule.upper)
        report(`${at}: the rule compares "${rule.lower}" with itself. Name two properties.`);
      return;
    case 'unique':
      if (rule.properties.length === 0)
        report(`${at}.properties: expected at least one property, found none. Name one.`);
      for (const path of rule.properties) expect(path, 'a property with one value', isScalar);
      return;
    case 'atMost':
      expect(rule.property, 'a number', isNumber);
      if (!Number.isFinite(rule.max)) report(`${at}.max: expected a finite number, found ${rule.max}.`);
      checkUnit(at, rule, lookup, report);
      if (rule.sum) expect(rule.sum.per, 'a property with one value', isScalar);
      for (const [path, values] of Object.entries(rule.sum?.where ?? {}))
        for (const value of values) checkCriterion(at, path, value, lookup, report);
  }
}

function checkUnit(at: string, rule: AtMostRule, lookup: Lookup, report: Report): void {
  if (!rule.in) return;
  const { unit, quantity } = rule.in;
  const property = lookup(unit);
  if (property?.type === 'enum' && Object.hasOwn(property.enum.quantities ?? {}, quantity)) return;
  report(`${at}.in: expected an enum of units that measure the quantity ${quantity}, found "${unit}".`);
}

function checkCriterion(at: string, path: string, criterion: Criterion, lookup: Lookup, report: Report): void {
  const property = lookup(path);
  if (!property) report(`${at}: there is no property "${path}". Name a declared property.`);
  else if (criterion === absent) {
    if (property.required) report(`${at}: "${path}" is required, so it is never absent. Name another property.`);
  } else if (criterion !== present && !fits(property, criterion))
    report(`${at}: "${path}" cannot have the value ${JSON.stringify(criterion)}. Name a value that it can have.`);
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
