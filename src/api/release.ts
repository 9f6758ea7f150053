import { withMeaning } from '../plan/meaning.ts';
import type { Types } from './builder.ts';
import { kindArgs, kindConnection, readAlias } from './connection.ts';
import { asConnection } from './entity.ts';

/** The type of `release`: what is served, how much of it, from which sources and under which licences. */
export function implementRelease(types: Types) {
  const { graph } = types;
  const relationCount = types.builder.objectRef<{ name: string; count: number }>('RelationCount').implement({
    description: 'How many edges of a relation a release holds.',
    fields: (t) => ({
      relation: t.field({ type: types.relationEnum(), description: 'The relation.', resolve: (source) => source.name }),
      count: t.exposeInt('count', { description: 'How many edges.' }),
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
      version: t.string({ description: 'Its version.', resolve: ({ release }) => release.version }),
      title: t.string({ description: 'Its title.', resolve: ({ release }) => release.title }),
      published: t.string({
        description: 'The day it was published, as an ISO 8601 date.',
        resolve: ({ release }) => release.published,
      }),
      citation: t.string({
        description: 'How to cite it: its name, title, version and day, and the hash that identifies its content.',
        resolve: ({ release: { id, version, title, published } }) =>
          `${graph.definition.name}: ${title}. Release ${version}, published ${published}. Content hash ${id}.`,
      }),
      kinds: t.field({
        type: [types.kindCount()],
        description: 'How many entities it holds, by kind.',
        resolve: ({ release }) => [...release.kinds],
      }),
      relations: t.field({
        type: [relationCount],
        description: 'How many edges it holds, by relation.',
        resolve: ({ release }) => [...release.relations],
      }),
      [provenance.definition.plural]: t.field({
        type: kindConnection(types, provenance),
        description: 'Where its facts come from, and under which terms.',
        args: kindArgs(types, t.arg, provenance),
        extensions: withMeaning({ read: 'all', kind: provenance.name }),
        resolve: (source, _args, _context, info) => asConnection(readAlias(source.fields, info.path.key)),
      }),
    }),
  });
}
