/** Describes properties to the explorer. */
import type { Appearance } from '../../explorer/appearance.ts';
import type { PropertyDescription } from '../../explorer/graph.ts';
import { type EnumDefinition, isScalar, type Properties, type Property } from '../../model/define.ts';
import { sharedProperties } from '../../model/shared.ts';

/** Describes properties, except those that every entity has. */
export const describeProperties = (properties: Properties, appearance: Appearance): readonly PropertyDescription[] =>
  Object.entries(properties)
    .filter(([name]) => !Object.hasOwn(sharedProperties, name))
    .map(([name, property]) => describeProperty(name, property, appearance));

function describeProperty(name: string, property: Property, appearance: Appearance): PropertyDescription {
  const { description, unit = null } = property;
  return {
    name,
    label: appearance.properties?.[name] ?? spaced(name),
    description,
    type: typeOf(property),
    isList: !isScalar(property),
    unit,
    unitField: 'conversion' in property ? (property.conversion?.unit ?? null) : null,
    values: valuesOf(property, appearance),
    fields: property.type === 'records' ? describeProperties(property.fields, appearance) : [],
  };
}

function typeOf(property: Property): PropertyDescription['type'] {
  if (property.type === 'list') return property.of === 'string' ? 'string' : 'enum';
  if (property.type === 'records') return 'record';
  if (property.type === 'enum' || property.type === 'boolean') return property.type;
  if (property.identifier) return 'identifier';
  if (property.type === 'string') return property.format === 'url' ? 'url' : 'string';
  return 'number';
}

/** Returns the words that the domain chose for the values of an enum. */
function valuesOf(property: Property, { values }: Appearance): Readonly<Record<string, string>> {
  const definition: EnumDefinition | null =
    property.type === 'enum'
      ? property.enum
      : property.type === 'list' && property.of !== 'string'
        ? property.of
        : null;
  return (definition && values?.[definition.name]) ?? {};
}

/** Returns the properties of these names. */
export const pick = (properties: Properties, names: readonly string[]): Properties =>
  Object.fromEntries(Object.entries(properties).filter(([name]) => names.includes(name)));

/** Writes a name in camel case as words: "riskFactors" as "risk factors". */
export const spaced = (name: string): string => name.replaceAll(/(?<=[a-z0-9])(?=[A-Z])/g, ' ').toLowerCase();
