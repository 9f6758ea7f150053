/** The command that puts the seed into Neo4j. */

import { nutritionGraph } from '../../schema/model/index.ts';
import { UsageError } from '../base/usage-error.ts';
import { loadSeed } from '../import/load.ts';
import type { Graph } from '../model/graph.ts';
import { resolveGraph } from '../model/resolve.ts';
import { connectNeo4j } from '../server/connect.ts';
import { readSettings } from '../settings/read.ts';
import type { Settings } from '../settings/types.ts';
import { withDeadline } from '../store/deadline.ts';
import { faultOf } from '../store/driver-fault.ts';
import { StoreFault } from '../store/fault.ts';
import type { Neo4jConnection } from '../store/neo4j-connection.ts';
import { LoadError } from '../store/neo4j-counts.ts';
import { loadGraph, rollBack } from '../store/neo4j-loader.ts';
import { retry } from '../store/retry.ts';
import { VersionError } from '../store/same-version.ts';
import type { Command } from './command.ts';
import { withProgress } from './progress.ts';

/** The flags that only this command takes. No variable of the environment sets them, since they are for one load. */
const ownFlags = { rollback: '--rollback', sameVersion: '--same-version' } as const;

/**
 * Loads the seed into Neo4j, or with `--rollback` brings the former release back, and prints what changed. With
 * `--same-version` the seed may have other content than the release in Neo4j with its version.
 */
export const seed: Command = async (args) => {
  const own: readonly string[] = Object.values(ownFlags);
  const settings = readSettings(
    args.filter((arg) => !own.includes(arg)),
    process.env,
  );
  const graph = resolveGraph(nutritionGraph);
  const line = args.includes(ownFlags.rollback)
    ? await rollBackNeo4j(graph, settings)
    : await seedNeo4j(graph, settings, !args.includes(ownFlags.sameVersion));
  process.stdout.write(`${line}\n`);
};

/**
 * Loads the seed folder into the Neo4j of the settings, and shows on standard error how far it is.
 * @returns one line that says what it did.
 * @throws {UsageError} with one line that says what is wrong and what to do.
 */
async function seedNeo4j(graph: Graph, settings: Settings, distinctVersions: boolean): Promise<string> {
  const connection = connectNeo4j(settings);
  try {
    const columns = await withProgress(process.stderr, `Reading ${settings.seed}`, (progress) =>
      loadSeed(graph, settings.seed, { progress }),
    );
    const { release } = columns;
    await reach(connection, settings.wait);
    const began = performance.now();
    const name = `release ${release.version} (${release.id})`;
    const changed = await withProgress(process.stderr, `Loading ${name}`, (progress) =>
      loadGraph(connection, graph, columns, { progress, distinctVersions }),
    );
    if (!changed) return `${name} is there already: nothing changed`;
    const seconds = ((performance.now() - began) / 1_000).toFixed(1);
    return `${name} loaded: ${columns.nodeCount} nodes, ${columns.edgeCount} relations, ${seconds} s`;
  } catch (error) {
    throw explained(error, settings);
  } finally {
    await connection.close();
  }
}

/**
 * Makes the former release of the Neo4j of the settings the current one again.
 * @returns one line that says what it did.
 * @throws {UsageError} with one line that says what is wrong and what to do.
 */
async function rollBackNeo4j(graph: Graph, settings: Settings): Promise<string> {
  const connection = connectNeo4j(settings);
  try {
    await reach(connection, settings.wait);
    const release = await rollBack(connection, graph);
    if (release) return `release ${release.version} (${release.id}) is current again`;
    throw new UsageError(
      `${settings.uri} holds no former release: each load keeps the one before it. ` +
        'Load the seed of that release instead.',
    );
  } catch (error) {
    throw explained(error, settings);
  } finally {
    await connection.close();
  }
}

/** Milliseconds in which a new Neo4j may answer before it has its password. */
const passwordMs = 30_000;

/** Tries until Neo4j answers, or until an error comes that time does not cure. */
async function reach(connection: Neo4jConnection, seconds: number): Promise<void> {
  const budgetMs = seconds * 1_000;
  const began = performance.now();
  const mayPass = ({ passing, reason }: StoreFault): boolean =>
    passing || (reason === 'credentials' && performance.now() - began < passwordMs);
  await withDeadline(budgetMs + connection.tuning.queryTimeoutMs, undefined, (signal) =>
    retry(() => connection.readOnce('RETURN 1', {}, signal), {
      budgetMs,
      signal,
      mayPass: (error) => error instanceof StoreFault && mayPass(error),
    }),
  );
}

/** Explains an error of Neo4j in one line. Other errors stay as they are. */
function explained(error: unknown, { uri, user, wait }: Settings): unknown {
  if (error instanceof VersionError) return new UsageError(`${uri}: ${error.message}`);
  if (error instanceof LoadError) return new UsageError(`${error.message} ${unchanged}`);
  const fault = error instanceof StoreFault ? error : faultOf(error);
  const code = fault?.code || String(Object(error).code ?? '');
  if (code.endsWith('Security.Forbidden')) {
    return new UsageError(
      `${uri} does not let the user "${user}" load a graph: ` +
        'grant the rights to create constraints and indexes, and to write.',
    );
  }
  if (code.endsWith('NotALeader')) {
    return new UsageError(`${uri} is a member of a cluster that takes no writes: use neo4j:// instead of bolt://.`);
  }
  if (fault?.reason === 'stopped') return new UsageError(`${uri}: ${fault.message} Then run this command again.`);
  // An error in the middle of the load, such as another's lock, has nothing to do with reaching Neo4j.
  if (fault && !(code.startsWith('Neo.TransientError') && fault !== error)) {
    const tried = wait > 0 && fault.passing ? ` (tried for ${wait} s, see --wait)` : '';
    return new UsageError(`${uri}: ${fault.message}${tried}`);
  }
  if (!code.startsWith('Neo.')) return error;
  const [first] = String((error as Error).message).split('\n');
  return new UsageError(`${uri} refused the load: ${first} (${code}) ${unchanged}`);
}

const unchanged = 'Readers still get the former release, if there was one.';
