import type { FieldMap, OutputRef } from '@pothos/core';
import type { Properties, Property } from '../model/define.ts';
import type { Hop, Kind } from '../model/graph.ts';
import { describeAggregate } from '../plan/aggregate.ts';
import { withMeaning } from '../plan/meaning.ts';
import type { Aggregate, PropertyRef } from '../plan/plan.ts';
import type { Aggregates, Bucket, Statistics } from '../plan/result.ts';
import { pascalCase, type Types } from './builder.ts';
import { hopName, onlyTarget } from './inputs.ts';
import { type FieldBuilder, inUnit } from './properties.ts';

/** The aggregates of a list of nodes of one kind, or of several (null): "FoodAggregates". */
export function nodeAggregates(types: Types, kind: Kind | null): OutputRef<Aggregates> {
  const name = `${kind?.name ?? 'Entity'}Aggregates`;
  return types.once(name, () =>
    types.builder.objectRef<Aggregates>(name).implement({
      description: `Counts and statistics of a list of ${kind?.definition.plural ?? 'entities of several kinds'}.`,
      fields: (t) => ({ ...kindAggregate(types, t), ...propertyAggregates(types, t, 'node', kind?.properties ?? {}) }),
    }),
  );
}

/**
 * The aggregates of the edges of a hop and, under `node`, of what they lead to: "NutrientFoodsAggregates". Mirrors the
 * shape of an edge.
 */
export function hopAggregates(types: Types, hop: Hop): OutputRef<Aggregates> {
  const name = `${hopName(hop)}Aggregates`;
  return types.once(name, () =>
    types.builder.objectRef<Aggregates>(name).implement({
      description: 'Counts and statistics of a list: of the relation and, under `node`, of what it leads to.',
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

/** Properties that a list has aggregates of: all but texts, lists, records, and numbers that only name something. */
const aggregated = (properties: Properties): [string, Property][] =>
  Object.entries(properties).filter(
    ([, property]) =>
      isCounted(property.type) || ((property.type === 'int' || property.type === 'float') && !property.identifier),
  );

const isCounted = (type: Property['type']): boolean => type === 'enum' || type === 'boolean';

function propertyAggregates(
  types: Types,
  t: FieldBuilder<Aggregates>,
  on: PropertyRef['on'],
  properties: Properties,
): FieldMap {
  const fields = aggregated(properties).map(([name, property]) => {
    const isFacet = isCounted(property.type);
    const aggregate: Aggregate = { type: isFacet ? 'facet' : 'statistics', on, property: name };
    const field = t.field({
      type: isFacet ? [facetType(types, property)] : statisticsType(types, property),
      nullable: false,
      description: isFacet
        ? `How many items have each value of \`${name}\`.`
        : `Statistics of \`${name}\`.${inUnit(property)}`,
      extensions: withMeaning({ read: 'aggregate', aggregate }),
      // What was planned is there, and of the type that its property is aggregated to.
      resolve: (source) => source[describeAggregate(aggregate)] as never,
    });
    return [name, field] as const;
  });
  return Object.fromEntries(fields);
}

/** How many nodes are of each kind: in every list, so that a front end can ask any of them alike. */
function kindAggregate(types: Types, t: FieldBuilder<Aggregates>): FieldMap {
  const aggregate: Aggregate = { type: 'kinds' };
  const read = (source: Aggregates) => source[describeAggregate(aggregate)] as readonly Bucket[];
  return {
    kind: t.field({
      type: [types.kindCount()],
      nullable: false,
      description:
        'How many there are of each kind, in the order of the kinds; those of which there is none are left out.',
      extensions: withMeaning({ read: 'aggregate', aggregate }),
      resolve: (source) => read(source).map(({ value, count }) => ({ name: value, count })) as never,
    }),
  };
}

/**
 * One value of an enum or a boolean, and how many items have it: "FoodCategoryFacet", "OptionalBooleanFacet". Only a
 * property that may be missing has the value null.
 */
function facetType(types: Types, property: Property): OutputRef<unknown> {
  const value = property.type === 'enum' ? property.enum.name : 'Boolean';
  const nullable = property.required !== true;
  const name = `${nullable ? 'Optional' : ''}${value}Facet`;
  return types.once(name, () =>
    types.builder.objectRef<Bucket>(name).implement({
      description:
        `How many items of a list have one value of type ${value}. Values come in their declared order, false before ` +
        `true; a value that no item has is left out${nullable ? ', and missing values come last' : ''}.`,
      fields: (t) => ({
        value: t.field({
          type: types.output(property),
          nullable,
          description: nullable ? 'The value; null counts the items without one.' : 'The value.',
          resolve: (bucket) => bucket.value,
        }),
        count: t.exposeInt('count', { description: 'How many items have it.' }),
      }),
    }),
  );
}

/** The statistics of a number: "IntAggregate", "FloatAggregate". The mean is a Float either way. */
function statisticsType(types: Types, property: Property): OutputRef<unknown> {
  const name = `${pascalCase(property.type)}Aggregate`;
  const type = types.output(property);
  return types.once(name, () =>
    types.builder.objectRef<Statistics>(name).implement({
      description: 'Count, extremes and mean of a number over the items of a list that have one.',
      fields: (t) => ({
        count: t.exposeInt('count', { description: 'How many items have a value. Missing ones count nowhere.' }),
        min: t.field({
          type,
          nullable: true,
          description: 'The least value; null without any.',
          resolve: (found) => found.min,
        }),
        max: t.field({
          type,
          nullable: true,
          description: 'The greatest value; null without any.',
          resolve: (found) => found.max,
        }),
        mean: t.exposeFloat('mean', {
          nullable: true,
          description: 'The sum of the values divided by their count; null without any.',
        }),
      }),
    }),
  );
}
