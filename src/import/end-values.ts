import type { RelationDefinition } from '../model/define.ts';

/** A property of a relation that has the value of a property of one of its ends. */
export interface EndValue {
  readonly name: string;
  readonly end: 'from' | 'to';
  /** The property of the node. */
  readonly source: string;
}

/** Returns the written properties that must repeat a value of an end, such as the unit of an amount. */
export const repeatedProperties = ({ properties }: RelationDefinition): EndValue[] =>
  Object.entries(properties).flatMap(([name, property]) =>
    property.type === 'enum' && property.equals
      ? [{ name, end: property.equals.end, source: property.equals.property }]
      : [],
  );

/** Returns the properties that records leave out and that the importer copies from an end. */
export const copiedProperties = ({ properties }: RelationDefinition): EndValue[] =>
  Object.entries(properties).flatMap(([name, { copyOf }]) =>
    copyOf ? [{ name, end: copyOf.end, source: copyOf.property }] : [],
  );
