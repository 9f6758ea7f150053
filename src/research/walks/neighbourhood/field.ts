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
import { exploreNeighbourhood, type PlacedNode, readPageEdges } from './explore.ts';
import { measureExtents } from './page.ts';

/** Declares the root field `neighbourhood`: the entities around another, for a drawing. */
export function neighbourhoodResearch(graph: Graph): AnyResearch {
  const kinds = { declared: [...graph.kinds.keys()], of: (id: string) => kindOf(graph, id) };
  const leftOut = [graph.evidence.kind, graph.definition.provenance.kind];
  const extent = defineResult({
    name: 'NeighbourhoodExtent',
    description: 'The size of a neighbourhood, or of a part of it.',
    fields: {
      nodes: { type: 'int', description: 'The number of entities.' },
      edges: { type: 'int', description: 'The number of relations between them.' },
      kinds: {
        type: 'object',
        object: {
          name: 'NeighbourhoodKind',
          description: 'The number of entities of a kind.',
          fields: {
            kind: { type: 'kind', description: 'The kind.' },
            count: { type: 'int', description: 'The number of entities.' },
          },
        },
        list: true,
        description: 'The number of entities by kind, without empty kinds.',
      },
    },
  });
  const node = defineResult({
    name: 'NeighbourhoodNode',
    description: 'An entity of the neighbourhood.',
    fields: {
      node: { type: 'entity', kind: null, description: 'The entity.' },
      distance: { type: 'int', description: 'The number of hops from the center.' },
    },
  });
  const edge: ResultDefinition = {
    name: 'NeighbourhoodEdge',
    description: 'A relation between two entities of a neighbourhood.',
    fields: edgeFields(graph),
  };
  const result = defineResult({
    name: 'Neighbourhood',
    description: 'A page of the entities around another. All pages together have each entity and each relation once.',
    fields: {
      center: { type: 'entity', kind: null, description: 'The entity in the center.' },
      nodes: {
        type: 'object',
        object: node,
        list: true,
        description: 'The entities by distance, then by id. The center is the first.',
      },
      edges: {
        type: 'object',
        object: edge,
        list: true,
        description: 'The relations with one end on this page, and the other on this page or an earlier one.',
      },
      totals: { type: 'object', object: extent, description: 'The size of all pages together.' },
      omitted: { type: 'object', object: extent, description: 'The size of the later pages.' },
      hasNextPage: { type: 'boolean', description: 'Whether there is a later page.' },
      endCursor: {
        type: 'string',
        nullable: true,
        description: 'The cursor to pass as `after` for the next page; null on the last.',
      },
    },
  });
  return defineResearch({
    field: 'neighbourhood',
    description: 'The entities around another, as nodes and edges for a drawing, page by page.',
    arguments: defineArguments({
      of: { type: 'id', kinds: null, required: true, description: 'Id of the entity in the center.' },
      depth: { type: 'int', min: 1, max: 3, default: 1, description: 'The most hops from the center.' },
      kinds: {
        type: 'kinds',
        description: `Include only these kinds, and the center. Default: all except ${leftOut.join(' and ')}.`,
      },
      relations: relationsArgument,
      limit: { type: 'int', min: 1, max: 1_000, default: 50, description: 'The most entities of a page.' },
      after: { type: 'string', description: 'The `endCursor` of the page before.' },
    }),
    result,
    answer: async ({ of: center, depth, limit, after, ...chosen }, context): Promise<ValueOf<typeof result>> => {
      const relations = evidencedRelations(graph, chosen.relations);
      const admitted = kinds.declared.filter((kind) => chosen.kinds?.includes(kind) ?? !leftOut.includes(kind));
      const request = [center, depth, admitted, relations];
      const start = after === null ? null : readCursor(request, after);
      await checkExist(context, { 'neighbourhood(of:)': center });
      const admits = (id: string) => admitted.includes(kinds.of(id));
      const all = await exploreNeighbourhood(context, { center, depth, relations, admits });
      const before = start === null ? 0 : all.filter((node) => compareNodes(node, start) <= 0).length;
      const end = Math.min(before + limit, all.length);
      const edges = context.wants('edges') ? await readPageEdges(context, all, { start: before, end }, relations) : [];
      const last = end < all.length ? all[end - 1] : undefined;
      return {
        center,
        nodes: all.slice(before, end).map(({ id, distance }) => ({ node: id, distance })),
        edges: edges.map((found) => edgeValue(graph, found)),
        ...(await measureExtents(context, { nodes: all, end, relations, kinds })),
        hasNextPage: last !== undefined,
        endCursor: last === undefined ? null : cursorAfter(request, last),
      };
    },
  });
}

const compareNodes = (a: PlacedNode, b: PlacedNode): number => a.distance - b.distance || compareText(a.id, b.id);
