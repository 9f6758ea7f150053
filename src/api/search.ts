import { type KindCount, type MatchType, matchTypes, type SearchMatch } from '../plan/hits.ts';
import { withMeaning } from '../plan/meaning.ts';
import type { Types } from './builder.ts';
import { pageInfo, readAlias } from './connection.ts';

const fields: Readonly<Record<SearchMatch['field'], string>> = {
  NAME: 'Its name.',
  SYNONYM: 'One of its synonyms.',
  XREF_LABEL: 'The label of one of its `xrefs`: the name of it, or of something near it, in another vocabulary.',
  ID: 'Its own id.',
  XREF: 'An identifier in another vocabulary, one of its `xrefs`.',
  IDENTIFIER: 'Its number in a database.',
};

const matches: Readonly<Record<MatchType, string>> = {
  IDENTIFIER: 'The text is an identifier of the entity.',
  EXACT: 'Every word of the text is in the name; a plural counts as its singular.',
  PREFIX: 'Every word of the text is in the name, or begins one of its words.',
  TYPO: 'Every word of the text is in the name, some with typos.',
  PARTIAL: 'Only some words of the text are in the name. No name has all of them.',
};

/** Makes the types of a search: a connection whose edges are hits. A hit says how it matched. */
export function implementSearch(types: Types) {
  const { builder } = types;
  const matchField = builder.enumType('SearchField', {
    description: 'The property of an entity that matched.',
    values: Object.fromEntries(Object.entries(fields).map(([name, description]) => [name, { description }])),
  });
  const matchType = builder.enumType('SearchMatchType', {
    description: 'The way in which a text matched, the closest first.',
    values: Object.fromEntries(matchTypes.map((name) => [name, { description: matches[name] }])),
  });
  const match = builder.objectRef<SearchMatch>('SearchMatch').implement({
    description: 'A name, a synonym, a label or an identifier of an entity that matched.',
    fields: (t) => ({
      field: t.field({
        type: matchField,
        description: 'The property that it comes from.',
        resolve: ({ field }) => field,
      }),
      text: t.exposeString('text', { description: 'The name, the synonym, the label or the identifier.' }),
      match: t.field({ type: matchType, description: 'The way in which it matched.', resolve: ({ match }) => match }),
    }),
  });
  const hit = types.searchHit().implement({
    description: 'An entity that a search found, and how it matched.',
    fields: (t) => ({
      cursor: t.exposeString('cursor', {
        description: 'Marks the place of this hit among all hits, for `after` and `before`. Opaque.',
      }),
      match: t.field({
        type: matchType,
        description: 'The way in which the closest of `matches` matched.',
        resolve: (source) => source.match,
      }),
      matches: t.expose('matches', {
        type: [match],
        description: 'The names, synonyms and identifiers that matched, the closest first.',
      }),
      score: t.exposeFloat('score', {
        description:
          'The share of the text and of the closest name that correspond to each other, from 0 to 1. Hits are not in ' +
          'the order of the score: how closely words match comes first.',
      }),
      node: t.field({
        type: types.entity(),
        description: 'The entity.',
        extensions: withMeaning({ read: 'node' }),
        resolve: (source, _args, _context, info) => readAlias(source.node, info.path.key),
      }),
    }),
  });
  const aggregates = builder.objectRef<readonly KindCount[]>('SearchAggregates').implement({
    description: 'Counts of the hits of a search.',
    fields: (t) => ({
      kind: t.field({
        type: [types.kindCount()],
        description: 'The number of hits of each kind, in the order of the kinds, on all pages.',
        resolve: (source) => source,
      }),
    }),
  });
  return types.searchConnection().implement({
    description: 'A page of the hits of a search, the best first.',
    fields: (t) => {
      const hits = (description: string) =>
        t.field({
          type: [hit],
          description,
          extensions: withMeaning({ read: 'edges' }),
          resolve: (source, _args, { slice }, info) => slice.share(readAlias(source.edges, info.path.key)),
        });
      return {
        totalCount: t.exposeInt('totalCount', { description: 'The number of hits on all pages.' }),
        aggregates: t.field({
          type: aggregates,
          description: 'Aggregates over all hits, on every page.',
          resolve: ({ kinds }) => kinds,
        }),
        pageInfo: t.field({
          type: pageInfo(types),
          description: 'The position of this page among the hits.',
          resolve: (source) => source,
        }),
        hits: hits('The hits of this page: the same as `edges`.'),
        edges: hits('The hits of this page with their cursors.'),
        nodes: t.field({
          type: [types.entity()],
          description: 'The entities of this page, without their matches.',
          extensions: withMeaning({ read: 'nodes' }),
          resolve: (source, _args, { slice }, info) => slice.share(readAlias(source.nodes, info.path.key)),
        }),
      };
    },
  });
}
