import { type Contender, Running } from '../contender.ts';
import { embedded, entryOf, onNeo4j } from '../contenders/service.ts';
import { report } from '../report.ts';
import { takeTurns } from '../turns.ts';
import { browserHeaders, type Measure } from './measure.ts';

/** Measures kept answers against computed ones, plain and compressed. */
export const cached: Measure = async ({ options, loader, contenders, queries, place }) => {
  const [connections = 16] = options.concurrency;
  const settings = { 'cache-bytes': '50000000' };
  const entry = entryOf(options);
  const withCache: Record<string, Contender> = {
    embedded: embedded({ ...entry, settings }, 'embedded cached'),
    neo4j: onNeo4j({ ...entry, settings }, 'neo4j cached'),
  };
  const uncached = contenders.filter(({ contender: { name } }) => Object.hasOwn(withCache, name));
  const started: Running[] = [];
  try {
    for (const { contender } of uncached) {
      const caching = withCache[contender.name];
      const running = caching ? await Running.start(caching, place) : null;
      if (running) started.push(running);
    }
    const compared = [...uncached, ...started, ...contenders.filter(({ contender: { name } }) => name === 'bytes')];
    const plain = await takeTurns(loader, compared, queries, { ...options, connections });
    const packed = await takeTurns(loader, compared, queries, { ...options, connections, headers: browserHeaders });
    return `\n## Plain\n\n${report(plain)}\n## As browsers request them\n\n${report(packed)}`;
  } finally {
    for (const running of started) await running.stop();
  }
};
