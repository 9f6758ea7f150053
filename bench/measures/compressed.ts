import { report } from '../report.ts';
import { takeTurns } from '../turns.ts';
import { browserHeaders, type Measure } from './measure.ts';

/** Measures answers as browsers request them. Only this service compresses: the bytes of the answers show it. */
export const compressed: Measure = async ({ options, loader, contenders, queries }) => {
  const [connections = 16] = options.concurrency;
  return report(await takeTurns(loader, contenders, queries, { ...options, connections, headers: browserHeaders }));
};
