import { own } from '../base/own.ts';
import { checkNames, type Report } from './check-names.ts';
import { checkRoles } from './check-roles.ts';
import { checkRules } from './check-rules.ts';
import { checkShapes } from './check-shapes.ts';
import { checkSupport } from './check-support.ts';
import { checkValues } from './check-values.ts';
import {
  type EndDefinition,
  type GraphDefinition,
  isScalar,
  type KindDefinition,
  type OrderKey,
  type Properties,
  type RelationDefinition,
  targetKinds,
} from './define.ts';
import { sharedProperties } from './shared.ts';
import { withSupport } from './support.ts';

/**
 * Checks that a declaration does not contradict itself, before anything is derived from it.
 * @throws {Error} listing every problem, one per line.
 */
export function checkGraph(declared: GraphDefinition): void {
  const definition = withSupport(declared);
  const problems: string[] = [];
  const report: Report = (message) => problems.push(message);
  const kinds = new Map(definition.kinds.map((kind) => [kind.name, kind]));
  checkNames(definition, report);
  // Names that are declared twice would be reported twice.
  if (problems.length === 0) checkShapes(definition, report);
  for (const kind of definition.kinds) {
    checkNameFrom(kind, report);
    checkIdentifiers(kind.name, kind.properties, report);
    checkOrder(kind.name, kind.orderBy, { node: [propertiesOf(kind)] }, report);
  }
  for (const relation of definition.relations) checkRelation(relation, kinds, report);
  checkRoles(definition, kinds, report);
  checkSupport(definition, report);
  checkValues(definition, report);
  checkRules(definition, report);
  refuseProblems(definition, problems);
}

/** @throws {Error} listing the problems in a declaration, one per line, when there are any. */
export function refuseProblems({ name }: GraphDefinition, problems: readonly string[]): void {
  if (problems.length > 0) throw new Error(`the declaration of graph ${name} is invalid:\n${problems.join('\n')}`);
}

type Kinds = ReadonlyMap<string, KindDefinition>;

const propertiesOf = (kind: KindDefinition): Properties => ({ ...sharedProperties, ...kind.properties });

function checkNameFrom({ name, nameFrom, properties }: KindDefinition, report: Report): void {
  if (nameFrom === undefined) return;
  const property = own(properties, nameFrom);
  if (property?.type === 'string' && property.required) return;
  report(`${name}.nameFrom: expected a required string property of the kind, found "${nameFrom}".`);
}

/** Checks that search can use an identifier: a string or an int, at most one per record, its fit an enum field. */
function checkIdentifiers(owner: string, properties: Properties, report: Report): void {
  for (const [name, property] of Object.entries(properties)) {
    const at = `${owner}.${name}`;
    if (property.type === 'float' && property.identifier)
      report(`${at}.identifier: expected a string or an int, found a float.`);
    if (property.type !== 'records') {
      const fit = 'identifier' in property ? property.identifier?.fit : undefined;
      if (fit !== undefined) report(`${at}.identifier.fit: only the identifier of a record has a fit. Leave it out.`);
      continue;
    }
    const found = Object.values(property.fields).flatMap((field) =>
      'identifier' in field ? (field.identifier ?? []) : [],
    );
    if (found.length > 1) report(`${at}: ${found.length} fields are identifiers. Keep one.`);
    const [{ fit } = {}] = found;
    if (fit !== undefined && own(property.fields, fit)?.type !== 'enum') {
      report(`${at}.identifier.fit: expected an enum field of the record, found "${fit}".`);
    }
  }
}

function checkRelation(relation: RelationDefinition, kinds: Kinds, report: Report): void {
  const { name, from } = relation;
  const targets = targetKinds(relation);
  if (targets.length === 0) report(`${name}.to: the union is empty. Name the kinds in which the relation may end.`);
  if (new Set(targets).size < targets.length) report(`${name}.to: the union names a kind twice. Name each once.`);
  for (const kind of [from, ...targets]) {
    if (!kinds.has(kind)) report(`${name}: there is no kind "${kind}". Declare it, or name another.`);
  }

  const endsOf = (names: readonly string[]): Properties[] =>
    names.flatMap((kind) => kinds.get(kind) ?? []).map(propertiesOf);
  const checkEnd = (end: EndDefinition, far: readonly string[]): void => {
    checkOrder(`${name}.${end.field}`, end.orderBy, { edge: [relation.properties], node: endsOf(far) }, report);
    checkLookup(relation, end, report);
  };
  checkEnd(relation.forward, targets);
  checkEnd(relation.inverse, [from]);
  checkEquals(relation, { from: endsOf([from]), to: endsOf(targets) }, report);
  checkCopies(relation, { from: endsOf([from]), to: endsOf(targets) }, report);
}

/** Checks that every node at an end has the properties that the importer copies from there, with the same type. */
function checkCopies(
  { name: relation, properties }: RelationDefinition,
  ends: Readonly<Record<'from' | 'to', readonly Properties[]>>,
  report: Report,
): void {
  for (const [name, { type, required, copyOf }] of Object.entries(properties)) {
    if (!copyOf) continue;
    for (const bearer of ends[copyOf.end]) {
      const found = own(bearer, copyOf.property);
      if (found?.type === type && type !== 'enum' && (found.required || !required)) continue;
      report(`${relation}.${name}.copyOf: expected a ${type} of the ${copyOf.end} kind, found "${copyOf.property}".`);
    }
  }
}

/** Checks that a lookup chooses one edge among many, and that its value is a numeric property of the edge. */
function checkLookup(
  { name, properties }: RelationDefinition,
  { field, cardinality, lookup }: EndDefinition,
  report: Report,
) {
  if (!lookup) return;
  const at = `${name}.${field}.lookup`;
  if (cardinality === 'one') report(`${at}: "${field}" leads to one node only. Leave the lookup out.`);
  const value = own(properties, lookup.value);
  if (value?.type === 'int' || value?.type === 'float') return;
  report(`${at}.value: expected a number among the properties of ${name}, found "${lookup.value}".`);
}

/** Checks that each key names a scalar property that all items of the list have: every kind of a union. */
function checkOrder(
  owner: string,
  keys: readonly OrderKey[] | undefined,
  bearers: Readonly<Partial<Record<'edge' | 'node', readonly Properties[]>>>,
  report: Report,
): void {
  for (const { on, property: name } of keys ?? []) {
    const owners = bearers[on];
    if (!owners) report(`${owner}.orderBy: a list of nodes has no ${on} to order by. Use a property of the node.`);
    for (const properties of owners ?? []) {
      const found = own(properties, name);
      if (found && isScalar(found)) continue;
      const problem = found ? `${on}.${name} has more than one value` : `there is no ${on}.${name}`;
      report(`${owner}.orderBy: ${problem}. Name a property with one value.`);
    }
    const types = new Set(owners?.flatMap((properties) => own(properties, name)?.type ?? []));
    if (types.size > 1) {
      report(
        `${owner}.orderBy: ${on}.${name} has the types ${[...types].join(' and ')}. Name a property that has one ` +
          'type in all.',
      );
    }
  }
}

/** Checks that a property can repeat one of an end: the end has that property, with the same enum. */
function checkEquals(
  { name: relation, properties }: RelationDefinition,
  ends: Readonly<Record<'from' | 'to', readonly Properties[]>>,
  report: Report,
): void {
  for (const [name, property] of Object.entries(properties)) {
    if (property.type !== 'enum' || !property.equals) continue;
    const { end, property: repeated } = property.equals;
    for (const bearer of ends[end]) {
      const found = own(bearer, repeated);
      if (found?.type === 'enum' && found.enum === property.enum) continue;
      report(
        `${relation}.${name}.equals: expected a ${property.enum.name} property of the ${end} kind, ` +
          `found "${repeated}".`,
      );
    }
  }
}
