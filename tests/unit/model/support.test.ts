import { describe, expect, it } from 'vitest';
import { checkGraph } from '../../../src/model/check.ts';
import type {
  EvidenceDefinition,
  GraphDefinition,
  Properties,
  ProvenanceDefinition,
} from '../../../src/model/define.ts';
import { resolveGraph } from '../../../src/model/resolve.ts';
import { libraryGraph } from '../../support/library/model.ts';

type Change<T> = { readonly [K in keyof T]?: T[K] | undefined };

/** Returns the library with other declarations; undefined leaves one out. */
const changed = (
  provenance: Change<ProvenanceDefinition>,
  evidence: Change<EvidenceDefinition> = {},
): GraphDefinition => {
  const given = <T extends object>(from: T, change: object): T =>
    Object.fromEntries(Object.entries({ ...from, ...change }).filter(([, value]) => value !== undefined)) as T;
  return {
    ...libraryGraph,
    provenance: given(libraryGraph.provenance, provenance),
    evidence: given(libraryGraph.evidence, evidence),
  };
};

const withProperty = (owner: string, properties: Properties): GraphDefinition => ({
  ...libraryGraph,
  kinds: libraryGraph.kinds.map((kind) =>
    kind.name === owner ? { ...kind, properties: { ...kind.properties, ...properties } } : kind,
  ),
  relations: libraryGraph.relations.map((relation) =>
    relation.name === owner ? { ...relation, properties: { ...relation.properties, ...properties } } : relation,
  ),
});

const problemsOf = (definition: GraphDefinition): string[] => {
  try {
    checkGraph(definition);
    return [];
  } catch (error) {
    return error instanceof Error ? error.message.split('\n').slice(1) : [];
  }
};

const int = { type: 'int', description: '' } as const;

describe('the derived properties', () => {
  it('belong to every relation that needs evidence, after its own, and to the sources', () => {
    const { relations, kinds } = resolveGraph(libraryGraph);
    const derived = ['witnesses', 'disputed', 'corroborated'];
    for (const { properties, evidence } of relations.values()) {
      const names = Object.keys(properties);
      if (evidence === false) expect(derived.filter((name) => names.includes(name))).toEqual([]);
      else expect(names.slice(-3)).toEqual(derived);
    }
    expect(Object.keys(kinds.get('Register')?.properties ?? {})).toContain('soleEntries');
  });

  it('are described in the words of the domain', () => {
    const properties = resolveGraph(libraryGraph).relations.get('WROTE')?.properties;
    expect(properties?.witnesses?.description).toBe(
      'Number of registers that assert this relation, by its remarks with the `stance` STATES. ' +
        'Registers with the same `house` count as one.',
    );
    expect(properties?.corroborated?.description).toContain('Weak are PRIVATE, HEARSAY.');
  });

  it('are absent where the graph does not declare them', () => {
    const { relations, kinds } = resolveGraph(changed({ soleSupport: undefined }, { support: undefined }));
    expect(Object.keys(relations.get('IN_GENRE')?.properties ?? {})).toEqual([]);
    expect(Object.keys(kinds.get('Register')?.properties ?? {})).not.toContain('soleEntries');
  });

  it.each<[string, GraphDefinition, ...string[]]>([
    ['no weak kinds: nothing', changed({ weakKinds: undefined })],
    [
      'two of one name',
      changed({}, { support: { count: 'witnesses', disputed: 'disputed', corroborated: 'disputed' } }),
      'evidence.support: two of the properties have one name. Rename one.',
    ],
    [
      'no statuses',
      changed({}, { dispute: undefined }),
      'evidence.support: it goes by the status of the evidence. Declare evidence.dispute.',
    ],
    [
      'weak kinds without a property',
      changed({ kindProperty: undefined }),
      'provenance.weakKinds: they are values of provenance.kindProperty. Name that property.',
    ],
    [
      'a weak kind that no source can have',
      changed({ weakKinds: ['RUMOUR'] }),
      'provenance.weakKinds: RegisterSort has no value "RUMOUR". Name one of its values.',
    ],
    [
      'a name that a relation has',
      withProperty('WROTE', { witnesses: { ...int, required: true } }),
      'WROTE.witnesses: the importer derives a property of this name. Rename one of the two.',
    ],
    [
      'a name that the kind of the sources has',
      withProperty('Register', { soleEntries: int }),
      'Register.soleEntries: the importer derives a property of this name. Rename one of the two.',
    ],
    [
      'a property that only claims to be derived',
      withProperty('Genre', { shelf: { ...int, derived: true } }),
      'Genre.shelf.derived: the importer does not fill the property in. Remove the mark.',
    ],
  ])('are checked: %s', (_what, definition, ...problems) => {
    expect(problemsOf(definition)).toEqual(problems);
  });

  it('leave the name of the section for differences to the importer', () => {
    const relations = libraryGraph.relations.map((relation) =>
      relation.name === 'NEAR' ? { ...relation, name: 'DIFFERENT_FROM' } : relation,
    );
    expect(problemsOf({ ...libraryGraph, relations })).toEqual([
      'relation "DIFFERENT_FROM" is declared more than once. Rename all except one.',
    ]);
  });
});
