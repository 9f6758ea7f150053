import { compareText } from '../../../model/text.ts';
import type { ResearchContext } from '../../context.ts';
import { nodesAt, Subgraph } from '../subgraph.ts';
import { findCorridor } from './corridor.ts';
import { reverseMetapath } from './metapath.ts';
import { type RankedPath, type Ranking, rankPaths } from './ranking.ts';

export interface PathsQuestion {
  readonly from: string;
  readonly to: string;
  /** Most hops. */
  readonly maxLength: number;
  /** In declared order. */
  readonly relations: readonly string[];
  readonly first: number;
  readonly kindOf: (id: string) => string;
}

/**
 * Every path between two nodes, ranked: see `ranking.ts`. Asked the other way round it gives the same paths from their
 * other end: it always searches from the id that comes first.
 */
export async function searchPaths(context: ResearchContext, question: PathsQuestion): Promise<Ranking> {
  const { from, to, maxLength } = question;
  const isTurned = compareText(from, to) > 0;
  const [start, end] = isTurned ? [to, from] : [from, to];
  const subgraph = await collectEdges(context, { ...question, from: start, to: end });
  const corridor = await context.run(findCorridor(subgraph, start, end, maxLength));
  if (corridor.arcs.every((arcs) => arcs.length === 0)) return { totalCount: 0, paths: [], metapaths: [] };
  const walked = new Set(corridor.arcs.flatMap((arcs) => arcs.map(({ edge }) => edge.relation)));
  const degrees = await context.degrees(corridor.nodes, [...walked]);
  const ranking = await context.run(rankPaths({ ...question, corridor, degrees }));
  return isTurned ? reverseRanking(ranking) : ranking;
}

/**
 * Every edge on a path of at most so many hops: level by level from both ends, half of the length from either. Levels of
 * both are read with one statement; where one is left over, the end with the smaller one goes on.
 */
async function collectEdges(
  context: ResearchContext,
  { from, to, maxLength, relations }: PathsQuestion,
): Promise<Subgraph> {
  const subgraph = new Subgraph();
  const levels = [
    { start: from, level: [from] as readonly string[] },
    { start: to, level: [to] as readonly string[] },
  ];
  for (let depth = 1, hops = maxLength; hops > 0; depth++) {
    // An end of which everything around is known: no path leads further.
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
