import type { InputFieldMap } from '@pothos/core';
import {
  isScalar,
  type Properties,
  type Property,
  type RecordsProperty,
  type UnionDefinition,
} from '../model/define.ts';
import type { Hop, Kind, Lookup } from '../model/graph.ts';
import { sharedProperties } from '../model/shared.ts';
import { type Input, type InputBuilder, pascalCase, type Types, withArticle } from './builder.ts';
import { lookupId } from './lookup-id.ts';

/** Returns the union that a hop leads to or starts from, if any. */
export const unionOf = ({ relation }: Hop): UnionDefinition | null =>
  typeof relation.to === 'string' ? null : relation.to;

/** Returns the type that has the field of a hop: a kind, or the union of the kinds that it starts from. */
const hopOwner = (hop: Hop): string => (hop.direction === 'in' && unionOf(hop)?.union) || hop.sources[0];

/** Returns the beginning of the names of a hop's types: "NutrientFoods". */
export const hopName = (hop: Hop): string => `${hopOwner(hop)}${pascalCase(hop.end.field)}`;

/** Names the field of a hop in a description: "Nutrient.foods". */
export const hopPath = (hop: Hop): string => `${hopOwner(hop)}.${hop.end.field}`;

/** Returns the kind of the nodes that a hop leads to; null where they may be of several kinds. */
export const onlyTarget = (types: Types, hop: Hop): Kind | null =>
  hop.targets.length === 1 ? types.graph.kind(hop.targets[0]) : null;

const combining = {
  and: 'All of these conditions hold.',
  or: 'At least one of these conditions holds.',
  not: 'This condition does not hold.',
} as const;

/** Makes `and`, `or` and `not`, which combine conditions. */
const combinators = (t: InputBuilder, self: () => Input): InputFieldMap => ({
  and: t.field({ type: [self()], description: combining.and }),
  or: t.field({ type: [self()], description: combining.or }),
  not: t.field({ type: self(), description: combining.not }),
});

/** Makes the condition on nodes of a kind, or of any kind (null): "NutrientWhere". */
export function nodeWhere(types: Types, kind: Kind | null): Input {
  const name = `${kind?.name ?? 'Entity'}Where`;
  return types.input(
    name,
    `A condition on ${kind ? withArticle(kind.name) : 'an entity'}. All its fields have to hold.`,
    (t) => ({
      ...combinators(t, () => nodeWhere(types, kind)),
      ...propertyConditions(types, t, kind?.properties ?? sharedProperties),
      ...Object.fromEntries(
        [...(kind?.hops ?? [])].map(([field, hop]) => [
          field,
          t.field({
            type: hop.end.cardinality === 'one' ? nodeWhere(types, onlyTarget(types, hop)) : related(types, hop),
            description: `A condition on the nodes that \`${hopPath(hop)}\` leads to.`,
          }),
        ]),
      ),
      ...Object.fromEntries(
        [...(kind?.lookups ?? [])].map(([field, lookup]) => [
          field,
          t.field({
            type: [lookupWhere(types, lookup)],
            description: `${lookup.definition.description} All conditions have to hold.`,
          }),
        ]),
      ),
    }),
  );
}

/** Makes the condition on an edge and the node that it leads to: "NutrientFoodsWhere". It has the shape of an edge. */
export function hopWhere(types: Types, hop: Hop): Input {
  const name = `${hopName(hop)}Where`;
  return types.input(
    name,
    'A condition on the relation and, under `node`, on the node that it leads to. All its fields have to hold.',
    (t) => ({
      ...combinators(t, () => hopWhere(types, hop)),
      ...propertyConditions(types, t, hop.relation.properties),
      node: t.field({ type: nodeWhere(types, onlyTarget(types, hop)), description: 'A condition on the node.' }),
    }),
  );
}

/** Makes the condition on all nodes that a hop leads to: "NutrientFoodsRelated". */
function related(types: Types, hop: Hop): Input {
  const name = `${hopName(hop)}Related`;
  return types.input(name, `A condition on the items of the list \`${hopPath(hop)}\`.`, (t) => ({
    some: t.field({
      type: hopWhere(types, hop),
      description: 'At least one item satisfies this. `{}` means that there is at least one.',
    }),
    none: t.field({
      type: hopWhere(types, hop),
      description: 'No item satisfies this. `{}` means that there is none.',
    }),
    count: t.field({ type: counted(types, hop), description: 'The number of items.' }),
  }));
}

function counted(types: Types, hop: Hop): Input {
  const name = `${hopName(hop)}Count`;
  return types.input(name, 'A condition on the number of related nodes.', (t) => ({
    where: t.field({ type: hopWhere(types, hop), description: 'Counts only the nodes that satisfy this.' }),
    ...Object.fromEntries(Object.entries(bounds).map(([operator, description]) => [operator, t.int({ description })])),
  }));
}

/** Makes the condition on the value of a lookup: "NutrientAmountWhere". */
function lookupWhere(types: Types, lookup: Lookup): Input {
  const { type, value } = lookup.definition;
  const property = lookedUp(lookup);
  return types.input(
    `${type}Where`,
    `A condition on \`${value}\`, which is missing where there is no such relation. All operators have to hold.`,
    (t) => ({ of: t.id(lookupId(types, lookup)), ...operatorFields(types, t, value, property) }),
  );
}

/** Makes one key of an order: the value of a lookup. "NutrientAmountOrder". */
function lookupOrder(types: Types, lookup: Lookup): Input {
  const { type, value } = lookup.definition;
  return types.input(
    `${type}Order`,
    `An order by \`${value}\`, which is missing where there is no such relation.`,
    (t) => ({
      of: t.id(lookupId(types, lookup)),
      direction: t.field({ type: types.direction(), required: true, description: 'The direction of the order.' }),
    }),
  );
}

/** Returns the property that a lookup reads. It may be missing, where there is no edge. */
export function lookedUp({ hop, definition }: Lookup): Property {
  const property = hop.relation.properties[definition.value];
  if (!property) throw new Error(`${hop.relation.name} declares no ${definition.value}`);
  return { ...property, required: false };
}

const bounds = {
  eq: 'Equal to this value.',
  gt: 'Greater than this value.',
  gte: 'Greater than or equal to this value.',
  lt: 'Less than this value.',
  lte: 'Less than or equal to this value.',
} as const;

const propertyConditions = (types: Types, t: InputBuilder, properties: Properties): InputFieldMap =>
  Object.fromEntries(
    Object.entries(properties).map(([name, property]) => [
      name,
      t.field({
        type: property.type === 'records' ? recordOperators(types, property) : operators(types, name, property),
        description: property.description,
      }),
    ]),
  );

/** Makes the condition on all records of a property: "XrefListOperators". */
const recordOperators = (types: Types, property: RecordsProperty): Input =>
  types.input(
    `${property.record}ListOperators`,
    `Conditions on a list of ${property.record}. All of them have to hold.`,
    (t) => ({
      some: t.field({
        type: recordWhere(types, property),
        description: 'At least one item satisfies this. `{}` means that there is at least one.',
      }),
      none: t.field({
        type: recordWhere(types, property),
        description: 'No item satisfies this. `{}` means that there is none.',
      }),
    }),
  );

/** Makes the condition on one record: "XrefWhere". */
const recordWhere = (types: Types, property: RecordsProperty): Input =>
  types.input(
    `${property.record}Where`,
    `A condition on one ${property.record}. All its fields have to hold.`,
    (t) => ({
      ...combinators(t, () => recordWhere(types, property)),
      ...propertyConditions(types, t, property.fields),
    }),
  );

/** Makes the operators on one property, by its type: "StringOperators", "FoodCategoryOperators". */
function operators(types: Types, property: string, definition: Property): Input {
  const value = property === 'id' ? ('ID' as const) : types.value(definition);
  const isList = definition.type === 'list';
  const base = typeof value === 'string' ? value : pascalCase(value.name);
  const name = `${isNullable(definition) ? 'Optional' : ''}${base}${isList ? 'List' : ''}Operators`;
  return types.input(
    name,
    `Conditions on ${isList ? 'a list of values' : 'a value'} of type ${base}. All of them have to hold.`,
    (t) => operatorFields(types, t, property, definition),
  );
}

function operatorFields(types: Types, t: InputBuilder, property: string, definition: Property): InputFieldMap {
  const value = property === 'id' ? ('ID' as const) : types.value(definition);
  const isList = definition.type === 'list';
  const nullable = isNullable(definition);
  const isNumber = definition.type === 'int' || definition.type === 'float';
  return {
    ...(isList
      ? {
          has: t.field({ type: value, description: 'The list contains this value.' }),
          isEmpty: t.boolean({ description: 'True for empty lists, false for all others.' }),
        }
      : { eq: t.field({ type: value, description: bounds.eq }) }),
    ...(!isList &&
      definition.type !== 'boolean' && {
        in: t.field({ type: [value], description: 'Equal to one of these values.' }),
      }),
    ...(isNumber &&
      Object.fromEntries(
        Object.entries(bounds)
          .filter(([operator]) => operator !== 'eq')
          .map(([operator, description]) => [operator, t.field({ type: value, description })]),
      )),
    ...(definition.type === 'string' &&
      property !== 'id' && {
        contains: t.string({ description: 'Contains this text, regardless of case and accents.' }),
        startsWith: t.string({ description: 'Begins with this text, regardless of case and accents.' }),
      }),
    ...(nullable && {
      isNull: t.boolean({
        description: 'True for missing values, false for all others. A missing value satisfies no other operator.',
      }),
    }),
  };
}

const isNullable = (definition: Property): boolean => isScalar(definition) && definition.required !== true;

/** Makes one key of an order of nodes: "FoodOrder". */
export function nodeOrder(types: Types, kind: Kind | null): Input {
  const name = `${kind?.name ?? 'Entity'}Order`;
  return types.input(
    name,
    'One key of an order: name exactly one field. A second key orders the items with an equal first key.',
    (t) => ({
      ...directions(types, t, kind?.properties ?? sharedProperties),
      ...Object.fromEntries(
        [...(kind?.lookups ?? [])].map(([field, lookup]) => [
          field,
          t.field({ type: lookupOrder(types, lookup), description: lookup.definition.description }),
        ]),
      ),
    }),
    true,
  );
}

/** Makes one key of an order of edges, by a property of the relation or, under `node`, of the node. */
export function hopOrder(types: Types, hop: Hop): Input {
  const name = `${hopName(hop)}Order`;
  return types.input(
    name,
    'One key of an order: name exactly one field. A second key orders the items with an equal first key.',
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
