import {
  type EndDefinition,
  type EnumDefinition,
  type GraphDefinition,
  type KindDefinition,
  type Properties,
  type Property,
  type RelationDefinition,
  targetKinds,
} from './define.ts';
import { differences } from './distinct.ts';
import { sharedProperties } from './shared.ts';

/** Reports a problem in a declaration: what is wrong, the expected form, and how to fix it. */
export type Report = (problem: string) => void;

/**
 * The spellings of names, which become identifiers in GraphQL and in Cypher. GraphQL reserves names that begin with two
 * underscores, so no underscore comes first or twice. With these spellings, Cypher never has to quote a name.
 */
const spellings = {
  PascalCase: /^[A-Z][A-Za-z0-9]*$/,
  camelCase: /^[a-z][A-Za-z0-9]*$/,
  UPPER_CASE: /^[A-Z][A-Z0-9]*(_[A-Z0-9]+)*$/,
  'kebab-case': /^[a-z][a-z0-9]*(-[a-z0-9]+)*$/,
} as const;

/** Fields that every condition has, beside those of a node or of an edge. */
const conditionFields = ['and', 'or', 'not', 'node'];

/** Fields that every node has beside its properties. The aggregates of every list of nodes have them too. */
const nodeFields = ['kind'];

/** Fields that every edge has, in the API or in the files of a seed. */
const edgeFields = [...conditionFields, 'cursor', 'from', 'to'];

/** Root fields and types that every schema has. */
const ownRootFields = ['node', 'nodes', 'byXref', 'search', 'release'];
const ownTypes = [
  ...[
    'Query',
    'Node',
    'Entity',
    'Evidenced',
    'EvidencedEdge',
    'EntityKind',
    'PageInfo',
    'OrderDirection',
    'RelationType',
  ],
  ...['BooleanFacet', 'OptionalBooleanFacet', 'IntAggregate', 'FloatAggregate'],
  ...['Release', 'KindCount', 'RelationCount'],
  ...['SearchConnection', 'SearchHit', 'SearchMatch', 'SearchField', 'SearchMatchType'],
];

/** Checks the names in a declaration: each is spelled right, and differs from all names beside it. */
export function checkNames({ kinds, relations, evidence }: GraphDefinition, report: Report): void {
  const properties = [sharedProperties, ...kinds.map(propertiesOf), ...relations.map(propertiesOf)].flatMap(entriesIn);
  const enums = new Set(properties.flatMap(([, property]) => enumOf(property)));
  const types = typeNames(kinds, relations, properties, enums);
  const rootFields = kinds.flatMap(({ name, plural }) => [name.charAt(0).toLowerCase() + name.slice(1), plural]);
  const endFields = relations.flatMap((relation) => [relation.forward, relation.inverse]).flatMap(fieldsOfEnd);

  const check = (what: string, names: readonly string[], spelling: keyof typeof spellings): void => {
    for (const name of new Set(names)) {
      if (!spellings[spelling].test(name)) report(`${what} "${name}": expected a name in ${spelling}. Rename it.`);
    }
  };
  check('type', types, 'PascalCase');
  check('relation', relations.map(nameOf), 'UPPER_CASE');
  check('idPrefix', kinds.map(prefixOf), 'kebab-case');
  check('root field', rootFields, 'camelCase');
  check('field', [...endFields, evidence.field], 'camelCase');
  check(
    'property',
    properties.map(([name]) => name),
    'camelCase',
  );
  for (const { name, values } of enums) check(`value of ${name}`, Object.keys(values), 'UPPER_CASE');

  const checkOnce = (what: string, names: readonly string[]): void => {
    for (const name of new Set(names.filter((name, i) => names.indexOf(name) !== i))) {
      report(`${what} "${name}" is declared more than once. Rename all except one.`);
    }
  };
  checkOnce('type', [...types, ...ownTypes]);
  checkOnce('relation', [...relations.map(nameOf), differences]);
  checkOnce('idPrefix', kinds.map(prefixOf));
  checkOnce('root field', [...rootFields, ...ownRootFields]);
  const taken = [...conditionFields, ...nodeFields];
  for (const kind of kinds) checkOnce(`${kind.name}: field`, [...fieldsOf(kind, relations), ...taken]);

  for (const relation of relations) {
    for (const taken of [...edgeFields, evidence.field].filter((name) => Object.hasOwn(relation.properties, name))) {
      report(`${relation.name}: every edge already has a field "${taken}". Rename the property.`);
    }
  }
}

const fieldsOfEnd = ({ field, lookup }: EndDefinition): string[] => [field, ...(lookup ? [lookup.field] : [])];
const nameOf = ({ name }: { readonly name: string }): string => name;
const prefixOf = ({ idPrefix }: KindDefinition): string => idPrefix;
const propertiesOf = ({ properties }: { readonly properties: Properties }): Properties => properties;

/** Returns every property with its name; the fields of records follow the property that holds them. */
const entriesIn = (properties: Properties): [string, Property][] =>
  Object.entries(properties).flatMap(([name, property]): [string, Property][] => [
    [name, property],
    ...(property.type === 'records' ? entriesIn(property.fields) : []),
  ]);

function enumOf(property: Property): EnumDefinition[] {
  if (property.type === 'enum') return [property.enum];
  return property.type === 'list' && property.of !== 'string' ? [property.of] : [];
}

/** Returns the names of all types, one for each definition: many places may use one definition. */
function typeNames(
  kinds: readonly KindDefinition[],
  relations: readonly RelationDefinition[],
  properties: readonly [string, Property][],
  enums: ReadonlySet<EnumDefinition>,
): string[] {
  const names = new Map<object, string>();
  for (const type of [...kinds, ...enums]) names.set(type, type.name);
  for (const { to } of relations) if (typeof to !== 'string') names.set(to, to.union);
  for (const { forward, inverse } of relations) {
    for (const { lookup } of [forward, inverse]) if (lookup) names.set(lookup, lookup.type);
  }
  for (const [, property] of properties) if (property.type === 'records') names.set(property, property.record);
  return [...names.values()];
}

/** Returns the names of all fields of a kind's type: shared properties, its own, and the ends of relations. */
function fieldsOf({ name, properties }: KindDefinition, relations: readonly RelationDefinition[]): string[] {
  const ends = relations.flatMap((relation) => [
    ...(relation.from === name ? fieldsOfEnd(relation.forward) : []),
    ...(targetKinds(relation).includes(name) ? fieldsOfEnd(relation.inverse) : []),
  ]);
  return [...Object.keys(sharedProperties), ...Object.keys(properties), ...ends];
}
