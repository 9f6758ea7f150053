import { type KindCount, type MatchType, matchTypes, type SearchMatch } from '../plan/hits.ts';
import { withMeaning } from '../plan/meaning.ts';
import type { Types } from './builder.ts';
import { pageInfo, readAlias } from './connection.ts';

const fields: Readonly<Record<SearchMatch['field'], string>> = {
  NAME: 'Its name.',
  SYNONYM: 'One of its synonyms.',
  XREF_LABEL: 'What another vocabulary calls it, or something near it: the label of one of its `xrefs`.',
  ID: 'Its own id.',
  XREF: 'An identifier in another vocabulary, one of its `xrefs`.',
  IDENTIFIER: 'A number under which a database knows it.',
};

const matches: Readonly<Record<MatchType, string>> = {
  IDENTIFIER: 'The text is an identifier of the entity.',
  EXACT: 'Every word of the text is in the name; a plural counts as its singular.',
  PREFIX: 'Every word of the text is in the name, or begins one of its words.',
  TYPO: 'Every word of the text is in the name, some with typos.',
  PARTIAL: 'Only some words of the text are in the name. No name has all of them.',
};

/** The types of a search: a connection whose edges, the hits, say how they matched. */
export function implementSearch(types: Types) {
  const { builder } = types;
  const matchField = builder.enumType('SearchField', {
    description: 'Where an entity has the text that matched.',
    values: Object.fromEntries(Object.entries(fields).map(([name, description]) => [name, { description }])),
  });
  const matchType = builder.enumType('SearchMatchType', {
    description: 'How a text matched. The first is the closest.',
    values: Object.fromEntries(matchTypes.map((name) => [name, { description: matches[name] }])),
  });
  const match = builder.objectRef<SearchMatch>('SearchMatch').implement({
    description: 'A name, a synonym, a label or an identifier of an entity that matched.',
    fields: (t) => ({
      field: t.field({ type: matchField, description: 'What it is to the entity.', resolve: ({ field }) => field }),
      text: t.exposeString('text', { description: 'The name, the synonym, the label or the identifier.' }),
      match: t.field({ type: matchType, description: 'How it matched.', resolve: ({ match }) => match }),
    }),
  });
  const hit = types.searchHit().implement({
    description: 'An entity that a search found, and how.',
    fields: (t) => ({
      cursor: t.exposeString('cursor', {
        description: 'Marks the place of this hit among all hits, for `after` and `before`. Opaque.',
      }),
      match: t.field({
        type: matchType,
        description: 'How the closest of `matches` matched.',
        resolve: (source) => source.match,
      }),
      matches: t.expose('matches', {
        type: [match],
        description: 'The names, synonyms and identifiers that matched, the closest first.',
      }),
      score: t.exposeFloat('score', {
        description:
          'Which share of the text and of the closest name account for each other, from 0 to 1. Hits do not come in ' +
          'its order: how closely words match counts first.',
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
    description: 'Counts of what a search found.',
    fields: (t) => ({
      kind: t.field({
        type: [types.kindCount()],
        description: 'How many hits there are of each kind, in the order of the kinds, on all pages.',
        resolve: (source) => source,
      }),
    }),
  });
  return types.searchConnection().implement({
    description: 'A page of what a search found, the best first.',
    fields: (t) => {
      const hits = (description: string) =>
        t.field({
          type: [hit],
          description,
          extensions: withMeaning({ read: 'edges' }),
          resolve: (source, _args, { slice }, info) => slice.share(readAlias(source.edges, info.path.key)),
        });
      return {
        totalCount: t.exposeInt('totalCount', { description: 'How many hits there are on all pages.' }),
        aggregates: t.field({
          type: aggregates,
          description: 'Aggregates over all hits, on every page.',
          resolve: ({ kinds }) => kinds,
        }),
        pageInfo: t.field({
          type: pageInfo(types),
          description: 'Where this page lies among the hits.',
          resolve: (source) => source,
        }),
        hits: hits('The hits of this page: the same as `edges`.'),
        edges: hits('The hits of this page with their cursors.'),
        nodes: t.field({
          type: [types.entity()],
          description: 'The entities of this page, without how they matched.',
          extensions: withMeaning({ read: 'nodes' }),
          resolve: (source, _args, { slice }, info) => slice.share(readAlias(source.nodes, info.path.key)),
        }),
      };
    },
  });
}
