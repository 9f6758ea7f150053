import { needsEvidence, type Properties, type RelationDefinition } from '../model/define.ts';
import type { Graph, Kind } from '../model/graph.ts';

/** The properties that records of a type may have. */
export interface Shape {
  readonly properties: Properties;
  /** The messages about undeclared names that people may write, by name. */
  readonly hints?: Readonly<Record<string, string>>;
}

/** Returns the shape of a kind's records. */
export function shapeOfKind(kind: Kind): Shape {
  const { nameFrom } = kind.definition;
  const properties = writtenProperties(kind);
  const hints = derivedHints(kind);
  if (nameFrom === undefined) return { properties, hints };
  const { name: _, ...others } = properties;
  const hint = `${kind.name} takes its name from its ${nameFrom}. Remove "name".`;
  return { properties: others, hints: { ...hints, name: hint } };
}

const endProperties = {
  from: { type: 'string', required: true, description: 'Id of the node it begins at.' },
  to: { type: 'string', required: true, description: 'Id of the node it ends at.' },
} as const satisfies Properties;

/**
 * Returns the shape of a relation's records: the ends, the properties that the importer does not fill in, and
 * the evidence.
 */
export function shapeOfRelation({ evidence: { field } }: Graph, relation: RelationDefinition): Shape {
  const hints = derivedHints(relation);
  const properties: Properties = { ...endProperties, ...writtenProperties(relation) };
  if (!needsEvidence(relation))
    return { properties, hints: { ...hints, [field]: `${relation.name} takes no evidence. Remove "${field}".` } };
  return { properties: { ...properties, [field]: { type: 'list', of: 'string', description: '' } }, hints };
}

interface Owner {
  readonly name: string;
  readonly properties: Properties;
}

/** Returns the properties that records write: all that the importer does not fill in. */
export const writtenProperties = ({ properties }: Owner): Properties =>
  Object.fromEntries(Object.entries(properties).filter(([, { copyOf, derived }]) => !copyOf && !derived));

/** Returns the messages about the properties that the importer fills in. */
const derivedHints = ({ name: owner, properties }: Owner): Readonly<Record<string, string>> =>
  Object.fromEntries(
    Object.entries(properties).flatMap(([name, { copyOf, derived }]) => {
      if (copyOf)
        return [[name, `${owner}.${name} is copied from the ${copyOf.property} of the ${copyOf.end}. Remove it.`]];
      return derived ? [[name, `${owner}.${name} is derived from the evidence of relations. Remove it.`]] : [];
    }),
  );
