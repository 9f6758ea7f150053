/**
 * Loads a seed into an empty Neo4j against a loop of the bare driver that writes the same rows in batches of 5,000 with
 * the same indexes. The loop is charged for its statements only, not for making its rows. Everything in the database is
 * deleted: `npx tsx bench/neo4j-load.ts bolt://127.0.0.1:7687 [seed folder] [rounds]`.
 */
import neo4j from 'neo4j-driver';
import { nutritionGraph } from '../schema/model/index.ts';
import { constraintsOf } from '../src/cypher/constraints.ts';
import { cypherName, ownerLabel } from '../src/cypher/storage.ts';
import { loadSeed } from '../src/import/load.ts';
import { resolveGraph } from '../src/model/resolve.ts';
import { readSettings } from '../src/settings/read.ts';
import { Neo4jConnection } from '../src/store/neo4j-connection.ts';
import { type Part, partsOf } from '../src/store/neo4j-content.ts';
import { loadGraph } from '../src/store/neo4j-loader.ts';

const [uri = 'bolt://127.0.0.1:7687', seed = readSettings([], {}).seed, rounds = '1'] = process.argv.slice(2);
const password = process.env.NUTRIGRAPH_PASSWORD ?? '';
const graph = resolveGraph(nutritionGraph);
const columns = await loadSeed(graph, seed);
const connection = new Neo4jConnection({ uri, user: 'neo4j', password, database: null });
const driver = neo4j.driver(uri, neo4j.auth.basic('neo4j', password));
const owner = cypherName(ownerLabel(graph));

async function prepare(): Promise<void> {
  for (const match of ['MATCH ()-[x]->()', 'MATCH (x)']) {
    const text = `${match} WITH x LIMIT 20000 DELETE x RETURN count(*)`;
    while (Number((await connection.run(text))[0]?.[0]) > 0);
  }
  for (const statement of constraintsOf(graph)) await connection.run(statement);
  await connection.run('CALL db.awaitIndexes(300)');
}

const statementOf = ({ type, cypher }: Part) =>
  type === 'kind'
    ? `UNWIND $rows AS row CREATE (n:${owner}:${cypher}) SET n = row.properties`
    : `UNWIND $rows AS row MATCH (a:${owner} {_key: row.from}) MATCH (b:${owner} {_key: row.to}) ` +
      `CREATE (a)-[r:${cypher}]->(b) SET r = row.properties`;

async function bareLoop(): Promise<number> {
  const session = driver.session();
  let ms = 0;
  for (const part of partsOf(graph, columns)) {
    const send = async (rows: readonly object[]) => {
      const began = performance.now();
      await session.run(statementOf(part), { rows });
      ms += performance.now() - began;
    };
    let rows: object[] = [];
    for (const row of part.rows()) {
      const { ids, values } = part.stored(row);
      const [from, to] = ids.map((id) => `a/${id}`);
      const own = part.type === 'kind' ? { _key: from, _side: 'a/' } : { _from: from, _to: to };
      const properties = { ...own, ...Object.fromEntries(part.properties.map((name, i) => [name, values[i]])) };
      rows.push({ from, to, properties });
      if (rows.length < 5_000) continue;
      await send(rows);
      rows = [];
    }
    await send(rows);
  }
  await session.close();
  return ms;
}

async function load(): Promise<number> {
  const began = performance.now();
  await loadGraph(connection, graph, columns);
  return performance.now() - began;
}

for (let round = 0; round < Number(rounds); round++) {
  const times = new Map<string, number>();
  for (const [name, run] of round % 2 === 0
    ? [['bare', bareLoop] as const, ['load', load] as const]
    : [['load', load] as const, ['bare', bareLoop] as const]) {
    await prepare();
    const cpu = process.cpuUsage();
    times.set(name, await run());
    const { user } = process.cpuUsage(cpu);
    const memory = Math.round(process.memoryUsage.rss() / 1e6);
    const seconds = ((times.get(name) ?? 0) / 1_000).toFixed(1);
    process.stdout.write(`${name} ${seconds} s, ${(user / 1e6).toFixed(1)} s of this process, ${memory} MB resident\n`);
  }
  const speed = (times.get('bare') ?? 0) / (times.get('load') ?? 1);
  process.stdout.write(`the load runs at ${speed.toFixed(2)} of the loop's speed, ${columns.edgeCount} relations\n`);
}
await Promise.all([connection.close(), driver.close()]);
