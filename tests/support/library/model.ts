/** Declares the graph of the library, from its kinds and relations. */
import type { GraphDefinition } from '../../../src/model/define.ts';
import { author, book, branch, genre, magazine, register, remark } from './kinds.ts';
import * as relations from './relations.ts';

/** A small graph about another subject than nutrition. It uses every feature of the declarations. */
export const libraryGraph: GraphDefinition = {
  name: 'Library',
  description: 'Authors, their books, and the branches that hold them.',
  kinds: [author, book, magazine, genre, branch, remark, register],
  relations: [
    relations.wrote,
    relations.inGenre,
    relations.subgenreOf,
    relations.sequelOf,
    relations.influenced,
    relations.holds,
    relations.shelvedUnder,
    relations.near,
    relations.enteredIn,
    relations.speaksOf,
    relations.contradicts,
  ],
  evidence: {
    kind: 'Remark',
    field: 'remarks',
    description: 'The remarks that support this relation between the two.',
    about: 'SPEAKS_OF',
    dispute: { status: 'stance', relation: 'CONTRADICTS', over: 'matters' },
  },
  provenance: { kind: 'Register', cites: 'ENTERED_IN', kindProperty: 'sort', family: 'house' },
  vocabularies: {
    VIAF: 'https://viaf.org/viaf/',
    QID: 'https://www.wikidata.org/wiki/Q',
    A: 'https://example.org/a/',
  },
};
