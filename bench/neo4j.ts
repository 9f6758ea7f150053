/**
 * Compares five examples through the service on Neo4j with the same Cypher and parameters through the bare driver. It
 * needs a Neo4j with the seed, and its password in NUTRIGRAPH_PASSWORD:
 * `npx tsx bench/neo4j.ts bolt://127.0.0.1:7687 [rounds]`.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'graphql';
import neo4j from 'neo4j-driver';
import { nutritionGraph } from '../schema/model/index.ts';
import { buildSchema } from '../src/api/schema.ts';
import { compilePlan } from '../src/cypher/compile.ts';
import { parametersOf } from '../src/cypher/parameters.ts';
import { resolveGraph } from '../src/model/graph.ts';
import { Preparer } from '../src/plan/prepare.ts';
import { unsearched } from '../src/search/bind.ts';
import { projectFolder, readSettings } from '../src/settings/read.ts';
import { interleave, startBenchServer } from './interleave.ts';

const [uri = 'bolt://127.0.0.1:7687', rounds = '5'] = process.argv.slice(2);
const examples = [
  '01-foods-for-a-symptom',
  '03-comparison-table',
  '06-iron-and-vitamin-c',
  '09-from-a-condition',
  '12-reference-intakes',
];

const graph = resolveGraph(nutritionGraph);
const preparer = new Preparer(graph, buildSchema(graph), readSettings([], {}));
const driver = neo4j.driver(uri, neo4j.auth.basic('neo4j', process.env.NUTRIGRAPH_PASSWORD ?? ''), {
  disableLosslessIntegers: true,
});
const server = await startBenchServer(['--store', 'neo4j', '--uri', uri]);

const cases = examples.flatMap((name) => {
  const query = readFileSync(join(projectFolder, 'schema/examples', `${name}.graphql`), 'utf8');
  const document = parse(query);
  const [operation] = document.definitions;
  if (operation?.kind !== 'OperationDefinition') throw new Error(`${name} is not an operation`);
  const prepared = preparer.prepare(document, operation, {});
  if (!('plan' in prepared)) throw new Error(`${name} was refused`);
  const text = compilePlan(graph, prepared.plan);
  const parameters = { ...parametersOf(unsearched(prepared)) };
  const bare = async () => {
    const session = driver.session({ defaultAccessMode: neo4j.session.READ });
    await session.run(text, parameters);
    await session.close();
  };
  const peer = `${name}, bare driver`;
  return [[peer, { run: bare, peer }] as const, [name, { run: () => server.ask(query), peer }] as const];
});
await interleave(Object.fromEntries(cases), Number(rounds));
server.stop();
await driver.close();
