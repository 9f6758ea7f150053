/** Prepares the data of all contenders: a seed folder of the size, and a Neo4j that holds the same graph. */
import { spawnSync } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import neo4j, { type Driver } from 'neo4j-driver';
import { projectFolder } from '../src/settings/read.ts';
import { startNeo4j } from '../tests/support/neo4j/server.ts';
import type { Ids } from './query.ts';

/** Runs a TypeScript file to its end. @throws {Error} if it fails. */
export function runToEnd(file: string, ...args: readonly string[]): void {
  const { status } = spawnSync(process.execPath, ['--import', 'tsx', join(projectFolder, file), ...args], {
    stdio: ['ignore', 'ignore', 'inherit'],
    env: { ...process.env, NUTRIGRAPH_PASSWORD: process.env.NUTRIGRAPH_PASSWORD ?? '' },
  });
  if (status !== 0) throw new Error(`${file} ${args.join(' ')} failed`);
}

const symptom = 'symptom:leg-weakness';

/** The ids that queries start from: generated foods and nutrients have by far the most relations. */
export const idsOf = (size: string): Ids =>
  size === 'seed'
    ? {
        food: 'food:cocoa-powder-unsweetened',
        nutrients: ['nutrient:iron', 'nutrient:magnesium'],
        amounts: [2, 50],
        symptom,
      }
    : {
        food: 'food:generated-000100',
        nutrients: ['nutrient:generated-003', 'nutrient:generated-004'],
        amounts: [500, 500],
        symptom,
      };

export class Data {
  readonly folder: string;
  readonly seed: string;

  private constructor(folder: string, seed: string) {
    this.folder = folder;
    this.seed = seed;
  }

  /** Makes the folder of a run, with a seed of the size. */
  static async make(size: string): Promise<Data> {
    const folder = await mkdtemp(join(tmpdir(), 'nutrigraph-bench-'));
    if (size === 'seed') return new Data(folder, join(projectFolder, 'seed'));
    const seed = join(folder, 'seed');
    runToEnd('bench/generate-seed.ts', seed, size);
    return new Data(folder, seed);
  }

  get snapshot(): string {
    return join(this.folder, 'snapshot');
  }

  async remove(): Promise<void> {
    await rm(this.folder, { recursive: true, force: true });
  }
}

/** The label of a node that allows the benchmark to empty its database. */
const mark = 'EmptiedByBench';

/** A Neo4j that holds the graph, and the index that hand-written search uses. */
export class Database {
  readonly uri: string;
  /** Stops the container, if the benchmark started one. */
  readonly stop: () => Promise<void>;

  private constructor(uri: string, stop: () => Promise<void>) {
    this.uri = uri;
    this.stop = stop;
  }

  /**
   * Fills the given Neo4j, or that of a new container.
   * @throws {Error} if the given one holds data that is not the benchmark's.
   */
  static async open(given: string | null, size: string, seed: string): Promise<Database> {
    if (given !== null) {
      await fill(given, size, seed);
      return new Database(given, async () => {});
    }
    const container = await startNeo4j();
    process.env.NUTRIGRAPH_PASSWORD = container.password;
    await fill(container.uri, size, seed);
    return new Database(container.uri, () => container.stop());
  }
}

async function fill(uri: string, size: string, seed: string): Promise<void> {
  const driver = neo4j.driver(uri, neo4j.auth.basic('neo4j', process.env.NUTRIGRAPH_PASSWORD ?? ''), {
    disableLosslessIntegers: true,
  });
  try {
    const load = () => runToEnd('src/cli.ts', 'seed', '--uri', uri, '--seed', seed);
    await claim(driver, uri);
    if ((await run(driver, `MATCH (n:${mark}) RETURN n.size`)) !== size) await empty(driver);
    load();
    // The peers know no sides: another release beside the current one would add to their lists.
    if (!(await isOnFirstSide(driver))) {
      await empty(driver);
      load();
    }
    await run(driver, `MATCH (n:${mark}) SET n.size = '${size}'`);
    await run(
      driver,
      'CREATE FULLTEXT INDEX bench_names IF NOT EXISTS ' +
        'FOR (n:Nutrient|Symptom|Food|RiskFactor|Condition|BodyFunction|Practice|DiagnosticTest) ON EACH [n.name]',
    );
    await run(driver, 'CALL db.awaitIndexes(300)');
  } finally {
    await driver.close();
  }
}

async function run(driver: Driver, text: string): Promise<unknown> {
  const { records } = await driver.executeQuery(text);
  return records[0]?.get(0);
}

/** Marks an empty database, and refuses one with other data. */
async function claim(driver: Driver, uri: string): Promise<void> {
  const [nodes, marks] = [
    await run(driver, 'MATCH (n) RETURN count(n)'),
    await run(driver, `MATCH (n:${mark}) RETURN count(n)`),
  ];
  if (Number(nodes) > 0 && marks === 0) {
    throw new Error(
      `${uri} holds ${nodes} nodes, and the benchmark would change them. Expected an empty database. ` +
        `To let the benchmark replace its content, run: CREATE (:${mark})`,
    );
  }
  await run(driver, `MERGE (:${mark})`);
}

const isOnFirstSide = async (driver: Driver): Promise<boolean> =>
  (await run(
    driver,
    "MATCH (c:Nutrigraph_Current) RETURN c.side = 'a/' AND COUNT { (:Nutrigraph {_side: 'b/'}) } = 0",
  )) === true;

async function empty(driver: Driver): Promise<void> {
  for (const pattern of ['()-[x]->()', '(x)']) {
    const text = `MATCH ${pattern} WHERE NOT x:${mark} WITH x LIMIT 20000 DELETE x RETURN count(*)`;
    while (Number(await run(driver, text)) > 0);
  }
}
