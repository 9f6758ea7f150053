import { codedError } from '../../../base/errors.ts';
import type { Graph } from '../../../model/graph.ts';
import {
  type AnyResearch,
  defineArguments,
  defineResearch,
  defineResult,
  type ResultDefinition,
  type ValueOf,
} from '../../define.ts';
import { checkExist, edgeFields, edgeValue, factualRelations, kindOf } from '../walks.ts';
import { printMetapath } from './metapath.ts';
import { citation, damping } from './score.ts';
import { searchPaths } from './search.ts';

/** The root field `paths`: how two entities are connected. */
export function pathsField(graph: Graph): AnyResearch {
  const hop: ResultDefinition = {
    name: 'PathHop',
    description: 'One relation on a path.',
    fields: {
      ...edgeFields(graph),
      forward: { type: 'boolean', description: 'Whether the path goes the way the relation points.' },
    },
  };
  const path = defineResult({
    name: 'Path',
    description: 'A way from one entity to another that meets none twice.',
    fields: {
      score: {
        type: 'float',
        description:
          'Path-degree product: over all hops, the degree of either end by the relation and direction of the hop, to ' +
          'the power of minus `damping`. The more a path goes through what is connected to much, the lower it is. A ' +
          'detour scores no more than any of its short cuts: the paths that join the same ends by some of its entities, ' +
          'in their order. The score compares paths of this graph, and does not measure the strength of an effect. It has twelve ' +
          'decimals.',
      },
      length: { type: 'int', description: 'How many hops.' },
      nodes: { type: 'entity', kind: null, list: true, description: 'The entities along it, both ends included.' },
      hops: { type: 'object', object: hop, list: true, description: 'Its relations, one by one.' },
      metapath: { type: 'string', description: 'The kinds and relations along it.' },
    },
  });
  const metapath = defineResult({
    name: 'Metapath',
    description: 'All paths that go by the same kinds and relations.',
    fields: {
      metapath: {
        type: 'string',
        description: 'The kinds and relations, such as "Condition -EXAMPLE_OF-> RiskFactor".',
      },
      count: { type: 'int', description: 'How many paths there are of this sort.' },
      score: { type: 'float', description: 'The sum of their scores: the degree-weighted path count.' },
    },
  });
  const result = defineResult({
    name: 'Paths',
    description: 'How two entities are connected.',
    fields: {
      from: { type: 'entity', kind: null, description: 'Where the paths begin.' },
      to: { type: 'entity', kind: null, description: 'Where they end.' },
      maxLength: { type: 'int', description: 'The most hops that were looked at: longer connections are not in here.' },
      totalCount: { type: 'int', description: 'How many paths there are, shown or not.' },
      paths: {
        type: 'object',
        object: path,
        list: true,
        description:
          'The best of them, the highest score first; among equals the shortest, so that a detour comes after its short cuts.',
      },
      metapaths: { type: 'object', object: metapath, list: true, description: 'Of all paths, by what they go by.' },
      damping: { type: 'float', description: 'How much a degree weighs against a path.' },
      citation: { type: 'string', description: 'Where the score comes from.' },
    },
  });
  return defineResearch({
    field: 'paths',
    description:
      'How two entities are connected: every path between them over relations either way, ranked so that paths ' +
      'through what is connected to everything count less, each hop with what supports it.',
    arguments: defineArguments({
      from: { type: 'id', kinds: null, required: true, description: 'Id of one entity.' },
      to: { type: 'id', kinds: null, required: true, description: 'Id of the other.' },
      maxLength: {
        type: 'int',
        min: 1,
        max: 6,
        default: 3,
        description: 'The most hops of a path. Between what much is connected to, there are too many longer ones.',
      },
      relations: {
        type: 'relations',
        description: 'Walk these relations only. Default: all that carry evidence, but for those that advise.',
      },
      first: { type: 'int', min: 0, max: 100, default: 10, description: 'How many paths to show.' },
    }),
    result,
    answer: async ({ from, to, maxLength, relations, first }, context): Promise<ValueOf<typeof result>> => {
      if (from === to) {
        throw codedError(
          'BAD_USER_INPUT',
          `paths(from:, to:) both name ${from}. Name two entities; \`neighbourhood\` shows what lies around one.`,
        );
      }
      await checkExist(context, { 'paths(from:)': from, 'paths(to:)': to });
      const found = await searchPaths(context, {
        from,
        to,
        maxLength,
        first,
        relations: factualRelations(graph, relations),
        kindOf: (id) => kindOf(graph, id),
      });
      return {
        from,
        to,
        maxLength,
        totalCount: found.totalCount,
        paths: found.paths.map(({ nodes, hops, metapath, score }) => ({
          score,
          length: hops.length,
          nodes,
          hops: hops.map(({ edge, forward }) => ({ ...edgeValue(graph, edge), forward })),
          metapath: printMetapath(metapath),
        })),
        metapaths: found.metapaths.map((counted) => ({ ...counted, metapath: printMetapath(counted.metapath) })),
        damping,
        citation,
      };
    },
  });
}
