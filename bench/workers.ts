/**
 * Compares one process with several, on examples with and without cached answers:
 * `npx tsx bench/workers.ts [rounds] [workers]`. The clients of the benchmark need another core.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { projectFolder } from '../src/settings/read.ts';
import { interleave, startBenchServer } from './interleave.ts';

const [rounds = '5', workers = '2'] = process.argv.slice(2);
const files = ['01-foods-for-a-symptom', '17-how-are-they-connected', '21-foods-for-several-nutrients'];

const one = await startBenchServer(['--cache-bytes', '0']);
const several = await startBenchServer(['--cache-bytes', '0', '--workers', workers], 4568);
const keeping = await startBenchServer([], 4569);
const keepingSeveral = await startBenchServer(['--workers', workers], 4570);
const compare = (name: string, query: string, single: typeof one, multiple: typeof one) => [
  [`${name}, one process`, { run: () => single.ask(query), peer: `${name}, one process` }] as const,
  [`${name}, ${workers} workers`, { run: () => multiple.ask(query), peer: `${name}, one process` }] as const,
];
const cases = files.flatMap((file) => {
  const query = readFileSync(join(projectFolder, 'schema/examples', `${file}.graphql`), 'utf8');
  return [...compare(file, query, one, several), ...compare(`${file}, kept`, query, keeping, keepingSeveral)];
});
await interleave(Object.fromEntries(cases), Number(rounds));
for (const server of [one, several, keeping, keepingSeveral]) server.stop();
