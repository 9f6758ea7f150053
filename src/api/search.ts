import { withMeaning } from '../plan/meaning.ts';
import type { SearchMatch } from '../plan/plan.ts';
import type { Types } from './builder.ts';
import { look } from './connection.ts';

/** The types of a search: results, hits, and what in an entity matched. */
export function implementSearch(types: Types) {
  const matchField = types.builder.enumType('SearchField', {
    description: 'Where in an entity a search found the words.',
    values: {
      NAME: { description: 'In its name.' },
      SYNONYM: { description: 'In one of its synonyms.' },
      XREF: { description: 'In an identifier of another vocabulary.' },
    },
  });
  const match = types.builder.objectRef<SearchMatch>('SearchMatch').implement({
    description: 'A text of an entity in which a search found the words.',
    fields: (t) => ({
      field: t.expose('field', { type: matchField, description: 'Where the text stands.' }),
      text: t.exposeString('text', { description: 'The text.' }),
    }),
  });
  const hit = types.searchHit().implement({
    description: 'An entity that a search found.',
    fields: (t) => ({
      score: t.exposeFloat('score', {
        description:
          'How relevant the index holds it to be (BM25+ over the words). Comparable within one answer only; whole ' +
          'names and synonyms come first, regardless of their score.',
      }),
      matches: t.expose('matches', { type: [match], description: 'What matched.' }),
      node: t.field({
        type: types.entity(),
        description: 'The entity.',
        extensions: withMeaning({ read: 'node' }),
        resolve: (source, _args, _context, info) => look(source.node, info.path.key),
      }),
    }),
  });
  return types.searchResults().implement({
    description: 'What a search found.',
    fields: (t) => ({
      totalCount: t.exposeInt('totalCount', { description: 'How many entities match, beyond those given too.' }),
      hits: t.field({
        type: [hit],
        description: 'The most relevant of them, the best first.',
        extensions: withMeaning({ read: 'hits' }),
        resolve: (source, _args, _context, info) => source.hits[info.path.key] ?? [],
      }),
    }),
  });
}
