import { defineEnum, type PatternDefinition, type Properties, type Vocabularies } from './define.ts';

/** How well an identifier of another vocabulary fits, in the words of SKOS mapping properties. */
const mappingMatch = defineEnum({
  name: 'XrefMatch',
  description: 'How well an external identifier fits the entity (SKOS mapping relations).',
  values: {
    EXACT: 'Means the same.',
    CLOSE: 'Means nearly the same; may replace it in many uses.',
    NARROW: 'Means something more specific than the entity.',
    BROAD: 'Means something more general than the entity.',
    RELATED: 'Is associated with the entity without being broader or narrower.',
  },
});

/** The spelling of a compact identifier. */
export const curie: PatternDefinition = {
  matches: /^[A-Za-z][A-Za-z0-9.]*:[A-Za-z0-9_.-]+$/,
  expected: 'a CURIE',
  example: 'HP:0001324',
};

/** The properties that every node of every kind has. */
export const sharedProperties = {
  id: {
    type: 'string',
    required: true,
    maxLength: 200, // far below the 8 kB that a database can keep in an index
    description: 'Readable, stable and unique in the whole graph: the kind, a colon, a slug. Also the Relay global id.',
  },
  name: { type: 'string', required: true, description: 'The name to show on screen.' },
  description: { type: 'string', description: 'One or two sentences for a reader who does not know it yet.' },
  synonyms: { type: 'list', of: 'string', description: 'Other names that people type, including abbreviations.' },
  xrefs: {
    type: 'records',
    record: 'Xref',
    recordDescription: 'The same thing in another vocabulary, and how well it fits.',
    description: 'Identifiers in public vocabularies (ontologies, food databases).',
    fields: {
      curie: {
        type: 'string',
        required: true,
        pattern: curie,
        identifier: { fit: 'match' },
        description: 'Compact identifier (CURIE), such as "HP:0001324".',
      },
      label: { type: 'string', required: true, description: 'The label in that vocabulary.' },
      match: { type: 'enum', enum: mappingMatch, required: true, description: 'How well it fits.' },
    },
  },
} as const satisfies Properties;

/**
 * Finds the address at which a CURIE resolves.
 * @returns undefined for a string that is not a CURIE, and for a prefix of no declared vocabulary.
 */
export function addressOf(vocabularies: Vocabularies | undefined, curie: string): string | undefined {
  const [, prefix, local] = /^([A-Za-z][A-Za-z0-9.]*):([A-Za-z0-9_.-]+)$/.exec(curie) ?? [];
  if (prefix === undefined || !vocabularies || !Object.hasOwn(vocabularies, prefix)) return undefined;
  return `${vocabularies[prefix]}${local}`;
}
