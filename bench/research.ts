/**
 * How much processor time and memory the questions of `tests/support/fdc/large-questions.ts` and the examples take over
 * a seed folder, within the default limits: on the embedded store, or on a Neo4j that holds the seed.
 * Run: `npx tsx bench/research.ts FOLDER [--rounds N] [--only PART OF A NAME] [settings]`, such as
 * `npx tsx bench/research.ts /tmp/fdc --store neo4j --uri bolt://127.0.0.1:7687`.
 */
import { parseArgs } from 'node:util';
import { parse } from 'graphql';
import { nutritionGraph } from '../schema/model/index.ts';
import { nutritionResearch } from '../schema/research/index.ts';
import { Engine } from '../src/engine/engine.ts';
import { resolveGraph } from '../src/model/resolve.ts';
import { examplesFolder } from '../src/server/domain.ts';
import { openStore } from '../src/server/open-store.ts';
import { readExamples } from '../src/server/playground/examples.ts';
import { readSettings } from '../src/settings/read.ts';
import { largeQuestions } from '../tests/support/fdc/large-questions.ts';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    rounds: { type: 'string', default: '3' },
    only: { type: 'string', default: '' },
    store: { type: 'string', default: 'memory' },
    uri: { type: 'string', default: 'bolt://127.0.0.1:7687' },
    snapshot: { type: 'string', default: '' },
  },
});
const [seed = 'seed'] = positionals;
const { store: storeName, uri, snapshot } = values;
const args = Object.entries({ seed, store: storeName, snapshot }).flatMap(([name, value]) => [`--${name}`, value]);
const settings = readSettings(storeName === 'neo4j' ? [...args, '--uri', uri] : args, process.env);
const graph = resolveGraph(nutritionGraph);
const store = await openStore(graph, settings, { info: console.error, warn: console.error });
const engine = new Engine(graph, store, settings, nutritionResearch);

const examples = (await readExamples(examplesFolder)).map(({ name, query }) => [`example ${name}`, query] as const);
const cases = [...Object.entries(largeQuestions), ...examples].filter(([name]) => name.includes(values.only));
const peak = () => Math.round(process.resourceUsage().maxRSS / 1_024);
const row = (...cells: readonly (string | number)[]) =>
  process.stdout.write(
    `${String(cells[0]).padEnd(62)}${cells
      .slice(1)
      .map((cell) => String(cell).padStart(10))
      .join('')}\n`,
  );

const { rss } = process.memoryUsage();
row(`${store.name}, ${Math.round(rss / 2 ** 20)} MB resident`, 'CPU ms', 'ms', 'peak MB');
for (const [name, query] of cases) {
  let [cpu, elapsed, failure] = [0, 0, ''];
  for (let round = 0; round < Number(values.rounds); round++) {
    const [cpuBefore, before] = [process.cpuUsage(), performance.now()];
    // A comment of its own makes each text new to the caches.
    const { result } = await engine.run({ document: parse(`# ${round}\n${query}`) });
    const { user, system } = process.cpuUsage(cpuBefore);
    [cpu, elapsed] = [Math.max(cpu, (user + system) / 1_000), Math.max(elapsed, performance.now() - before)];
    failure = result.errors?.[0]?.message ?? '';
  }
  row(name, cpu.toFixed(0), elapsed.toFixed(0), peak());
  if (failure) process.stdout.write(`  ${failure}\n`);
}
await store.close();
