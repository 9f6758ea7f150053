import { withMeaning } from '../plan/meaning.ts';
import type { Types } from './builder.ts';
import { kindArgs, kindConnection, readAlias } from './connection.ts';
import { asConnection } from './entity.ts';

/** Makes the type of `release`: its version, its size, its sources and their licences. */
export function implementRelease(types: Types) {
  const { graph } = types;
  const relationCount = types.builder.objectRef<{ name: string; count: number }>('RelationCount').implement({
    description: 'The number of edges of a relation.',
    fields: (t) => ({
      relation: t.field({ type: types.relationEnum(), description: 'The relation.', resolve: (source) => source.name }),
      count: t.exposeInt('count', { description: 'Number of edges.' }),
    }),
  });
  const provenance = graph.kind(graph.definition.provenance.kind);
  return types.release().implement({
    description: 'A published state of the whole graph. Answers change only with the release.',
    fields: (t) => ({
      id: t.string({
        description: 'Hash of the content: equal for equal graphs.',
        resolve: ({ release }) => release.id,
      }),
      version: t.string({ description: 'The version of the release.', resolve: ({ release }) => release.version }),
      title: t.string({ description: 'The title of the release.', resolve: ({ release }) => release.title }),
      published: t.string({
        description: 'The day of publication, as an ISO 8601 date.',
        resolve: ({ release }) => release.published,
      }),
      citation: t.string({
        description:
          'A citation: the name of the graph; the title, version and day of the release; and the hash that ' +
          'identifies its content.',
        resolve: ({ release: { id, version, title, published } }) =>
          `${graph.definition.name}: ${title}. Release ${version}, published ${published}. Content hash ${id}.`,
      }),
      kinds: t.field({
        type: [types.kindCount()],
        description: 'The number of entities of each kind.',
        resolve: ({ release }) => [...release.kinds],
      }),
      relations: t.field({
        type: [relationCount],
        description: 'The number of edges of each relation.',
        resolve: ({ release }) => [...release.relations],
      }),
      [provenance.definition.plural]: t.field({
        type: kindConnection(types, provenance),
        description: 'The sources of its facts, with their terms of use.',
        args: kindArgs(types, t.arg, provenance),
        extensions: withMeaning({ read: 'all', kind: provenance.name }),
        resolve: (source, _args, _context, info) => asConnection(readAlias(source.fields, info.path.key)),
      }),
    }),
  });
}
