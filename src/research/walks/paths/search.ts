import { compareText } from '../../../model/text.ts';
import type { ResearchContext } from '../../context.ts';
import { nodesAt, Subgraph } from '../subgraph.ts';
import { readEdgesBetween } from '../walks.ts';
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
 * reads a level of both ends. If the length is odd, the hop in the middle joins a node found from one end with a node
 * found from the other: of the many edges around these, it reads only those between them.
 */
async function collectEdges(
  context: ResearchContext,
  { from, to, maxLength, relations }: PathsRequest,
): Promise<Subgraph> {
  const subgraph = new Subgraph();
  const ends = [from, to].map((start) => ({ start, level: [start] as readonly string[] }));
  const middle = maxLength % 2;
  for (let depth = 1; 2 * depth + middle <= maxLength; depth++) {
    const level = ends.flatMap((end) => end.level);
    await context.run(subgraph.add(await context.incident(level, relations)));
    for (const end of ends) end.level = nodesAt(await context.run(subgraph.distancesFrom(end.start, depth)), depth);
    // One end has no further nodes, so no path is longer.
    if (ends.some((end) => end.level.length === 0)) return subgraph;
  }
  if (middle === 0) return subgraph;
  const [some = [], others = []] = ends.map((end) => end.level);
  await context.run(subgraph.add(await readEdgesBetween(context, relations, some, others)));
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
