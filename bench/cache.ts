/**
 * Compares repeated examples on a service that caches answers with one that does not:
 * `npx tsx bench/cache.ts [rounds] [settings of the service …]`, such as `--store neo4j`.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { projectFolder } from '../src/settings/read.ts';
import { interleave, startBenchServer } from './interleave.ts';

const [rounds = '5', ...settings] = process.argv.slice(2);
const folder = join(projectFolder, 'schema/examples');
const files = readdirSync(folder).filter((_, i) => i % 4 === 0);

const caching = await startBenchServer(settings);
const uncached = await startBenchServer([...settings, '--cache-bytes', '0'], 4568);
const cases = files.flatMap((file) => {
  const query = readFileSync(join(folder, file), 'utf8');
  const peer = `${file}, uncached`;
  return [
    [peer, { run: () => uncached.ask(query), peer }] as const,
    [`${file}, cached`, { run: () => caching.ask(query), peer }] as const,
  ];
});
await interleave(Object.fromEntries(cases), Number(rounds));
caching.stop();
uncached.stop();
