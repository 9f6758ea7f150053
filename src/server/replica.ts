/** Opens a store on Neo4j with a replica, which a thread of its own builds. */
import { Worker } from 'node:worker_threads';
import { codeFingerprint, isBundled } from '../base/code.ts';
import type { Limits } from '../base/limits.ts';
import { GraphColumns, type GraphColumnsData } from '../columns/graph-columns.ts';
import type { ReleaseInfo } from '../model/data.ts';
import type { Graph } from '../model/graph.ts';
import type { Neo4jSettings, Settings } from '../settings/types.ts';
import type { Neo4jOptions } from '../store/neo4j-connection.ts';
import type { BuildOrder, Built, SnapshotPlace } from '../store/replica/build.ts';
import { ReplicaError, type ReplicaErrorReason } from '../store/replica/error.ts';
import { openReplicaStore } from '../store/replica/replica-store.ts';
import type { Laid } from '../store/snapshot.ts';
import type { Store } from '../store/store.ts';
import type { Neo4jTuning } from '../store/tuning.ts';
import { addressOf } from './connect.ts';
import type { Log } from './observability/log.ts';

/** The settings that a replica takes. */
type ReplicaSettings = Pick<Settings, 'snapshot' | 'workers'> & Limits & Neo4jSettings;

/**
 * Puts a replica before a store on Neo4j.
 * @param memory the bytes that the replicas of all workers may take together.
 */
export async function openReplica(
  graph: Graph,
  neo4j: Store,
  { settings, memory, log }: { settings: ReplicaSettings; memory: number; log: Pick<Log, 'info' | 'warn'> },
): Promise<Store> {
  const { snapshot: folder, queryTimeoutMs, retryMs, poolSize, connectTimeoutMs, connectionLifetimeMs } = settings;
  const input = {
    neo4j: addressOf(settings),
    tuning: { queryTimeoutMs, retryMs, poolSize, connectTimeoutMs, connectionLifetimeMs },
    snapshot: folder === '' ? null : { folder, code: codeFingerprint() },
  };
  const report = (line: string): void => log.info(line);
  return openReplicaStore(neo4j, {
    build: (order, signal) => buildInThread(graph, { ...input, order }, report, signal),
    memory: Math.floor(memory / settings.workers),
    limits: settings,
    log,
  });
}

/** The data that the thread starts with. */
export interface ThreadInput {
  readonly neo4j: Neo4jOptions;
  readonly tuning: Neo4jTuning;
  readonly snapshot: SnapshotPlace | null;
  readonly order: BuildOrder;
}

export type ThreadMessage =
  | { readonly type: 'line'; readonly line: string }
  | {
      readonly type: 'failed';
      readonly reason: ReplicaErrorReason;
      readonly message: string;
      readonly detail: string;
      readonly needed: number;
    }
  | (Pick<Built, 'bytes' | 'source'> & {
      readonly type: 'built';
      readonly graph: Omit<Laid, 'columns'> & { readonly release: ReleaseInfo; readonly data: GraphColumnsData };
    });

/** The code of the thread. A bundle has it in JavaScript. */
const threadFile = isBundled ? './replica-thread.js' : './replica-thread.mjs';

/**
 * Builds a release in a thread of its own. The thread ends with the build, or when the signal is aborted.
 * @param report takes a line for the log.
 * @throws {ReplicaError}
 */
function buildInThread(
  graph: Graph,
  input: ThreadInput,
  report: (line: string) => void,
  signal: AbortSignal,
): Promise<Built> {
  const thread = new Worker(new URL(threadFile, import.meta.url), { workerData: input });
  const stop = (): void => void thread.terminate();
  return new Promise<Built>((resolve, reject) => {
    signal.addEventListener('abort', stop);
    if (signal.aborted) stop();
    thread.on('message', (message: ThreadMessage) => {
      if (message.type === 'line') report(message.line);
      else if (message.type === 'failed') reject(new ReplicaError(message.reason, message.message, message));
      else resolve(builtOf(graph, message));
    });
    thread.on('error', reject);
    thread.on('exit', () => reject(new Error('the thread that builds the replica ended early')));
  }).finally(() => signal.removeEventListener('abort', stop));
}

function builtOf(graph: Graph, { bytes, source, graph: built }: ThreadMessage & { readonly type: 'built' }): Built {
  const { release, data, layout, search } = built;
  return { bytes, source, laid: { columns: new GraphColumns(graph, release, data), layout, search } };
}
