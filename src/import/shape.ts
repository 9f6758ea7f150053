import { needsEvidence, type Properties, type RelationDefinition } from '../model/define.ts';
import type { Graph, Kind } from '../model/graph.ts';

/** The properties that records of a type may have. */
export interface Shape {
  readonly properties: Properties;
  /** The messages about undeclared names that people may write, by name. */
  readonly hints?: Readonly<Record<string, string>>;
}

/** Returns the shape of a kind's records. */
export function shapeOfKind({ name: kind, definition: { nameFrom }, properties }: Kind): Shape {
  if (nameFrom === undefined) return { properties };
  const { name: _, ...others } = properties;
  return { properties: others, hints: { name: `${kind} takes its name from its ${nameFrom}. Remove "name".` } };
}

const endProperties = {
  from: { type: 'string', required: true, description: 'Id of the node it begins at.' },
  to: { type: 'string', required: true, description: 'Id of the node it ends at.' },
} as const satisfies Properties;

/**
 * Returns the shape of a relation's records: the ends, the properties that the importer does not copy, and the
 * evidence.
 */
export function shapeOfRelation({ evidence: { field } }: Graph, relation: RelationDefinition): Shape {
  const hints = Object.fromEntries(
    Object.entries(relation.properties).flatMap(([name, { copyOf }]) =>
      copyOf
        ? [[name, `${relation.name}.${name} is copied from the ${copyOf.property} of the ${copyOf.end}. Remove it.`]]
        : [],
    ),
  );
  const properties: Properties = { ...endProperties, ...writtenProperties(relation) };
  if (!needsEvidence(relation))
    return { properties, hints: { ...hints, [field]: `${relation.name} takes no evidence. Remove "${field}".` } };
  return { properties: { ...properties, [field]: { type: 'list', of: 'string', description: '' } }, hints };
}

/** Returns the properties of a relation that its records write. */
export const writtenProperties = (relation: RelationDefinition): Properties =>
  Object.fromEntries(Object.entries(relation.properties).filter(([, { copyOf }]) => !copyOf));
