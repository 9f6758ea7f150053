import type { Graph } from '../../../model/graph.ts';
import { compareText } from '../../../model/text.ts';
import {
  type AnyResearch,
  defineArguments,
  defineResearch,
  defineResult,
  type ResultDefinition,
  type ValueOf,
} from '../../define.ts';
import { checkExist, edgeFields, edgeValue, evidencedRelations, kindOf, relationsArgument } from '../walks.ts';
import { cursorAfter, readCursor } from './cursor.ts';
import { exploreNeighbourhood, type PlacedNode } from './explore.ts';
import { cutPage } from './page.ts';

/** The root field `neighbourhood`: what lies around an entity, to be drawn. */
export function neighbourhoodField(graph: Graph): AnyResearch {
  const kinds = { declared: [...graph.kinds.keys()], of: (id: string) => kindOf(graph, id) };
  const asides = [graph.evidence.kind, graph.definition.provenance.kind];
  const extent = defineResult({
    name: 'NeighbourhoodExtent',
    description: 'How much there is of a neighbourhood.',
    fields: {
      nodes: { type: 'int', description: 'How many entities.' },
      edges: { type: 'int', description: 'How many relations between them.' },
      kinds: {
        type: 'object',
        object: {
          name: 'NeighbourhoodKind',
          description: 'How many entities there are of a kind.',
          fields: {
            kind: { type: 'kind', description: 'The kind.' },
            count: { type: 'int', description: 'How many.' },
          },
        },
        list: true,
        description: 'The entities by kind; kinds of which there is none are left out.',
      },
    },
  });
  const node = defineResult({
    name: 'NeighbourhoodNode',
    description: 'An entity near another.',
    fields: {
      node: { type: 'entity', kind: null, description: 'The entity.' },
      distance: { type: 'int', description: 'Hops from the center.' },
    },
  });
  const edge: ResultDefinition = {
    name: 'NeighbourhoodEdge',
    description: 'A relation between two entities of a neighbourhood.',
    fields: edgeFields(graph),
  };
  const result = defineResult({
    name: 'Neighbourhood',
    description: 'A page of what lies around an entity. All pages together hold each entity and each relation once.',
    fields: {
      center: { type: 'entity', kind: null, description: 'The entity in the middle.' },
      nodes: {
        type: 'object',
        object: node,
        list: true,
        description: 'The nearest first, the center among them; then by id.',
      },
      edges: {
        type: 'object',
        object: edge,
        list: true,
        description: 'Relations whose ends are both on this page or on those before it, and were not given before.',
      },
      totals: { type: 'object', object: extent, description: 'Counts over all pages within the depth.' },
      omitted: { type: 'object', object: extent, description: 'What is on later pages.' },
      hasNextPage: { type: 'boolean', description: 'Whether there are later pages.' },
      endCursor: {
        type: 'string',
        nullable: true,
        description: 'Pass it as `after` for the next page; null on the last.',
      },
    },
  });
  return defineResearch({
    field: 'neighbourhood',
    description: 'What lies around an entity, as nodes and edges to draw, page by page.',
    arguments: defineArguments({
      of: { type: 'id', kinds: null, required: true, description: 'Id of the entity in the middle.' },
      depth: { type: 'int', min: 1, max: 3, default: 1, description: 'The most hops from it.' },
      kinds: {
        type: 'kinds',
        description: `Meet these kinds only, besides the center. Default: all but ${asides.join(' and ')}.`,
      },
      relations: relationsArgument,
      limit: { type: 'int', min: 1, max: 1_000, default: 50, description: 'How many entities a page holds.' },
      after: { type: 'string', description: 'The `endCursor` of the page before.' },
    }),
    result,
    answer: async ({ of: center, depth, limit, after, ...asked }, context): Promise<ValueOf<typeof result>> => {
      const relations = evidencedRelations(graph, asked.relations);
      const admitted = kinds.declared.filter((kind) => asked.kinds?.includes(kind) ?? !asides.includes(kind));
      const question = [center, depth, admitted, relations];
      const start = after === null ? null : readCursor(question, after);
      await checkExist(context, { 'neighbourhood(of:)': center });
      const admits = (id: string) => admitted.includes(kinds.of(id));
      const all = await exploreNeighbourhood(context, { center, depth, relations, admits });
      const before = start === null ? 0 : all.nodes.filter((node) => compareNodes(node, start) <= 0).length;
      const page = cutPage(all, before - 1, limit, kinds);
      const last = page.last === null ? undefined : all.nodes[page.last];
      return {
        center,
        nodes: page.nodes.map(({ id, distance }) => ({ node: id, distance })),
        edges: page.edges.map((found) => edgeValue(graph, found)),
        totals: page.totals,
        omitted: page.omitted,
        hasNextPage: last !== undefined,
        endCursor: last === undefined ? null : cursorAfter(question, last),
      };
    },
  });
}

const compareNodes = (a: PlacedNode, b: PlacedNode): number => a.distance - b.distance || compareText(a.id, b.id);
