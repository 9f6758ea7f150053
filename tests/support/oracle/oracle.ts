/**
 * A second implementation of the API, which answers an operation in the simplest correct way. It walks the document and
 * the data with filter, sort and slice. It shares only the declaration and the shape of data with the engine, and no
 * code (`src/plan`, `src/memory`, `src/search`, `src/api`). Tests with random operations compare the two.
 */
import { type DocumentNode, type FieldNode, Kind, type OperationDefinitionNode } from 'graphql';
import { answerKinds } from './aggregate.ts';
import { answerList, answerNode } from './answer.ts';
import { limitedBy, type Run, type Selected } from './collect.ts';
import { isListed } from './evidence.ts';
import { lookUp } from './identifiers.ts';
import { type Answer, answerObject } from './object.ts';
import type { Cursors } from './page.ts';
import { searchAll } from './search.ts';
import { asList, type Inputs, readVariables, upper, type Value } from './values.ts';
import type { World } from './world.ts';

export { type Answer, CursorMark } from './object.ts';
export type { Inputs } from './values.ts';
export { type Item, World } from './world.ts';

/** Answers the only operation of a document, which must be valid and within the limits. Returns the data. */
export function answer(world: World, document: DocumentNode, given: Inputs, cursors: Cursors): Answer {
  const operation = document.definitions.find(
    (definition): definition is OperationDefinitionNode => definition.kind === Kind.OPERATION_DEFINITION,
  );
  if (!operation) throw new Error('the document has no operation');
  const run: Run = { world, document, variables: readVariables(operation, given) };
  // An operation selects fields as a field does.
  const root: FieldNode = {
    kind: Kind.FIELD,
    name: { kind: Kind.NAME, value: '' },
    selectionSet: operation.selectionSet,
  };
  const selecting: Selected = { alias: '', name: '', args: {}, nodes: [root] };
  return answerObject(run, 'Query', selecting, (field) => answerRoot(run, field, cursors));
}

function answerRoot(unlimited: Run, field: Selected, cursors: Cursors): Answer {
  const run = limitedBy(unlimited, field);
  const { world } = run;
  const byId = (id: unknown): Answer => {
    const node = typeof id === 'string' ? world.node(id) : null;
    return node && answerNode(run, node, field, cursors);
  };
  switch (field.name) {
    case 'nodes':
      return asList(field.args.ids).map(byId);
    case 'byXref': {
      const match = listed(field.args.match)?.map(String) ?? null;
      return asList(field.args.ids).map((id) => byId(lookUp(world, String(id), match)));
    }
    case 'search':
      return answerSearch(run, field, cursors);
    case 'release':
      return answerRelease(run, field, cursors);
    default: {
      const kind = world.definition.kinds.find(({ plural }) => plural === field.name);
      return kind ? answerList(run, world.all(kind.name), null, field, cursors, kind.name) : byId(field.args.id);
    }
  }
}

/** Returns the kinds or other enum values that an argument lists; null for all. */
const listed = (value: Value | undefined): readonly Value[] | null => (value == null ? null : asList(value));

function answerSearch(run: Run, field: Selected, cursors: Cursors): Answer {
  const { world } = run;
  const { text, kinds, first, last } = field.args;
  const names = world.definition.kinds.map(({ name }) => name);
  const wanted = listed(kinds)?.map((kind) => names.find((name) => upper(name) === kind) ?? '') ?? null;
  const all = searchAll(world, String(text), wanted).filter(({ id }) => {
    const node = world.node(id);
    return node !== null && isListed(world, node);
  });
  const found = all.flatMap(({ id }) => {
    const node = world.node(id);
    return node ? [{ node }] : [];
  });
  const size = typeof last === 'number' ? last : typeof first === 'number' ? first : 10;
  const start = typeof last === 'number' ? Math.max(0, all.length - size) : 0;
  const hits = all.slice(start, start + size);
  const node = (id: string, part: Selected): Answer => {
    const found = world.node(id);
    return found && answerNode(run, found, part, cursors);
  };
  return answerObject(run, 'SearchConnection', field, (part) => {
    if (part.name === 'totalCount') return all.length;
    if (part.name === 'aggregates') {
      return answerObject(run, 'SearchAggregates', part, (inner) => answerKinds(run, found, inner));
    }
    if (part.name === 'nodes') return hits.map(({ id }) => node(id, part));
    if (part.name === 'pageInfo') {
      return answerObject(
        run,
        'PageInfo',
        part,
        ({ name }) => size > 0 && (name === 'hasNextPage' ? start + size < all.length : start > 0),
      );
    }
    return hits.map(({ id, match }) =>
      answerObject(run, 'SearchHit', part, (inner) => (inner.name === 'match' ? match : node(id, inner))),
    );
  });
}

function answerRelease(run: Run, field: Selected, cursors: Cursors): Answer {
  const { data, definition } = run.world;
  const provenance = definition.provenance.kind;
  return answerObject(run, 'Release', field, (part) => {
    switch (part.name) {
      case 'id':
      case 'version':
      case 'title':
      case 'published':
        return data.release[part.name];
      case 'kinds':
        return definition.kinds.map(({ name: kind }) =>
          answerObject(run, 'KindCount', part, ({ name }) =>
            name === 'kind' ? upper(kind) : data.nodes.filter((node) => node.kind === kind).length,
          ),
        );
      case 'relations':
        return definition.relations.map(({ name: relation }) =>
          answerObject(run, 'RelationCount', part, ({ name }) =>
            name === 'relation' ? relation : data.edges.filter((edge) => edge.relation === relation).length,
          ),
        );
      default: {
        const limited = limitedBy(run, part);
        return answerList(limited, limited.world.all(provenance), null, part, cursors, provenance);
      }
    }
  });
}
