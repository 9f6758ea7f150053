/** Says what a run will do, and how long that takes. */
import type { Contender } from './contender.ts';
import { isOurs } from './contenders/index.ts';
import type { Options } from './options.ts';
import type { Query } from './query.ts';

/** Returns the plan of a run. Slow contenders overrun their turns, so the times are the least. */
export function printPlan(options: Options, contenders: readonly Contender[], queries: readonly Query[]): string {
  const { rounds, seconds, concurrency, size, measures, growthRequests } = options;
  const pairsOf = (some: readonly Contender[]) =>
    queries.reduce((sum, query) => sum + some.filter((one) => one.request(query)).length, 0);
  const [pairs, ourPairs] = [pairsOf(contenders), pairsOf(contenders.filter(isOurs))];
  const ourCount = contenders.filter(isOurs).length;
  const minutes = (turns: number) => (turns * (seconds + 0.1)) / 60;
  const estimates = {
    requests: minutes(pairs * (rounds + 1) * concurrency.length),
    compressed: minutes(pairs * (rounds + 1)),
    cached: minutes(ourPairs * (rounds + 1) * 4),
    cold: pairs / 20,
    cursors: minutes(ourCount * (rounds + 1) * 6),
    growth: (ourCount * growthRequests) / 20 / 60,
    profile: (pairs * (rounds + 1) * seconds) / 60,
  };
  const lines = [
    ...contenders.map(({ name, description }) => `${name}: ${description}`),
    '',
    `size ${size}: ${queries.length} queries, ${pairs} pairs of a query and a contender`,
    ...measures.map((name) => `${name}: at least ${estimates[name].toFixed(1)} minutes`),
    ...(size !== 'seed' && contenders.some(({ needsNeo4j }) => needsNeo4j)
      ? ['filling an empty Neo4j: some minutes more']
      : []),
  ];
  return `${lines.join('\n')}\n`;
}
