/** The thread that builds replicas, so that copying and sorting a graph do not delay operations. */
import { parentPort, workerData } from 'node:worker_threads';
import { nutritionGraph } from '../../schema/model/index.ts';
import { must } from '../base/must.ts';
import { resolveGraph } from '../model/resolve.ts';
import { Neo4jConnection } from '../store/neo4j-connection.ts';
import { buildReplica } from '../store/replica/build.ts';
import { replicaErrorOf } from '../store/replica/error.ts';
import type { ThreadInput, ThreadMessage } from './replica.ts';

const { neo4j, tuning, snapshot, order } = workerData as ThreadInput;
const port = must(parentPort, 'the main thread');
const send = (message: ThreadMessage, buffers: readonly ArrayBuffer[] = []): void => port.postMessage(message, buffers);

const connection = new Neo4jConnection(neo4j, tuning);
const parts = {
  graph: resolveGraph(nutritionGraph),
  connection,
  snapshot,
  report: (line: string) => send({ type: 'line', line }),
};
// The main thread ends this one to abort a build.
const { signal } = new AbortController();
try {
  const { laid, ...figures } = await buildReplica(parts, order, signal);
  const { columns, layout, search } = laid;
  const graph = { release: columns.release, data: columns.data, layout, search };
  // The main thread takes the arrays over without a copy.
  send({ type: 'built', ...figures, graph }, buffersIn(graph));
} catch (error) {
  const { reason, message, detail, needed } = replicaErrorOf(error);
  send({ type: 'failed', reason, message, detail, needed });
} finally {
  await connection.close();
}

function buffersIn(value: unknown, found = new Set<ArrayBuffer>()): readonly ArrayBuffer[] {
  if (ArrayBuffer.isView(value)) found.add(value.buffer as ArrayBuffer);
  else if (typeof value === 'object' && value !== null) for (const item of Object.values(value)) buffersIn(item, found);
  return [...found];
}
