/** Declares the kinds of the library. */
import { given } from '../../../src/model/condition.ts';
import { asc, defineEnum, defineKind, desc } from '../../../src/model/define.ts';

/* No enum is in alphabetical order, so that a test fails when a store sorts by name instead of by place. */

export const language = defineEnum({
  name: 'Language',
  description: 'A language to write in.',
  values: { GREEK: 'Greek.', TURKISH: 'Turkish.', ENGLISH: 'English.', CHINESE: 'Chinese.', FRENCH: 'French.' },
});

export const format = defineEnum({
  name: 'BookFormat',
  description: 'The form of a book, the sturdiest first.',
  values: { HARDCOVER: 'Bound in boards.', PAPERBACK: 'Bound in paper.', AUDIO: 'Spoken.', DIGITAL: 'A file.' },
});

export const currency = defineEnum({
  name: 'Currency',
  description: 'Money in which fines are paid.',
  values: { GBP: 'Pound sterling.', EUR: 'Euro.', TRY: 'Turkish lira.' },
});

const frequency = defineEnum({
  name: 'MagazineFrequency',
  description: 'How often a magazine appears.',
  values: { WEEKLY: 'Every week.', MONTHLY: 'Every month.', ANNUAL: 'Every year.' },
});

const stance = defineEnum({
  name: 'RemarkStance',
  description: 'The position of a remark on the matter.',
  values: { STATES: 'It is so.', DOUBTS: 'It may be so.', DENIES: 'It is not so.' },
});

const sort = defineEnum({
  name: 'RegisterSort',
  description: 'The sort of a register, the most reliable first.',
  values: { OFFICIAL: 'The library fills it in.', PRIVATE: 'Someone writes it at home.', HEARSAY: 'Without a name.' },
});

export const author = defineKind({
  name: 'Author',
  plural: 'authors',
  idPrefix: 'author',
  description: 'Someone who writes.',
  properties: {
    born: { type: 'int', min: -3000, max: 2100, description: 'Year of birth; negative before the common era.' },
    living: { type: 'boolean', description: 'Whether the author is alive. Null when it is unknown.' },
    motto: { type: 'string', description: 'A saying of theirs.' },
    languages: { type: 'list', of: language, description: 'Languages written in, the strongest first.' },
  },
  orderBy: [asc('node', 'born'), asc('node', 'name')],
});

export const book = defineKind({
  name: 'Book',
  plural: 'books',
  idPrefix: 'book',
  description: 'A book, in all its editions.',
  properties: {
    pages: { type: 'int', required: true, min: 0, description: 'Pages of the longest edition.' },
    rating: { type: 'float', min: 0, max: 5, unit: 'stars', description: 'Mean of the readers.' },
    weight: { type: 'float', unit: 'g', description: 'The weight of a copy. Any number, even below zero.' },
    format: { type: 'enum', enum: format, required: true, description: 'The form of most copies.' },
    language: { type: 'enum', enum: language, description: 'Language of the original. Null for picture books.' },
    illustrated: { type: 'boolean', description: 'Whether it has pictures.' },
    subtitle: { type: 'string', description: 'The line below the title.' },
    tags: { type: 'list', of: 'string', description: 'Words that readers gave it.' },
    formats: { type: 'list', of: format, description: 'All it can be had in.' },
    editions: {
      type: 'records',
      record: 'Edition',
      recordDescription: 'One printing of a book.',
      description: 'Its editions, in the order written.',
      fields: {
        isbn: {
          type: 'string',
          required: true,
          identifier: { prefix: 'ISBN' },
          description: 'Number on the back.',
        },
        year: { type: 'int', min: 1450, description: 'Year of printing.' },
        price: { type: 'float', min: 0, description: 'Price, in the currency printed on it.' },
        signed: { type: 'boolean', description: 'Whether the author signed it.' },
        format: { type: 'enum', enum: format, description: 'The form of the edition.' },
      },
    },
  },
  orderBy: [desc('node', 'rating'), asc('node', 'format'), desc('node', 'pages')],
});

export const magazine = defineKind({
  name: 'Magazine',
  plural: 'magazines',
  idPrefix: 'magazine',
  description: 'A periodical. Shares `pages` with books, so that both can be compared where a relation ends in either.',
  properties: {
    pages: { type: 'int', required: true, min: 0, description: 'Pages of a usual issue.' },
    frequency: { type: 'enum', enum: frequency, description: 'How often it appears.' },
  },
  orderBy: [asc('node', 'frequency'), desc('node', 'name')],
});

export const genre = defineKind({
  name: 'Genre',
  plural: 'genres',
  idPrefix: 'genre',
  isDistinct: true,
  description: 'A kind of book. Has no property of its own and the default order.',
  properties: {},
});

export const branch = defineKind({
  name: 'Branch',
  plural: 'branches',
  // Two words, such as "risk-factor": the prefix is not the kind's name in lower case.
  idPrefix: 'library-branch',
  description: 'A house of the library.',
  properties: {
    open: { type: 'boolean', required: true, description: 'Whether it can be visited.' },
    latitude: { type: 'float', required: true, min: -90, max: 90, unit: 'degrees', description: 'How far north.' },
    visitors: {
      type: 'int',
      description: 'Visitors counted; negative when the counter was mounted the wrong way round.',
    },
    currency: { type: 'enum', enum: currency, required: true, description: 'The currency of its fines.' },
  },
  orderBy: [desc('node', 'open'), desc('node', 'latitude')],
});

export const remark = defineKind({
  name: 'Remark',
  plural: 'remarks',
  idPrefix: 'remark',
  description: 'One sentence in a register: what supports the relations of this graph.',
  nameFrom: 'text',
  isBackground: true,
  properties: {
    text: { type: 'string', required: true, description: 'The sentence.' },
    stance: { type: 'enum', enum: stance, required: true, description: 'Its position on the matter.' },
    page: { type: 'int', min: 1, description: 'Page of the register.' },
  },
  orderBy: [asc('node', 'stance'), desc('node', 'page')],
  // Each takes another type: an id of several kinds, an id of one kind, an enum, a number, a boolean.
  shortcuts: {
    of: { description: 'Only remarks on this.', where: { speaksOf: { some: { node: { id: { eq: given } } } } } },
    register: { description: 'Only those read there.', where: { register: { id: { eq: given } } } },
    stance: { description: 'Only those of this stance.', where: { stance: { eq: given } } },
    elsewhere: { description: 'Only those not on this page.', where: { not: { and: [{ page: { eq: given } }] } } },
    undisputed: { description: 'Whether nothing contradicts them.', where: { contradictedBy: { none: {} } } },
  },
});

export const register = defineKind({
  name: 'Register',
  plural: 'registers',
  idPrefix: 'register',
  description: 'A book of records that remarks are entered in.',
  properties: {
    keeper: { type: 'string', description: 'The keeper.' },
    sort: { type: 'enum', enum: sort, description: 'The sort of register. Null: it has none.' },
    house: { type: 'string', description: 'The house that keeps it. Registers of one house count as one source.' },
  },
});
