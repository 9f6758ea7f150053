import type { FieldMap, OutputRef } from '@pothos/core';
import type { OrderKey, Properties, Property } from '../model/define.ts';
import type { Hop, Kind, Lookup } from '../model/graph.ts';
import { describeAggregate } from '../plan/aggregate.ts';
import { withMeaning } from '../plan/meaning.ts';
import type { Aggregate } from '../plan/plan.ts';
import type { Aggregates, Bucket, Statistics } from '../plan/result.ts';
import { type ObjectFields, pascalCase, type Types } from './builder.ts';
import { hopName, lookedUp, onlyTarget } from './inputs.ts';
import { lookupId, refuseWrongId } from './lookup-id.ts';
import { type FieldBuilder, inUnit } from './properties.ts';

/** Makes the aggregates of a list of nodes of one kind, or of several (null): "FoodAggregates". */
export function nodeAggregates(types: Types, kind: Kind | null): OutputRef<Aggregates> {
  const name = `${kind?.name ?? 'Entity'}Aggregates`;
  return types.once(name, () =>
    types.builder.objectRef<Aggregates>(name).implement({
      description: `Counts and statistics of a list of ${kind?.definition.plural ?? 'entities of several kinds'}.`,
      fields: (t) => ({
        ...kindAggregate(types, t),
        ...propertyAggregates(types, t, 'node', kind?.properties ?? {}),
        ...Object.fromEntries(
          [...(kind?.lookups ?? [])].map(([field, lookup]) => [field, lookupAggregate(types, t, lookup)]),
        ),
      }),
    }),
  );
}

/**
 * Makes the aggregates of the edges of a hop and, under `node`, of the nodes: "NutrientFoodsAggregates". They have the
 * shape of an edge.
 */
export function hopAggregates(types: Types, hop: Hop): OutputRef<Aggregates> {
  const name = `${hopName(hop)}Aggregates`;
  return types.once(name, () =>
    types.builder.objectRef<Aggregates>(name).implement({
      description: 'Counts and statistics of a list: of the relation and, under `node`, of the nodes that it leads to.',
      fields: (t) => ({
        ...propertyAggregates(types, t, 'edge', hop.relation.properties),
        node: t.field({
          type: nodeAggregates(types, onlyTarget(types, hop)),
          description: 'Counts and statistics of the nodes.',
          extensions: withMeaning({ read: 'aggregates' }),
          resolve: (source) => source,
        }),
      }),
    }),
  );
}

/** Returns the properties with aggregates: all except strings, lists, records, and numbers that are identifiers. */
const aggregated = (properties: Properties): [string, Property][] =>
  Object.entries(properties).filter(
    ([, property]) =>
      isCounted(property.type) || ((property.type === 'int' || property.type === 'float') && !property.identifier),
  );

const isCounted = (type: Property['type']): boolean => type === 'enum' || type === 'boolean';

function propertyAggregates(
  types: Types,
  t: FieldBuilder<Aggregates>,
  on: OrderKey['on'],
  properties: Properties,
): FieldMap {
  const fields = aggregated(properties).map(([name, property]) => {
    const isFacet = isCounted(property.type);
    const aggregate: Aggregate = { type: isFacet ? 'facet' : 'statistics', on, property: name };
    const field = t.field({
      type: isFacet ? [facetType(types, property)] : statisticsType(types, property),
      nullable: false,
      description: isFacet
        ? `Number of items with each value of \`${name}\`.`
        : `Statistics of \`${name}\`.${inUnit(property)}`,
      extensions: withMeaning({ read: 'aggregate', aggregate }),
      // The plan has read it, with the type that the field declares.
      resolve: (source) => source[describeAggregate(aggregate)] as never,
    });
    return [name, field] as const;
  });
  return Object.fromEntries(fields);
}

/** Makes the statistics of the edges between the items of a list and one given node. */
function lookupAggregate(types: Types, t: ObjectFields<Aggregates>, lookup: Lookup) {
  const { hop, definition } = lookup;
  const { relation, direction } = hop;
  const property = lookedUp(lookup);
  return t.field({
    type: statisticsType(types, property),
    nullable: true,
    description: `Statistics of \`${definition.value}\` of one given node.${inUnit(property)} Null for a wrong id.`,
    args: { of: t.arg.id(lookupId(types, lookup)) },
    extensions: withMeaning({ read: 'lookupAggregate', relation: relation.name, direction }),
    resolve: (source, { of }, _context, info) => {
      refuseWrongId(types, lookup, of, info);
      const ref = { on: 'lookup', hop, property: definition.value, of: 0, admitted: [] } as const;
      // The plan has read it.
      return source[describeAggregate({ type: 'statistics', ...ref }, () => String(of))] as never;
    },
  });
}

/** Makes the counts by kind. Every list has them, so that a front end can treat all lists alike. */
function kindAggregate(types: Types, t: FieldBuilder<Aggregates>): FieldMap {
  const aggregate: Aggregate = { type: 'kinds' };
  const read = (source: Aggregates) => source[describeAggregate(aggregate)] as readonly Bucket[];
  return {
    kind: t.field({
      type: [types.kindCount()],
      nullable: false,
      description: 'Number of items of each kind, in the order of the kinds. Kinds without an item are left out.',
      extensions: withMeaning({ read: 'aggregate', aggregate }),
      resolve: (source) => read(source).map(({ value, count }) => ({ name: value, count })) as never,
    }),
  };
}

/**
 * Makes the type of one value of an enum or a boolean with the number of its items: "FoodCategoryFacet",
 * "OptionalBooleanFacet". Only a property that may be missing has the value null.
 */
function facetType(types: Types, property: Property): OutputRef<unknown> {
  const value = property.type === 'enum' ? property.enum.name : 'Boolean';
  const nullable = property.required !== true;
  const name = `${nullable ? 'Optional' : ''}${value}Facet`;
  return types.once(name, () =>
    types.builder.objectRef<Bucket>(name).implement({
      description:
        `Number of items of a list with one value of type ${value}. Values come in their declared order, false ` +
        `before true. Values without an item are left out${nullable ? ', and missing values come last' : ''}.`,
      fields: (t) => ({
        value: t.field({
          type: types.output(property),
          nullable,
          description: nullable ? 'The value; null counts the items without one.' : 'The value.',
          resolve: (bucket) => bucket.value,
        }),
        count: t.exposeInt('count', { description: 'Number of items with this value.' }),
      }),
    }),
  );
}

/** Makes the statistics of a number: "IntAggregate", "FloatAggregate". The mean is a Float either way. */
function statisticsType(types: Types, property: Property): OutputRef<unknown> {
  const name = `${pascalCase(property.type)}Aggregate`;
  const type = types.output(property);
  return types.once(name, () =>
    types.builder.objectRef<Statistics>(name).implement({
      description: 'Count, extremes and mean of a number, over the items of a list that have a value.',
      fields: (t) => ({
        count: t.exposeInt('count', {
          description: 'Number of items with a value. Items without one do not count.',
        }),
        min: t.field({
          type,
          nullable: true,
          description: 'The least value; null where no item has one.',
          resolve: (found) => found.min,
        }),
        max: t.field({
          type,
          nullable: true,
          description: 'The greatest value; null where no item has one.',
          resolve: (found) => found.max,
        }),
        mean: t.exposeFloat('mean', {
          nullable: true,
          description: 'The sum of the values divided by their count; null where no item has one.',
        }),
      }),
    }),
  );
}
