import type { FieldMap, InputFieldMap, OutputRef } from '@pothos/core';
import type { GraphQLResolveInfo } from 'graphql';
import type { PropertyValues } from '../model/data.ts';
import type { Properties, Property, RecordsProperty } from '../model/define.ts';
import { addressOf, sharedProperties } from '../model/shared.ts';
import { type FieldMeaning, withMeaning } from '../plan/meaning.ts';
import type { ApiContext, Types } from './builder.ts';

/** What Pothos' field builders of objects and interfaces have in common, as far as it is used here. */
export interface FieldBuilder<Source> {
  field(options: {
    readonly type: OutputRef<unknown> | [OutputRef<unknown>];
    readonly nullable: boolean;
    readonly description: string;
    readonly args?: InputFieldMap;
    readonly extensions?: Readonly<Record<string, unknown>>;
    readonly resolve: (source: Source, args: object, context: ApiContext, info: GraphQLResolveInfo) => never;
  }): FieldMap[string];
}

/** Names the unit of a number, as a sentence that follows another. */
export const inUnit = ({ unit }: Pick<Property, 'unit'>): string => (unit ? ` Unit: ${unit}.` : '');

/** A property's description with its unit. */
export const describe = (property: Pick<Property, 'description' | 'unit'>): string =>
  `${property.description}${inUnit(property)}`;

/**
 * Fields that read declared properties, each a look-up.
 * @param meaning tells the planner that the property is wanted.
 */
export function propertyFields<Source>(
  types: Types,
  t: FieldBuilder<Source>,
  properties: Properties,
  valuesOf: (source: Source) => PropertyValues,
  meaning: (property: string) => FieldMeaning | null,
): FieldMap {
  const fields = Object.entries(properties).map(([name, property]) => {
    const type = property.type === 'records' ? implementRecord(types, property) : types.output(property);
    const isList = property.type === 'records' || property.type === 'list';
    const wanted = meaning(name);
    const field = t.field({
      type: isList ? [type] : name === 'id' ? types.id() : type,
      nullable: !isList && property.required !== true,
      description: describe(property),
      extensions: wanted ? withMeaning(wanted) : {},
      // The importer has made sure that the value is of the declared type.
      resolve: (source) => valuesOf(source)[name] as never,
    });
    return [name, field] as const;
  });
  return Object.fromEntries(fields);
}

/** The object type of one record of a list of records. Its fields need no plan: records are read whole. */
function implementRecord(types: Types, property: RecordsProperty): OutputRef<unknown> {
  return types.once(property.record, () =>
    types.builder.objectRef<PropertyValues>(property.record).implement({
      description: property.recordDescription,
      fields: (t) => ({
        ...propertyFields<PropertyValues>(
          types,
          t,
          property.fields,
          (record) => record,
          () => null,
        ),
        ...(property === sharedProperties.xrefs && addressField(types, t)),
      }),
    }),
  );
}

/** The address of an xref, which follows from its CURIE and so is not stored. */
const addressField = (types: Types, t: FieldBuilder<PropertyValues>): FieldMap => ({
  url: t.field({
    type: 'String' as unknown as OutputRef<unknown>,
    nullable: false,
    description: 'The address at which the vocabulary describes it.',
    // The importer refuses a CURIE that has no address.
    resolve: ({ curie }) => addressOf(types.graph.definition.vocabularies, String(curie)) as never,
  }),
});
