import type { InputFieldMap } from '@pothos/core';
import { isScalar, type Properties, type Property, type UnionDefinition } from '../model/define.ts';
import type { Hop, Kind } from '../model/graph.ts';
import { sharedProperties } from '../model/shared.ts';
import { type Input, type InputBuilder, pascalCase, type Types, withArticle } from './builder.ts';

/** The union that a hop leads to or starts from, if any. */
export const unionOf = ({ relation }: Hop): UnionDefinition | null =>
  typeof relation.to === 'string' ? null : relation.to;

/** The type that has the field of a hop: a kind, or the union of the kinds that it starts from. */
const hopOwner = (hop: Hop): string => (hop.direction === 'in' && unionOf(hop)?.union) || (hop.sources[0] ?? '');

/** The name that a hop's types begin with: "NutrientFoods". */
export const hopName = (hop: Hop): string => `${hopOwner(hop)}${pascalCase(hop.end.field)}`;

/** The field of a hop, to refer to in a description: "Nutrient.foods". */
export const hopPath = (hop: Hop): string => `${hopOwner(hop)}.${hop.end.field}`;

/** The kind whose properties a hop's far node can be filtered by: null where it may be of several kinds. */
export const onlyTarget = (types: Types, hop: Hop): Kind | null =>
  hop.targets.length === 1 ? types.graph.kind(hop.targets[0] ?? '') : null;

const combining = {
  and: 'All of these hold.',
  or: 'At least one of these holds.',
  not: 'This does not hold.',
} as const;

/** `and`, `or` and `not`, which every condition can be built of. */
const combinators = (t: InputBuilder, self: () => Input): InputFieldMap => ({
  and: t.field({ type: [self()], description: combining.and }),
  or: t.field({ type: [self()], description: combining.or }),
  not: t.field({ type: self(), description: combining.not }),
});

/** The condition on nodes of a kind, or of any kind (null): "NutrientWhere". */
export function nodeWhere(types: Types, kind: Kind | null): Input {
  const name = `${kind?.name ?? 'Entity'}Where`;
  return types.input(
    name,
    `A condition on ${kind ? withArticle(kind.name) : 'an entity'}. Several fields hold together.`,
    (t) => ({
      ...combinators(t, () => nodeWhere(types, kind)),
      ...propertyConditions(types, t, kind?.properties ?? sharedProperties),
      ...Object.fromEntries(
        [...(kind?.hops ?? [])].map(([field, hop]) => [
          field,
          t.field({
            type: hop.end.cardinality === 'one' ? nodeWhere(types, onlyTarget(types, hop)) : related(types, hop),
            description: `A condition on what \`${hopPath(hop)}\` leads to.`,
          }),
        ]),
      ),
    }),
  );
}

/** The condition on an edge and the node it leads to: "NutrientFoodsWhere". Mirrors the shape of an edge. */
export function hopWhere(types: Types, hop: Hop): Input {
  const name = `${hopName(hop)}Where`;
  return types.input(
    name,
    'A condition on the relation and, under `node`, on what it leads to. Several fields hold together.',
    (t) => ({
      ...combinators(t, () => hopWhere(types, hop)),
      ...propertyConditions(types, t, hop.relation.properties),
      node: t.field({ type: nodeWhere(types, onlyTarget(types, hop)), description: 'A condition on the node.' }),
    }),
  );
}

/** The condition on the nodes a hop leads to, taken together: "NutrientFoodsRelated". */
function related(types: Types, hop: Hop): Input {
  const name = `${hopName(hop)}Related`;
  return types.input(name, `A condition on the items of the list \`${hopPath(hop)}\`.`, (t) => ({
    some: t.field({
      type: hopWhere(types, hop),
      description: 'At least one satisfies this. `{}` asks that there is any.',
    }),
    none: t.field({ type: hopWhere(types, hop), description: 'Not one satisfies this. `{}` asks that there is none.' }),
    count: t.field({ type: counted(types, hop), description: 'How many there are.' }),
  }));
}

function counted(types: Types, hop: Hop): Input {
  const name = `${hopName(hop)}Count`;
  return types.input(name, 'A condition on how many related nodes there are.', (t) => ({
    where: t.field({ type: hopWhere(types, hop), description: 'Count only those that satisfy this.' }),
    ...Object.fromEntries(Object.entries(bounds).map(([operator, description]) => [operator, t.int({ description })])),
  }));
}

const bounds = {
  eq: 'Equal to this.',
  gt: 'Greater than this.',
  gte: 'Greater than or equal to this.',
  lt: 'Less than this.',
  lte: 'Less than or equal to this.',
} as const;

const propertyConditions = (types: Types, t: InputBuilder, properties: Properties): InputFieldMap =>
  Object.fromEntries(
    Object.entries(properties)
      .filter(([, property]) => property.type !== 'records')
      .map(([name, property]) => [
        name,
        t.field({ type: operators(types, name, property), description: property.description }),
      ]),
  );

/** The operators on one property, by its type: "StringOperators", "FoodCategoryOperators". */
function operators(types: Types, property: string, definition: Property): Input {
  const value = property === 'id' ? ('ID' as const) : types.value(definition);
  const isList = definition.type === 'list';
  const base = typeof value === 'string' ? value : pascalCase(value.name);
  const nullable = isScalar(definition) && definition.required !== true;
  const name = `${nullable ? 'Optional' : ''}${base}${isList ? 'List' : ''}Operators`;
  const isNumber = definition.type === 'int' || definition.type === 'float';
  return types.input(
    name,
    `Conditions on ${isList ? 'a list of values' : 'a value'} of type ${base}. Several hold together.`,
    (t) => ({
      ...(isList
        ? {
            has: t.field({ type: value, description: 'The list holds this value.' }),
            isEmpty: t.boolean({ description: 'Whether the list is empty.' }),
          }
        : { eq: t.field({ type: value, description: 'Equal to this.' }) }),
      ...(!isList && definition.type !== 'boolean' && { in: t.field({ type: [value], description: 'One of these.' }) }),
      ...(isNumber &&
        Object.fromEntries(
          Object.entries(bounds)
            .filter(([operator]) => operator !== 'eq')
            .map(([operator, description]) => [operator, t.field({ type: value, description })]),
        )),
      ...(definition.type === 'string' &&
        property !== 'id' && {
          contains: t.string({ description: 'Holds this text, regardless of case and accents.' }),
          startsWith: t.string({ description: 'Begins with this text, regardless of case and accents.' }),
        }),
      ...(nullable && {
        isNull: t.boolean({
          description: 'Whether the value is missing. A missing value satisfies no other operator.',
        }),
      }),
    }),
  );
}

/** One key of an ordering of nodes: "FoodOrder". */
export function nodeOrder(types: Types, kind: Kind | null): Input {
  const name = `${kind?.name ?? 'Entity'}Order`;
  return types.input(
    name,
    'One key to order by; name exactly one field. List several keys to break ties.',
    (t) => directions(types, t, kind?.properties ?? sharedProperties),
    true,
  );
}

/** One key of an ordering of edges, by a property of the relation or, under `node`, of what it leads to. */
export function hopOrder(types: Types, hop: Hop): Input {
  const name = `${hopName(hop)}Order`;
  return types.input(
    name,
    'One key to order by; name exactly one field. List several keys to break ties.',
    (t) => ({
      ...directions(types, t, hop.relation.properties),
      node: t.field({ type: nodeOrder(types, onlyTarget(types, hop)), description: 'By a property of the node.' }),
    }),
    true,
  );
}

const directions = (types: Types, t: InputBuilder, properties: Properties): InputFieldMap =>
  Object.fromEntries(
    Object.entries(properties)
      .filter(([, property]) => isScalar(property))
      .map(([name, property]) => [name, t.field({ type: types.direction(), description: property.description })]),
  );
