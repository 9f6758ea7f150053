/** The ratios that this service should reach, beside those that it reaches. */
import { median, ratioOf, ratioText, type Samples, speeds, table } from './report.ts';

interface Target {
  readonly ours: readonly string[];
  readonly queries: readonly string[];
  readonly against: string;
  /** The ratio to reach for each of the queries. */
  readonly reach: readonly number[];
  /** The query of the peer, if it is another one. */
  readonly peerQuery?: string;
}

const inMemory = ['embedded', 'replica'];
const every = ['food', 'three hops', 'four hops', 'two amounts', '1,000 foods', 'misspelt search', 'facets'];

/** At medium size and concurrency 16. */
const targets: readonly Target[] = [
  { ours: inMemory, queries: ['typename', 'food'], against: 'yoga', peerQuery: 'typename', reach: [3, 2.5] },
  { ours: inMemory, queries: ['three hops', 'four hops', '1,000 foods'], against: 'cypher', reach: [3, 5, 5] },
  { ours: ['embedded'], queries: ['four hops', '1,000 foods'], against: 'bytes', reach: [0.1, 0.15] },
  { ours: ['neo4j'], queries: every, against: 'cypher', reach: every.map(() => 0.75) },
  {
    ours: ['neo4j'],
    queries: ['food', 'three hops', 'four hops', '1,000 foods', 'facets'],
    against: '@neo4j/graphql',
    reach: [2.2, 25, 12, 2.5, 1.3],
  },
];

/** The 99th percentile of the time of a food, as a multiple of its median, with nothing else on the server. */
const longestWait = 4;

function waitRows(samples: Samples): readonly string[][] {
  const found = samples.get('food')?.get('embedded');
  if (!found) return [];
  const multiples = found.map(({ p50Ms, p99Ms }) => p99Ms / p50Ms);
  const ratio = { median: median(multiples), least: Math.min(...multiples), largest: Math.max(...multiples) };
  const reached = ratio.median <= longestWait ? 'yes' : 'no';
  return [['embedded', 'food', 'its median', `p99: ${ratioText(ratio)}`, '-', `at most ${longestWait}`, reached]];
}

/** Returns a table of the targets that the samples can answer, or nothing. */
export function reportTargets(samples: Samples): string {
  const rows = targets.flatMap(({ ours, queries, against, reach, peerQuery }) =>
    ours.flatMap((one) =>
      queries.flatMap((query, i) => {
        const of = (speed: (typeof speeds)['rate']) => ratioOf(samples, speed, query, one, against, peerQuery);
        const ratio = of(speeds.rate);
        if (!ratio) return [];
        const reached = ratio.median >= (reach[i] ?? 0) ? 'yes' : 'no';
        return [[one, query, against, ratioText(ratio), ratioText(of(speeds.cpu)), String(reach[i]), reached]];
      }),
    ),
  );
  rows.push(...waitRows(samples));
  if (rows.length === 0) return '';
  return `\nTargets, which hold at medium size and concurrency 16\n${table(
    ['contender', 'query', 'against', 'ratio', 'by processor time', 'target', 'reached'],
    rows,
  )}`;
}
