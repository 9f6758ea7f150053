import type { EnumDefinition, Property } from '../model/define.ts';

/** Describes the values that a property accepts, for messages. */
export function expectation(property: Property): string {
  switch (property.type) {
    case 'string':
      return property.pattern?.expected ?? (property.format === 'url' ? 'a web address' : 'a string');
    case 'boolean':
      return 'true or false';
    case 'int':
      return 'a whole number within 32 bits';
    case 'float':
      return 'a finite number';
    case 'enum':
      return oneOf(property.enum);
    case 'list':
      return property.of === 'string' ? 'a list of strings' : `a list of values, each ${oneOf(property.of)}`;
    case 'records':
      return `a list of records with ${Object.keys(property.fields).join(', ')} (only YAML can hold them)`;
  }
}

export const oneOf = (definition: EnumDefinition): string => `one of ${Object.keys(definition.values).join(', ')}`;
