/**
 * Compares a service that caches answers with one that does not, on repeated examples:
 * `npx tsx bench/cache.ts [rounds] [settings of the service …]`, such as `--store neo4j`.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { projectFolder } from '../src/settings/read.ts';
import { interleave, startBenchServer } from './interleave.ts';

const [rounds = '5', ...settings] = process.argv.slice(2);
const folder = join(projectFolder, 'schema/examples');
const files = readdirSync(folder).filter((_, i) => i % 4 === 0);

const keeping = await startBenchServer(settings);
const forgetting = await startBenchServer([...settings, '--cache-bytes', '0'], 4568);
const cases = files.flatMap((file) => {
  const query = readFileSync(join(folder, file), 'utf8');
  const peer = `${file}, made each time`;
  return [
    [peer, { run: () => forgetting.ask(query), peer }] as const,
    [`${file}, kept`, { run: () => keeping.ask(query), peer }] as const,
  ];
});
await interleave(Object.fromEntries(cases), Number(rounds));
keeping.stop();
forgetting.stop();
