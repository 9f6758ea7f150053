import { checkNames, type Slip } from './check-names.ts';
import { checkRoles } from './check-roles.ts';
import { checkRules } from './check-rules.ts';
import { checkShapes } from './check-shapes.ts';
import { checkValues } from './check-values.ts';
import {
  type EndDefinition,
  type GraphDefinition,
  isScalar,
  type KindDefinition,
  type OrderKey,
  type Properties,
  type Property,
  type RelationDefinition,
  targetKinds,
} from './define.ts';
import { sharedProperties } from './shared.ts';

/**
 * Checks that a declaration does not contradict itself, before anything is derived from it.
 * @throws {Error} listing every slip, one a line.
 */
export function checkGraph(definition: GraphDefinition): void {
  const slips: string[] = [];
  const slip: Slip = (message) => slips.push(message);
  const kinds = new Map(definition.kinds.map((kind) => [kind.name, kind]));
  checkNames(definition, slip);
  // Names that are declared twice would be reported twice.
  if (slips.length === 0) checkShapes(definition, slip);
  for (const kind of definition.kinds) {
    checkNameFrom(kind, slip);
    checkIdentifiers(kind.name, kind.properties, slip);
    checkOrder(kind.name, kind.orderBy, { node: [propertiesOf(kind)] }, slip);
  }
  for (const relation of definition.relations) checkRelation(relation, kinds, slip);
  checkRoles(definition, kinds, slip);
  checkValues(definition, slip);
  checkRules(definition, slip);
  refuseSlips(definition, slips);
}

/** @throws {Error} listing the slips in a declaration, one a line, when there are any. */
export function refuseSlips({ name }: GraphDefinition, slips: readonly string[]): void {
  if (slips.length > 0) throw new Error(`the graph ${name} is not declared soundly:\n${slips.join('\n')}`);
}

type Kinds = ReadonlyMap<string, KindDefinition>;

const propertiesOf = (kind: KindDefinition): Properties => ({ ...sharedProperties, ...kind.properties });

const own = (properties: Properties, name: string): Property | undefined =>
  Object.hasOwn(properties, name) ? properties[name] : undefined;

function checkNameFrom({ name, nameFrom, properties }: KindDefinition, slip: Slip): void {
  if (nameFrom === undefined) return;
  const property = own(properties, nameFrom);
  if (property?.type === 'string' && property.required) return;
  slip(`${name}.nameFrom: expected a required string property of the kind, found "${nameFrom}".`);
}

/** Checks that an identifier can be found: a text or a whole number, one in a record, how it fits told by an enum. */
function checkIdentifiers(owner: string, properties: Properties, slip: Slip): void {
  for (const [name, property] of Object.entries(properties)) {
    const at = `${owner}.${name}`;
    if (property.type === 'float' && property.identifier)
      slip(`${at}.identifier: expected a string or an int, found a float.`);
    if (property.type !== 'records') {
      const fit = 'identifier' in property ? property.identifier?.fit : undefined;
      if (fit !== undefined) slip(`${at}.identifier.fit: only the identifier of a record has it. Leave it out.`);
      continue;
    }
    const found = Object.values(property.fields).flatMap((field) =>
      'identifier' in field ? (field.identifier ?? []) : [],
    );
    if (found.length > 1) slip(`${at}: ${found.length} fields are identifiers. Keep one.`);
    const [{ fit } = {}] = found;
    if (fit !== undefined && own(property.fields, fit)?.type !== 'enum') {
      slip(`${at}.identifier.fit: expected an enum field of the record, found "${fit}".`);
    }
  }
}

function checkRelation(relation: RelationDefinition, kinds: Kinds, slip: Slip): void {
  const { name, from } = relation;
  const targets = targetKinds(relation);
  if (targets.length === 0) slip(`${name}.to: the union names no kind. Name those it may end in.`);
  if (new Set(targets).size < targets.length) slip(`${name}.to: the union names a kind twice. Name each once.`);
  for (const kind of [from, ...targets]) {
    if (!kinds.has(kind)) slip(`${name}: no kind is called "${kind}". Declare it, or name another.`);
  }

  const endsOf = (names: readonly string[]): Properties[] =>
    names.flatMap((kind) => kinds.get(kind) ?? []).map(propertiesOf);
  const checkEnd = (end: EndDefinition, far: readonly string[]): void => {
    checkOrder(`${name}.${end.field}`, end.orderBy, { edge: [relation.properties], node: endsOf(far) }, slip);
    checkLookup(relation, end, slip);
  };
  checkEnd(relation.forward, targets);
  checkEnd(relation.inverse, [from]);
  checkEquals(relation, { from: endsOf([from]), to: endsOf(targets) }, slip);
  checkCopies(relation, { from: endsOf([from]), to: endsOf(targets) }, slip);
}

/** Checks that a property which the importer copies from an end is one of every node there, of the same type. */
function checkCopies(
  { name: relation, properties }: RelationDefinition,
  ends: Readonly<Record<'from' | 'to', readonly Properties[]>>,
  slip: Slip,
): void {
  for (const [name, { type, required, copyOf }] of Object.entries(properties)) {
    if (!copyOf) continue;
    for (const bearer of ends[copyOf.end]) {
      const found = own(bearer, copyOf.property);
      if (found?.type === type && type !== 'enum' && (found.required || !required)) continue;
      slip(`${relation}.${name}.copyOf: expected a ${type} of the ${copyOf.end} kind, found "${copyOf.property}".`);
    }
  }
}

/** Checks that a lookup chooses one edge among many, by a number that the edges have. */
function checkLookup(
  { name, properties }: RelationDefinition,
  { field, cardinality, lookup }: EndDefinition,
  slip: Slip,
) {
  if (!lookup) return;
  const at = `${name}.${field}.lookup`;
  if (cardinality === 'one') slip(`${at}: "${field}" leads to one node already. Leave the lookup out.`);
  const value = own(properties, lookup.value);
  if (value?.type === 'int' || value?.type === 'float') return;
  slip(`${at}.value: expected a number among the properties of ${name}, found "${lookup.value}".`);
}

/** Checks that each key names a scalar property of everything it is asked of: of each kind of a union. */
function checkOrder(
  owner: string,
  keys: readonly OrderKey[] | undefined,
  bearers: Readonly<Partial<Record<'edge' | 'node', readonly Properties[]>>>,
  slip: Slip,
): void {
  for (const { on, property: name } of keys ?? []) {
    const asked = bearers[on];
    if (!asked) slip(`${owner}.orderBy: a list of nodes has no ${on} to order by. Use a property of the node.`);
    for (const properties of asked ?? []) {
      const found = own(properties, name);
      if (found && isScalar(found)) continue;
      const fault = found ? `${on}.${name} has more than one value` : `there is no ${on}.${name}`;
      slip(`${owner}.orderBy: ${fault}. Name a property with one value.`);
    }
    const types = new Set(asked?.flatMap((properties) => own(properties, name)?.type ?? []));
    if (types.size > 1) {
      slip(
        `${owner}.orderBy: ${on}.${name} is of types ${[...types].join(' and ')}. Name one of the same type in all.`,
      );
    }
  }
}

/** Checks that a property which repeats one of an end can: the end has it, with the same enum. */
function checkEquals(
  { name: relation, properties }: RelationDefinition,
  ends: Readonly<Record<'from' | 'to', readonly Properties[]>>,
  slip: Slip,
): void {
  for (const [name, property] of Object.entries(properties)) {
    if (property.type !== 'enum' || !property.equals) continue;
    const { end, property: repeated } = property.equals;
    for (const bearer of ends[end]) {
      const found = own(bearer, repeated);
      if (found?.type === 'enum' && found.enum === property.enum) continue;
      slip(
        `${relation}.${name}.equals: expected a ${property.enum.name} property of the ${end} kind, found "${repeated}".`,
      );
    }
  }
}
