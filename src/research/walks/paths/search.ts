import { compareText } from '../../../model/text.ts';
import type { ResearchContext } from '../../context.ts';
import { nodesAt, Subgraph } from '../subgraph.ts';
import { findCorridor } from './corridor.ts';
import { reverseMetapath } from './metapath.ts';
import { type RankedPath, type Ranking, rankPaths } from './ranking.ts';

/** A request for the paths between two nodes. */
export interface PathsRequest {
  readonly from: string;
  readonly to: string;
  /** The most hops of a path. */
  readonly maxLength: number;
  /** The relations to follow, in declared order. */
  readonly relations: readonly string[];
  /** The most paths to return. */
  readonly first: number;
  readonly kindOf: (id: string) => string;
}

/**
 * Ranks every path between two nodes: see `ranking.ts`. With the two nodes swapped it returns the same paths from their
 * other end, because it always searches from the id that comes first.
 */
export async function searchPaths(context: ResearchContext, request: PathsRequest): Promise<Ranking> {
  const { from, to, maxLength } = request;
  const isReversed = compareText(from, to) > 0;
  const [start, end] = isReversed ? [to, from] : [from, to];
  const subgraph = await collectEdges(context, { ...request, from: start, to: end });
  const corridor = await context.run(findCorridor(subgraph, start, end, maxLength));
  if (corridor.arcs.every((arcs) => arcs.length === 0)) return { totalCount: 0, paths: [], metapaths: [] };
  const walked = new Set(corridor.arcs.flatMap((arcs) => arcs.map(({ edge }) => edge.relation)));
  const degrees = await context.degrees(corridor.nodes, [...walked]);
  const ranking = await context.run(rankPaths({ ...request, corridor, degrees }));
  return isReversed ? reverseRanking(ranking) : ranking;
}

/**
 * Reads every edge on a path up to a length: level by level from both ends, half of the length from each. One statement
 * reads a level of both ends. If the length is odd, the last level is that of the end with fewer nodes.
 */
async function collectEdges(
  context: ResearchContext,
  { from, to, maxLength, relations }: PathsRequest,
): Promise<Subgraph> {
  const subgraph = new Subgraph();
  const levels = [
    { start: from, level: [from] as readonly string[] },
    { start: to, level: [to] as readonly string[] },
  ];
  for (let depth = 1, hops = maxLength; hops > 0; depth++) {
    // One end has no further nodes, so no path is longer.
    if (levels.some(({ level }) => level.length === 0)) break;
    const turns = hops > 1 ? levels : levels.toSorted((a, b) => a.level.length - b.level.length).slice(0, 1);
    const edges = await context.incident(
      turns.flatMap(({ level }) => level),
      relations,
    );
    await context.run(subgraph.add(edges));
    for (const turn of turns) {
      turn.level = nodesAt(await context.run(subgraph.distancesFrom(turn.start, depth)), depth);
    }
    hops -= turns.length;
  }
  return subgraph;
}

const reverseRanking = ({ totalCount, paths, metapaths }: Ranking): Ranking => ({
  totalCount,
  paths: paths.map(reversePath),
  metapaths: metapaths.map(({ metapath, ...rest }) => ({ metapath: reverseMetapath(metapath), ...rest })),
});

const reversePath = ({ nodes, hops, metapath, score }: RankedPath): RankedPath => ({
  nodes: nodes.toReversed(),
  hops: hops.toReversed().map(({ edge, forward }) => ({ edge, forward: !forward })),
  metapath: reverseMetapath(metapath),
  score,
});
