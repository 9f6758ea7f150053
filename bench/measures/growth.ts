import { isOurs } from '../contenders/index.ts';
import { short, table } from '../report.ts';
import type { Measure } from './measure.ts';

/** Requests before the first reading, so that caches and compiled code exist by then. */
const warmUp = 200;

/** Measures the memory that is alive before and after many requests for the largest answer. */
export const growth: Measure = async ({ options, loader, contenders, queries }) => {
  const [connections = 16] = options.concurrency;
  const query = queries.find(({ name }) => name === 'four hops');
  if (!query) return 'the query "four hops" is not chosen\n';
  const rows: string[][] = [];
  for (const running of contenders.filter(({ contender }) => isOurs(contender))) {
    const request = running.requestText(query);
    if (request === null) continue;
    const send = (most: number) =>
      loader.run({ port: running.port, requests: [request], connections, seconds: 1e6, most });
    await send(warmUp);
    const before = await running.probe(true);
    await send(options.growthRequests);
    const after = await running.probe(true);
    const megabytes = (bytes: number) => short(bytes / 2 ** 20);
    rows.push([
      running.contender.name,
      megabytes(before.aliveBytes),
      megabytes(after.aliveBytes),
      `${(100 * (after.aliveBytes / before.aliveBytes - 1)).toFixed(1)} %`,
      megabytes(after.rssBytes),
    ]);
  }
  return table(
    ['contender', 'alive before, MB', `after ${options.growthRequests}, MB`, 'growth', 'resident, MB'],
    rows,
  );
};
