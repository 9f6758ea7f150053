/** Declares a research field of the library that uses every feature of research fields. */
import { defineArguments, defineResearch, defineResult } from '../../../src/research/define.ts';
import { facts } from '../../../src/research/facts.ts';
import { format } from './kinds.ts';

/** A job that examines ten elements a hundred times. */
function* stroll() {
  for (let i = 0; i < 100; i++) yield 10;
  return 1_000;
}

const shelf = defineResult({
  name: 'Shelf',
  description: 'A book and who wrote it.',
  fields: {
    book: { type: 'entity', kind: 'Book', description: 'The book.' },
    authors: { type: 'entity', kind: 'Author', list: true, description: 'Who wrote it.' },
    first: { type: 'entity', kind: 'Author', nullable: true, description: 'The first of them.' },
    count: { type: 'int', description: 'How many.' },
  },
});

/** A question about the library. Its declaration uses every feature of a research field. */
export const shelves = defineResearch({
  field: 'shelves',
  description: 'Books and their authors.',
  arguments: defineArguments({
    books: { type: 'id', kinds: ['Book'], list: true, min: 1, required: true, description: 'Which.' },
    anything: { type: 'id', kinds: null, description: 'Any id.' },
    size: { type: 'int', min: 1, max: 5, default: 3, description: 'How many authors.' },
    weight: { type: 'float', min: 0, max: 1, description: 'A number.' },
    format: { type: 'enum', enum: format, default: 'PAPERBACK', description: 'A format.' },
    kinds: { type: 'kinds', description: 'Kinds.' },
    relations: { type: 'relations', description: 'Relations.' },
    where: { type: 'where', kind: 'Author', description: 'Which authors.' },
    note: { type: 'string', description: 'A text.' },
    loud: { type: 'boolean', default: false, description: 'A switch.' },
  }),
  result: defineResult({
    name: 'Shelves',
    description: 'Books with their authors.',
    fields: {
      shelves: { type: 'object', object: shelf, list: true, description: 'One for each book.' },
      best: { type: 'object', object: shelf, nullable: true, description: 'The first of them.' },
      given: { type: 'string', description: 'The arguments as they arrived.' },
      everyone: { type: 'entity', kind: null, list: true, description: 'All books and authors.' },
      format: { type: 'enum', enum: format, description: 'The format.' },
      kind: { type: 'kind', description: 'A kind.' },
      relation: { type: 'relation', list: true, description: 'Relations.' },
      work: { type: 'int', nullable: true, description: 'Done only when it is asked for.' },
    },
  }),
  answer: async (args, context) => {
    const { books, size, where } = args;
    const { nodes } = await context.ask(authorsOf, { books, where: where && { node: where } });
    const shelves = nodes.flatMap((node) => {
      if (!node) return [];
      const authors = node.authors.nodes.map(({ id }) => id).slice(0, size);
      return [{ book: node.id, authors, first: authors[0] ?? null, count: authors.length }];
    });
    return {
      shelves,
      best: shelves[0] ?? null,
      given: JSON.stringify(args),
      everyone: [...new Set(shelves.flatMap(({ book, authors }) => [book, ...authors]))],
      format: args.format,
      kind: 'Book',
      relation: ['WROTE', 'IN_GENRE'],
      work: context.wants('work') ? await context.run(stroll()) : null,
    };
  },
});

const authorsOf = facts<{
  readonly nodes: readonly ({
    readonly id: string;
    readonly authors: { readonly nodes: readonly { readonly id: string }[] };
  } | null)[];
}>(`query ($books: [ID!]!, $where: BookAuthorsWhere) {
  nodes(ids: $books) { ... on Book { id authors(where: $where) { nodes { id } } } }
}`);
