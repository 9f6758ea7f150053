/** Declares the relations of the library. */
import { asc, defineEnum, defineRelation, desc } from '../../../src/model/define.ts';
import { currency, format, language } from './kinds.ts';

const role = defineEnum({
  name: 'AuthorRole',
  description: 'The part of an author in a book, the greatest first.',
  values: { WRITER: 'Wrote it.', TRANSLATOR: 'Translated it.', EDITOR: 'Edited it.' },
});

const wear = defineEnum({
  name: 'CopyWear',
  description: 'How the copies look, the best first.',
  values: { NEW: 'As printed.', READ: 'Opened.', ANNOTATED: 'Written in.', DAMAGED: 'Missing pages.' },
});

export const wrote = defineRelation({
  name: 'WROTE',
  description: 'The author had a part in the book.',
  from: 'Author',
  to: 'Book',
  properties: {
    role: { type: 'enum', enum: role, required: true, description: 'Which part.' },
    share: { type: 'float', min: 0, max: 1, description: 'How much of it. Null when it is unknown.' },
    language: {
      type: 'enum',
      enum: language,
      equals: { end: 'to', property: 'language' },
      description: 'Language written in; always that of the book.',
    },
  },
  forward: {
    field: 'books',
    description: 'Books of the author, the greatest part first.',
    orderBy: [asc('edge', 'role'), desc('edge', 'share'), asc('node', 'name')],
  },
  inverse: {
    field: 'authors',
    description: 'Authors of the book, the largest share first.',
    orderBy: [desc('edge', 'share'), desc('node', 'name')],
    lookup: { field: 'part', type: 'AuthorPart', description: 'The part of one author in the book.', value: 'share' },
  },
});

export const inGenre = defineRelation({
  name: 'IN_GENRE',
  description: 'The book is of the genre.',
  from: 'Book',
  to: 'Genre',
  properties: {},
  forward: { field: 'genres', description: 'Genres of the book.' },
  inverse: {
    field: 'books',
    description: 'Books of the genre, the best first.',
    orderBy: [desc('node', 'rating'), asc('node', 'pages'), asc('node', 'name')],
  },
});

export const subgenreOf = defineRelation({
  name: 'SUBGENRE_OF',
  description: 'The first genre is a form of the second.',
  from: 'Genre',
  to: 'Genre',
  properties: {},
  acyclic: true,
  forward: { field: 'broader', description: 'Genres this is a form of.' },
  inverse: { field: 'narrower', description: 'Forms of this genre.' },
});

export const sequelOf = defineRelation({
  name: 'SEQUEL_OF',
  description: 'The first book goes on where the second ends.',
  from: 'Book',
  to: 'Book',
  properties: { gap: { type: 'int', min: 0, unit: 'years', description: 'Years between the two.' } },
  acyclic: true,
  forward: { field: 'sequelOf', description: 'Books this one goes on from.', orderBy: [desc('edge', 'gap')] },
  // To-one and optional: a book has at most one sequel.
  inverse: { field: 'sequel', description: 'The book that goes on from this one.', cardinality: 'one' },
});

export const influenced = defineRelation({
  name: 'INFLUENCED',
  description: 'The first author shaped the second. May lead back to where it began.',
  from: 'Author',
  to: 'Author',
  reflexive: true,
  properties: {
    strength: { type: 'int', min: -10, max: 10, description: 'How much; below zero for a warning example.' },
  },
  // A declared order that ends in the id, in the opposite direction of the key before it.
  forward: {
    field: 'influenced',
    description: 'Authors shaped by this one.',
    orderBy: [desc('edge', 'strength'), asc('node', 'id')],
    lookup: { field: 'influence', type: 'Influence', description: 'How one author was shaped.', value: 'strength' },
  },
  inverse: { field: 'influencedBy', description: 'Authors who shaped this one.' },
});

/** An edge that ends in a union and has properties of every type. */
export const holds = defineRelation({
  name: 'HOLDS',
  description: 'The branch has copies of it.',
  from: 'Branch',
  to: { union: 'Holding', description: 'The items that a branch can hold.', kinds: ['Book', 'Magazine'] },
  properties: {
    copies: { type: 'int', required: true, min: 0, description: 'How many.' },
    fine: { type: 'float', min: 0, description: 'Fine for a day too late, in `currency`. Null when none is asked.' },
    currency: {
      type: 'enum',
      enum: currency,
      required: true,
      equals: { end: 'from', property: 'currency' },
      description: 'Currency of the fine; always that of the branch.',
    },
    lendable: { type: 'boolean', description: 'Whether it may be taken home. Null: ask.' },
    wear: { type: 'enum', enum: wear, description: 'How the copies look.' },
    shelf: { type: 'string', description: 'The shelf where it is.' },
    notes: { type: 'list', of: 'string', description: 'The notes on the card.' },
    formats: { type: 'list', of: format, description: 'The forms of the copies.' },
    loans: {
      type: 'records',
      record: 'Loan',
      recordDescription: 'One time that a copy was taken home.',
      description: 'The last loans.',
      fields: {
        days: { type: 'int', required: true, min: 0, unit: 'days', description: 'For how long.' },
        late: { type: 'boolean', description: 'Whether it came back late.' },
      },
    },
  },
  forward: {
    field: 'holdings',
    description: 'The holdings of the branch, the best kept first.',
    orderBy: [asc('edge', 'wear'), desc('edge', 'copies'), asc('node', 'name')],
    // A lookup of two kinds, by a number that is never missing.
    lookup: { field: 'stock', type: 'Stock', description: 'The copies of one book or magazine.', value: 'copies' },
  },
  inverse: {
    field: 'branches',
    description: 'Branches that hold it, those with the most copies first.',
    orderBy: [desc('edge', 'copies'), asc('edge', 'lendable'), asc('edge', 'shelf'), desc('node', 'name')],
    // A lookup that two kinds have.
    lookup: { field: 'fine', type: 'HoldingFine', description: 'The fine that one branch asks for it.', value: 'fine' },
  },
});

export const shelvedUnder = defineRelation({
  name: 'SHELVED_UNDER',
  description: 'The magazine is on the shelf of the genre.',
  from: 'Magazine',
  to: 'Genre',
  properties: {},
  forward: { field: 'genre', description: 'The genre of its shelf.', cardinality: 'one' },
  inverse: {
    field: 'magazines',
    description: 'Magazines on this shelf, the thickest first.',
    orderBy: [desc('node', 'pages')],
  },
});

/** A relation with a property but without evidence. */
export const near = defineRelation({
  name: 'NEAR',
  description: 'One can walk from the first branch to the second.',
  from: 'Branch',
  to: 'Branch',
  properties: { distance: { type: 'float', required: true, min: 0, unit: 'km', description: 'How far.' } },
  evidence: false,
  forward: { field: 'near', description: 'Where one can walk from here.', orderBy: [asc('edge', 'distance')] },
  inverse: { field: 'nearTo', description: 'Where one can walk here from.', orderBy: [desc('edge', 'distance')] },
});

export const enteredIn = defineRelation({
  name: 'ENTERED_IN',
  description: 'The remark was read in the register.',
  from: 'Remark',
  to: 'Register',
  properties: {},
  evidence: false,
  forward: { field: 'register', description: 'Where it was read.', cardinality: 'one' },
  inverse: {
    field: 'remarks',
    description: 'Remarks read there.',
    orderBy: [asc('node', 'page'), asc('node', 'name')],
  },
});

export const speaksOf = defineRelation({
  name: 'SPEAKS_OF',
  description: 'The remark supports a relation that begins or ends here. Filled in by the importer.',
  from: 'Remark',
  to: {
    union: 'RemarkSubject',
    // Without genres on purpose: a remark that supports a relation of a genre is not about the genre.
    description: 'The kinds that a remark can be about.',
    kinds: ['Author', 'Book', 'Magazine', 'Branch'],
  },
  properties: {},
  evidence: false,
  forward: { field: 'speaksOf', description: 'The entities that the remark is about.' },
  inverse: {
    field: 'remarks',
    description: 'Remarks about it.',
    orderBy: [desc('node', 'page'), asc('node', 'name')],
  },
});

export const contradicts = defineRelation({
  name: 'CONTRADICTS',
  description: 'Both remarks support one relation, and the first doubts or denies it. Filled in by the importer.',
  from: 'Remark',
  to: 'Remark',
  // The importer fills in only some of these properties, and leaves the others without a value.
  properties: {
    matters: { type: 'list', of: 'string', description: 'The relations they do not agree on.' },
    settled: { type: 'boolean', description: 'Whether the librarian has decided. Null before anyone asks.' },
  },
  evidence: false,
  forward: { field: 'contradicts', description: 'Remarks that this one contradicts.' },
  inverse: {
    field: 'contradictedBy',
    description: 'Remarks that contradict this one, the firmest first.',
    orderBy: [desc('node', 'stance'), asc('node', 'name')],
  },
});
