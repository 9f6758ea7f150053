import type { FieldMap, InputFieldMap, OutputRef } from '@pothos/core';
import type { GraphQLResolveInfo } from 'graphql';
import type { PropertyValues } from '../model/data.ts';
import type { EnumDefinition, NumberProperty, Properties, Property, RecordsProperty } from '../model/define.ts';
import { addressOf, sharedProperties } from '../model/shared.ts';
import { type FieldMeaning, withMeaning } from '../plan/meaning.ts';
import type { ApiContext, ArgBuilder, Input, Types } from './builder.ts';
import { type Convertible, convert } from './convert.ts';

/** The common part of Pothos' field builders for objects and interfaces, as far as this schema uses it. */
export interface FieldBuilder<Source> {
  field(options: {
    readonly type: OutputRef<unknown> | [OutputRef<unknown>];
    readonly nullable: boolean;
    readonly description: string;
    readonly args?: InputFieldMap;
    readonly extensions?: Readonly<Record<string, unknown>>;
    readonly resolve: (source: Source, args: object, context: ApiContext, info: GraphQLResolveInfo) => never;
  }): FieldMap[string];
  readonly arg: ArgBuilder;
}

/** Names the unit of a number, as a sentence that follows another. */
export const inUnit = ({ unit }: Pick<Property, 'unit'>): string => (unit ? ` Unit: ${unit}.` : '');

/** Returns a property's description with its unit. */
export const describe = (property: Pick<Property, 'description' | 'unit'>): string =>
  `${property.description}${inUnit(property)}`;

/**
 * Makes fields that read declared properties. Each resolver is a lookup.
 * @param meaning tells the planner to read the property.
 */
export function propertyFields<Source>(
  types: Types,
  t: FieldBuilder<Source>,
  properties: Properties,
  valuesOf: (source: Source) => PropertyValues,
  meaning: (property: string) => FieldMeaning | null,
): FieldMap {
  const fields = Object.entries(properties).map(([name, property]) => {
    if (property.type === 'float' && property.conversion)
      return [name, convertedField(types, t, properties, name, property, valuesOf, meaning(name))] as const;
    const type = property.type === 'records' ? implementRecord(types, property) : types.output(property);
    const isList = property.type === 'records' || property.type === 'list';
    const wanted = meaning(name);
    const field = t.field({
      type: isList ? [type] : name === 'id' ? types.id() : type,
      nullable: !isList && property.required !== true,
      description: describe(property),
      extensions: wanted ? withMeaning(wanted) : {},
      // The importer has checked that the value has the declared type.
      resolve: (source) => valuesOf(source)[name] as never,
    });
    return [name, field] as const;
  });
  return Object.fromEntries(fields);
}

/** Makes the field of a number that converts to other units. */
function convertedField<Source>(
  types: Types,
  t: FieldBuilder<Source>,
  properties: Properties,
  name: string,
  property: NumberProperty,
  valuesOf: (source: Source) => PropertyValues,
  wanted: FieldMeaning | null,
): FieldMap[string] {
  const { conversion } = property;
  const unit = conversion && Object.hasOwn(properties, conversion.unit) ? properties[conversion.unit] : undefined;
  if (!conversion || unit?.type !== 'enum') throw new Error(`${name} converts by no enum of units`);
  const { special } = conversion;
  const units = [conversion.unit, ...(special ? [special.count] : [])];
  return t.field({
    type: types.output(property),
    nullable: property.required !== true,
    description: `${describe(property)} An error for a unit to which it does not convert.`,
    args: {
      unit: unitArgument(
        types,
        t.arg,
        unit.enum,
        `The unit of the answer. Without it the amount is in \`${conversion.unit}\`.`,
      ),
    },
    extensions: wanted ? withMeaning('property' in wanted ? { ...wanted, units } : wanted) : {},
    resolve: (source, args, _context, { parentType }) => {
      const field = `${parentType.name}.${name}`;
      return inUnitOf({ field, conversion, units: unit.enum }, valuesOf(source)[name], args, valuesOf(source)) as never;
    },
  });
}

/** The argument that names the unit of an answer. */
export const unitArgument = (types: Types, arg: ArgBuilder, units: EnumDefinition, description: string) =>
  // Pothos accepts an enum in the place of an input; only its TypeScript types differ.
  arg({ type: types.enum(units) as unknown as Input, description });

/** Returns a value as it is, or in the unit of the query. */
export function inUnitOf(convertible: Convertible, value: unknown, args: object, values: PropertyValues): unknown {
  const unit = 'unit' in args ? args.unit : null;
  return typeof value === 'number' && typeof unit === 'string' ? convert(convertible, value, unit, values) : value;
}

/** Makes the object type of one record in a list. Its fields need no plan, since stores read whole records. */
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

/** Makes the address of an xref. It follows from the CURIE, so stores do not have it. */
const addressField = (types: Types, t: FieldBuilder<PropertyValues>): FieldMap => ({
  url: t.field({
    type: 'String' as unknown as OutputRef<unknown>,
    nullable: false,
    description: 'The address of its page in that vocabulary.',
    // The importer refuses a CURIE without an address.
    resolve: ({ curie }) => addressOf(types.graph.definition.vocabularies, String(curie)) as never,
  }),
});
