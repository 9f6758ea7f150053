/** The command that puts the seed into Neo4j. */
import { setTimeout as pause } from 'node:timers/promises';
import { SettingError, type Settings } from './config.ts';
import { connectNeo4j } from './connect.ts';
import { loadSeed } from './import/load.ts';
import type { Graph } from './model/graph.ts';
import { showProgress } from './progress.ts';
import { LoadError, loadGraph } from './store/load.ts';
import type { Neo4jConnection } from './store/neo4j.ts';

/**
 * Loads the seed folder into the Neo4j of the settings, telling on standard error how far it is.
 * @returns one line that says what was done.
 * @throws {SettingError} with one line that says what is wrong and what to do.
 */
export async function seedNeo4j(graph: Graph, settings: Settings): Promise<string> {
  const connection = connectNeo4j(settings);
  try {
    const { release, ...data } = await loadSeed(graph, settings.seed);
    await reach(connection, settings.wait);
    const began = performance.now();
    const name = `release ${release.version} (${release.id})`;
    const progress = showProgress(process.stderr, `Loading ${name}`);
    const changed = await loadGraph(connection, graph, { release, ...data }, progress.report).finally(progress.end);
    if (!changed) return `${name} is there already: nothing changed`;
    const seconds = ((performance.now() - began) / 1_000).toFixed(1);
    return `${name} loaded: ${data.nodes.length} nodes, ${data.edges.length} relations, ${seconds} s`;
  } catch (error) {
    throw explained(error, settings);
  } finally {
    await connection.close();
  }
}

/** Tries until Neo4j answers: soon again at first, then every two seconds. Only what may pass is tried again. */
async function reach(connection: Neo4jConnection, seconds: number): Promise<void> {
  const deadline = performance.now() + seconds * 1_000;
  for (let delay = 100; ; delay = Math.min(delay * 2, 2_000)) {
    try {
      await connection.read('RETURN 1', {});
      return;
    } catch (error) {
      const left = deadline - performance.now();
      if (left <= 0 || !mayPass(error)) throw error;
      await pause(Math.min(delay, left));
    }
  }
}

/** What Neo4j or its driver calls an error: a code such as "Neo.ClientError.Security.Unauthorized". */
const codeOf = (error: unknown): string => String((error as { readonly code?: unknown } | null)?.code ?? '');

const isUnreachable = (code: string): boolean => code === 'ServiceUnavailable' || code === 'SessionExpired';
const mayPass = (error: unknown): boolean => isUnreachable(codeOf(error)) || codeOf(error).includes('TransientError');

/** The error as one line for whoever typed the command; anything that is not Neo4j's is left as it is. */
function explained(error: unknown, { uri, user, database, wait }: Settings): unknown {
  if (error instanceof LoadError) return new SettingError(`${error.message} Neo4j holds what it held before.`);
  const code = codeOf(error);
  const line = (() => {
    if (isUnreachable(code)) {
      const tried = wait > 0 ? ` within ${wait} s` : '';
      return `${uri} cannot be reached${tried}: start Neo4j there, correct --uri, or give it longer with --wait <seconds>.`;
    }
    if (code.endsWith('Security.Unauthorized')) {
      return `${uri} refuses the user "${user}" with this password: correct NUTRIGRAPH_PASSWORD or the password file, or --user.`;
    }
    if (code.endsWith('DatabaseNotFound')) return `${uri} has no database "${database}": correct --database.`;
    if (code.endsWith('Security.Forbidden')) {
      return `${uri} does not let the user "${user}" write: the load needs the right to create constraints and indexes, and to write.`;
    }
    if (code.endsWith('NotALeader')) return `${uri} is a member that takes no writes: name the cluster with neo4j://.`;
    if (!code.startsWith('Neo.')) return null;
    const [first] = String((error as Error).message).split('\n');
    return `${uri} refused the load, and holds what it held before: ${code}: ${first}`;
  })();
  return line === null ? error : new SettingError(line);
}
