import {
  type EnumDefinition,
  type GraphDefinition,
  type KindDefinition,
  type Properties,
  type Property,
  type RelationDefinition,
  targetKinds,
} from './define.ts';
import { sharedProperties } from './shared.ts';

/** Takes note of a slip in a declaration: what is wrong, what was expected, how to fix it. */
export type Slip = (message: string) => void;

/**
 * Names end up as identifiers in GraphQL and in Cypher, so their spelling is fixed: no underscore comes first or twice,
 * where GraphQL keeps names to itself, and nothing ever has to be quoted.
 */
const spellings = {
  PascalCase: /^[A-Z][A-Za-z0-9]*$/,
  camelCase: /^[a-z][A-Za-z0-9]*$/,
  UPPER_CASE: /^[A-Z][A-Z0-9]*(_[A-Z0-9]+)*$/,
  'kebab-case': /^[a-z][a-z0-9]*(-[a-z0-9]+)*$/,
} as const;

/** What every condition has already, beside the fields of a node or of an edge. */
const conditionFields = ['and', 'or', 'not', 'node'];

/** What every node has already beside its properties, and so have the aggregates of every list of nodes. */
const nodeFields = ['kind'];

/** What every edge has already, in the API or in the files of a seed. */
const edgeFields = [...conditionFields, 'cursor', 'from', 'to'];

/** Root fields and types that every schema has. */
const ownRootFields = ['node', 'nodes', 'search', 'release'];
const ownTypes = [
  ...['Query', 'Node', 'Entity', 'Evidenced', 'EntityKind', 'PageInfo', 'OrderDirection', 'RelationType'],
  ...['BooleanFacet', 'OptionalBooleanFacet', 'IntAggregate', 'FloatAggregate'],
  ...['Release', 'KindCount', 'RelationCount', 'SearchResults', 'SearchHit', 'SearchMatch', 'SearchField'],
];

/** Checks how everything in a declaration is called: spelled right, and like nothing else beside it. */
export function checkNames({ kinds, relations, evidence }: GraphDefinition, slip: Slip): void {
  const properties = [sharedProperties, ...kinds.map(propertiesOf), ...relations.map(propertiesOf)].flatMap(entriesIn);
  const enums = new Set(properties.flatMap(([, property]) => enumOf(property)));
  const types = typeNames(kinds, relations, properties, enums);
  const rootFields = kinds.flatMap(({ name, plural }) => [name.charAt(0).toLowerCase() + name.slice(1), plural]);
  const endFields = relations.flatMap(({ forward, inverse }) => [forward.field, inverse.field]);

  const check = (what: string, names: readonly string[], spelling: keyof typeof spellings): void => {
    for (const name of new Set(names)) {
      if (!spellings[spelling].test(name)) slip(`${what} "${name}": expected a name in ${spelling}. Rename it.`);
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
      slip(`${what} "${name}" is declared more than once. Rename all but one.`);
    }
  };
  checkOnce('type', [...types, ...ownTypes]);
  checkOnce('relation', relations.map(nameOf));
  checkOnce('idPrefix', kinds.map(prefixOf));
  checkOnce('root field', [...rootFields, ...ownRootFields]);
  const taken = [...conditionFields, ...nodeFields];
  for (const kind of kinds) checkOnce(`${kind.name}: field`, [...fieldsOf(kind, relations), ...taken]);

  for (const relation of relations) {
    for (const taken of [...edgeFields, evidence.field].filter((name) => Object.hasOwn(relation.properties, name))) {
      slip(`${relation.name}: every edge has a "${taken}" already. Rename the property.`);
    }
  }
}

const nameOf = ({ name }: { readonly name: string }): string => name;
const prefixOf = ({ idPrefix }: KindDefinition): string => idPrefix;
const propertiesOf = ({ properties }: { readonly properties: Properties }): Properties => properties;

/** Every property with its name, those of records after the property that holds them. */
const entriesIn = (properties: Properties): [string, Property][] =>
  Object.entries(properties).flatMap(([name, property]): [string, Property][] => [
    [name, property],
    ...(property.type === 'records' ? entriesIn(property.fields) : []),
  ]);

function enumOf(property: Property): EnumDefinition[] {
  if (property.type === 'enum') return [property.enum];
  return property.type === 'list' && property.of !== 'string' ? [property.of] : [];
}

/** Names of all types, one for each definition: one may be used in many places, but no two may share a name. */
function typeNames(
  kinds: readonly KindDefinition[],
  relations: readonly RelationDefinition[],
  properties: readonly [string, Property][],
  enums: ReadonlySet<EnumDefinition>,
): string[] {
  const names = new Map<object, string>();
  for (const type of [...kinds, ...enums]) names.set(type, type.name);
  for (const { to } of relations) if (typeof to !== 'string') names.set(to, to.union);
  for (const [, property] of properties) if (property.type === 'records') names.set(property, property.record);
  return [...names.values()];
}

/** All that the type of a kind has: shared properties, its own, and the ends of relations. */
function fieldsOf({ name, properties }: KindDefinition, relations: readonly RelationDefinition[]): string[] {
  const ends = relations.flatMap((relation) => [
    ...(relation.from === name ? [relation.forward.field] : []),
    ...(targetKinds(relation).includes(name) ? [relation.inverse.field] : []),
  ]);
  return [...Object.keys(sharedProperties), ...Object.keys(properties), ...ends];
}
