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

/** Declares the root field `paths`: how two entities are connected. */
export function pathsResearch(graph: Graph): AnyResearch {
  const hop: ResultDefinition = {
    name: 'PathHop',
    description: 'One relation on a path.',
    fields: {
      ...edgeFields(graph),
      forward: { type: 'boolean', description: 'Whether the path follows the direction of the relation.' },
    },
  };
  const path = defineResult({
    name: 'Path',
    description: 'A walk from one entity to another that visits no entity twice.',
    fields: {
      score: {
        type: 'float',
        description:
          'Path-degree product: the product over all hops of the degrees of both ends, by the relation and direction ' +
          'of the hop, each to the power of minus `damping`. Paths through entities with many connections have a low ' +
          'score. A detour scores no more than any of its short cuts: the paths that connect the same ends through ' +
          'some of its entities, in their order. The score compares paths of this graph. It does not measure the ' +
          'strength of an effect. It has twelve decimals.',
      },
      length: { type: 'int', description: 'The number of hops.' },
      nodes: { type: 'entity', kind: null, list: true, description: 'The entities on the path, including both ends.' },
      hops: { type: 'object', object: hop, list: true, description: 'The relations on the path, in order.' },
      metapath: { type: 'string', description: 'The kinds and relations on the path.' },
    },
  });
  const metapath = defineResult({
    name: 'Metapath',
    description: 'All paths with the same kinds and relations.',
    fields: {
      metapath: {
        type: 'string',
        description: 'The kinds and relations, such as "Condition -EXAMPLE_OF-> RiskFactor".',
      },
      count: { type: 'int', description: 'The number of these paths.' },
      score: { type: 'float', description: 'The sum of their scores: the degree-weighted path count.' },
    },
  });
  const result = defineResult({
    name: 'Paths',
    description: 'How two entities are connected.',
    fields: {
      from: { type: 'entity', kind: null, description: 'The entity where the paths start.' },
      to: { type: 'entity', kind: null, description: 'The entity where they end.' },
      maxLength: { type: 'int', description: 'The most hops of a path. The answer ignores longer connections.' },
      totalCount: { type: 'int', description: 'The number of all paths, shown or not.' },
      paths: {
        type: 'object',
        object: path,
        list: true,
        description:
          'The best paths, the highest score first. Of equal scores the shorter path comes first, so a detour comes ' +
          'after its short cuts.',
      },
      metapaths: {
        type: 'object',
        object: metapath,
        list: true,
        description: 'All paths, shown or not, grouped by their kinds and relations.',
      },
      damping: { type: 'float', description: 'How strongly degrees lower the score of a path.' },
      citation: { type: 'string', description: 'The source of the score.' },
    },
  });
  return defineResearch({
    field: 'paths',
    description:
      'How two entities are connected: every path between them, along relations in both directions. Paths through ' +
      'entities with many connections rank lower. Each hop has its evidence.',
    arguments: defineArguments({
      from: { type: 'id', kinds: null, required: true, description: 'Id of one entity.' },
      to: { type: 'id', kinds: null, required: true, description: 'Id of the other entity.' },
      maxLength: {
        type: 'int',
        min: 1,
        max: 6,
        default: 3,
        description: 'The most hops of a path. Entities with many connections have too many longer paths.',
      },
      relations: {
        type: 'relations',
        description: 'Follow only these relations. Default: all relations that have evidence, except advice.',
      },
      first: { type: 'int', min: 0, max: 100, default: 10, description: 'The most paths to show.' },
    }),
    result,
    answer: async ({ from, to, maxLength, relations, first }, context): Promise<ValueOf<typeof result>> => {
      if (from === to) {
        throw codedError(
          'BAD_USER_INPUT',
          `paths(from:, to:) both name ${from}. Name two entities; \`neighbourhood\` shows the entities around one.`,
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
