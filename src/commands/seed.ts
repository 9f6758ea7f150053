/** The command that puts the seed into Neo4j. */

import { columnsOf } from '../columns/graph-data.ts';
import { loadSeed } from '../import/load.ts';
import type { Graph } from '../model/graph.ts';
import { connectNeo4j } from '../server/connect.ts';
import { type Settings, UsageError } from '../settings/read.ts';
import { withDeadline } from '../store/deadline.ts';
import { faultOf, StoreFault } from '../store/fault.ts';
import type { Neo4jConnection } from '../store/neo4j-connection.ts';
import { loadGraph } from '../store/neo4j-loader.ts';
import { LoadError } from '../store/neo4j-progress.ts';
import { retry } from '../store/retry.ts';
import { showProgress } from './progress.ts';

/**
 * Loads the seed folder into the Neo4j of the settings, telling on standard error how far it is.
 * @returns one line that says what was done.
 * @throws {UsageError} with one line that says what is wrong and what to do.
 */
export async function seedNeo4j(graph: Graph, settings: Settings): Promise<string> {
  const connection = connectNeo4j(settings);
  try {
    const columns = columnsOf(graph, await loadSeed(graph, settings.seed));
    const { release } = columns;
    await reach(connection, settings.wait);
    const began = performance.now();
    const name = `release ${release.version} (${release.id})`;
    const progress = showProgress(process.stderr, `Loading ${name}`);
    const changed = await loadGraph(connection, graph, columns, { progress: progress.report }).finally(progress.end);
    if (!changed) return `${name} is there already: nothing changed`;
    const seconds = ((performance.now() - began) / 1_000).toFixed(1);
    return `${name} loaded: ${columns.nodeCount} nodes, ${columns.edgeCount} relations, ${seconds} s`;
  } catch (error) {
    throw explained(error, settings);
  } finally {
    await connection.close();
  }
}

/** A Neo4j that is being set up may answer for so many milliseconds before it has the password it will have. */
const passwordMs = 30_000;

/** Tries until Neo4j answers, or what keeps it from answering will not pass. */
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

/** The error as one line for whoever typed the command; anything that is not Neo4j's is left as it is. */
function explained(error: unknown, { uri, user, wait }: Settings): unknown {
  if (error instanceof LoadError) return new UsageError(`${error.message} ${unchanged}`);
  const fault = error instanceof StoreFault ? error : faultOf(error);
  const code = fault?.code || String(Object(error).code ?? '');
  if (code.endsWith('Security.Forbidden')) {
    return new UsageError(
      `${uri} does not let the user "${user}" load a graph: grant the rights to create constraints and indexes, and to write.`,
    );
  }
  if (code.endsWith('NotALeader')) {
    return new UsageError(`${uri} is a member of a cluster that takes no writes: use neo4j:// instead of bolt://.`);
  }
  // What came up in the midst of the load, such as another's lock, has nothing to do with reaching Neo4j.
  if (fault && !(code.startsWith('Neo.TransientError') && fault !== error)) {
    const tried = wait > 0 && fault.passing ? ` (tried for ${wait} s, see --wait)` : '';
    return new UsageError(`${uri}: ${fault.message}${tried}`);
  }
  if (!code.startsWith('Neo.')) return error;
  const [first] = String((error as Error).message).split('\n');
  return new UsageError(`${uri} refused the load: ${first} (${code}) ${unchanged}`);
}

const unchanged = 'Neo4j holds what it held before.';
