import { searchPageSizes } from '../base/limits.ts';
import { nonEmpty } from '../base/must.ts';
import { sharedProperties } from '../model/shared.ts';
import { withMeaning } from '../plan/meaning.ts';
import type { NodeResult, ReleaseResult, ResultTree, RootResult, SearchResult } from '../plan/result.ts';
import { camelCase, type Types } from './builder.ts';
import { kindArgs, kindConnection, pageArgs, readAlias } from './connection.ts';
import { asConnection } from './entity.ts';
import { evidenceArg } from './evidence-limit.ts';
import { implementRelease } from './release.ts';
import { implementSearch } from './search.ts';
import { takesIds } from './shortcuts.ts';

/** Returns the result of a root field; the type of the tree cannot say which type it has. */
const planned = <T extends RootResult>(tree: unknown, alias: string | number): T =>
  readAlias(tree as ResultTree, alias) as T;

/**
 * Makes the root fields: each kind by id and as a list, Relay's `node` and `nodes`, `search` and `release`. The root
 * value of an execution is the result tree of its plan.
 */
export function implementQuery(types: Types): void {
  types.builder.queryType({ description: types.graph.definition.description });
  const allKinds = nonEmpty(types.graph.kinds.keys(), 'a kind of the graph');
  types.builder.queryFields((t) => ({
    node: t.field({
      type: types.relayNode(),
      nullable: true,
      description: 'Any entity by its id; null when there is none.',
      // Relay allows no other argument, here and in `nodes`.
      args: { id: t.arg.id({ required: true, description: 'Id of the entity.' }) },
      extensions: withMeaning({ read: 'byId', kinds: allKinds }),
      resolve: (tree, _args, _context, info) => planned<NodeResult | null>(tree, info.path.key),
    }),
    nodes: t.field({
      type: [types.relayNode()],
      nullable: { list: false, items: true },
      description:
        'Entities by id, in the order of the ids. An id that no entity has gives null, and a wrong id gives an ' +
        'error in its place.',
      args: { ids: t.arg.idList({ required: true, description: 'Ids of entities of any kind.' }) },
      extensions: withMeaning({ read: 'byIds' }),
      // The list holds the error of a malformed id in its place, so that all other places keep their entities.
      resolve: (tree, _args, _context, info) => planned<NodeResult[]>(tree, info.path.key),
    }),
    search: t.field({
      type: implementSearch(types),
      description:
        'Finds entities by the names that people use: names, synonyms and the labels of `xrefs`, from the first ' +
        'letter on, regardless of case and accents, and with typos. It finds identifiers as a whole. The best ' +
        `hits come first${background(types)}.`,
      args: {
        text: t.arg.string({ required: true, description: 'The text to find.' }),
        kinds: t.arg({ type: [types.kindEnum()], description: 'Finds only entities of these kinds. Default: all.' }),
        ...evidenceArg(types, t.arg),
        ...pageArgs(t.arg, searchPageSizes(types.pageSizes)),
      },
      extensions: withMeaning({ read: 'search' }),
      resolve: (tree, _args, _context, info) => planned<SearchResult>(tree, info.path.key),
    }),
    byXref: t.field({
      type: [types.entity()],
      nullable: { list: false, items: true },
      description:
        'Entities by identifiers of other vocabularies and databases, in the order of the identifiers. An identifier ' +
        'that no entity has gives null. Of several entities with the identifier, it returns the one that it fits best.',
      args: {
        ids: t.arg.idList({
          required: true,
          description:
            'Identifiers as people write them: "HP:0001324", "HP_0001324", ' +
            '"http://purl.obolibrary.org/obo/HP_0001324".',
        }),
        match: t.arg({
          type: [types.enum(sharedProperties.xrefs.fields.match.enum)],
          description: 'Uses only identifiers that fit their entity in one of these ways. Default: in any way.',
        }),
        ...evidenceArg(types, t.arg),
      },
      extensions: withMeaning({ read: 'byXref' }),
      resolve: (tree, _args, _context, info) => planned<NodeResult[]>(tree, info.path.key),
    }),
    release: t.field({
      type: implementRelease(types),
      description: 'The current release of the graph: its version, its size and its sources.',
      extensions: withMeaning({ read: 'release' }),
      resolve: (tree, _args, _context, info) => planned<ReleaseResult>(tree, info.path.key),
    }),
  }));
  for (const kind of types.graph.kinds.values()) {
    const singular = camelCase(kind.name);
    types.builder.queryFields((t) => ({
      [singular]: t.field({
        type: types.node(kind.name),
        nullable: true,
        description: `One ${kind.name} by its id; null when there is none.`,
        args: {
          id: t.arg.id({ required: true, description: `Its id, which begins with "${kind.definition.idPrefix}:".` }),
          ...evidenceArg(types, t.arg),
        },
        extensions: withMeaning({ read: 'byId', kinds: [kind.name] }),
        resolve: (tree, _args, _context, info) => planned<NodeResult | null>(tree, info.path.key),
      }),
      [kind.definition.plural]: t.field({
        type: kindConnection(types, kind),
        // A wrong id makes the list null; every other error refuses the whole operation.
        nullable: takesIds(types, kind),
        description: `Every ${kind.name} of the graph, page by page.`,
        args: kindArgs(types, t.arg, kind),
        extensions: withMeaning({ read: 'all', kind: kind.name }),
        resolve: (tree, _args, _context, info) => asConnection(planned(tree, info.path.key)),
      }),
    }));
  }
}

/** Names the kinds that a search puts after the others. */
function background({ graph }: Types): string {
  const plurals = [...graph.kinds.values()].flatMap(({ definition }) =>
    definition.isBackground ? definition.plural : [],
  );
  return plurals.length > 0 ? `, and ${plurals.join(' and ')} after all others unless \`kinds\` names them` : '';
}
