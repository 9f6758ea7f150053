/**
 * A second opinion: answers a GraphQL operation over a declared graph in the dumbest way that can be right. It walks
 * the document and the data with filter, sort and slice, and shares no code with what it is compared with
 * (`src/plan`, `src/memory`, `src/search`, `src/api`): the declaration and the shape of data are all they have in
 * common.
 */
import { type DocumentNode, type FieldNode, Kind, type OperationDefinitionNode } from 'graphql';
import { answerList, answerNode } from './oracle/answer.ts';
import type { Run, Selected } from './oracle/collect.ts';
import { type Answer, answerObject } from './oracle/object.ts';
import type { Cursors } from './oracle/page.ts';
import { asList, type Inputs, readVariables, upper } from './oracle/values.ts';
import type { World } from './oracle/world.ts';

export { type Answer, CursorMark } from './oracle/object.ts';
export type { Inputs } from './oracle/values.ts';
export { type Item, World } from './oracle/world.ts';

/** What cannot be found out naively, so has to be told. */
export interface Told {
  /** What the cursors in the operation's variables stand for. */
  readonly cursors: Cursors;
  /** The hits for a text; how they are ranked is tested elsewhere, what is read of them here. */
  readonly search: (
    text: string,
    kinds: readonly string[] | null,
    first: number,
  ) => { readonly total: number; readonly hits: readonly Hit[] };
}

interface Hit {
  readonly id: string;
  readonly score: number;
  readonly matches: readonly { readonly field: string; readonly text: string }[];
}

/** The data of the answer to the document's one operation, which has to be valid and within the limits. */
export function answer(world: World, document: DocumentNode, given: Inputs, told: Told): Answer {
  const operation = document.definitions.find(
    (definition): definition is OperationDefinitionNode => definition.kind === Kind.OPERATION_DEFINITION,
  );
  if (!operation) throw new Error('the document has no operation');
  const run: Run = { world, document, variables: readVariables(operation, given) };
  // The operation selects as a field does.
  const root: FieldNode = {
    kind: Kind.FIELD,
    name: { kind: Kind.NAME, value: '' },
    selectionSet: operation.selectionSet,
  };
  const selecting: Selected = { alias: '', name: '', args: {}, nodes: [root] };
  return answerObject(run, 'Query', selecting, (field) => answerRoot(run, field, told));
}

function answerRoot(run: Run, field: Selected, told: Told): Answer {
  const { world } = run;
  const byId = (id: unknown): Answer => {
    const node = typeof id === 'string' ? world.node(id) : null;
    return node && answerNode(run, node, field, told.cursors);
  };
  switch (field.name) {
    case 'nodes':
      return asList(field.args.ids).map(byId);
    case 'search':
      return answerSearch(run, field, told);
    case 'release':
      return answerRelease(run, field, told);
    default: {
      const kind = world.definition.kinds.find(({ plural }) => plural === field.name);
      return kind ? answerList(run, world.all(kind.name), null, field, told.cursors, kind.name) : byId(field.args.id);
    }
  }
}

function answerSearch(run: Run, field: Selected, told: Told): Answer {
  const { text, kinds, first } = field.args;
  const names = run.world.definition.kinds.map(({ name }) => name);
  const wanted = kinds == null ? null : asList(kinds).map((kind) => names.find((name) => upper(name) === kind) ?? '');
  const found = told.search(String(text), wanted, typeof first === 'number' ? first : 10);
  return answerObject(run, 'SearchResults', field, (part) => {
    if (part.name === 'totalCount') return found.total;
    return found.hits.map((hit) =>
      answerObject(run, 'SearchHit', part, (inner) => {
        if (inner.name === 'score') return hit.score;
        if (inner.name === 'matches') {
          return hit.matches.map((match) =>
            answerObject(run, 'SearchMatch', inner, ({ name }) => (name === 'text' ? match.text : match.field)),
          );
        }
        const node = run.world.node(hit.id);
        return node && answerNode(run, node, inner, told.cursors);
      }),
    );
  });
}

function answerRelease(run: Run, field: Selected, told: Told): Answer {
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
      default:
        return answerList(run, run.world.all(provenance), null, part, told.cursors, provenance);
    }
  });
}
