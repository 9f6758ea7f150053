/** A process that loads the library into the database given as JSON, and is killed when half of it is written. */

import { columnsOf } from '../../../src/columns/graph-data.ts';
import { Neo4jConnection } from '../../../src/store/neo4j-connection.ts';
import { loadGraph } from '../../../src/store/neo4j-loader.ts';
import { loadLibrary } from '../library/index.ts';

const { graph, data } = await loadLibrary();
const connection = new Neo4jConnection(JSON.parse(process.argv[2] ?? '{}'));
const release = { ...data.release, id: 'killed' };
await loadGraph(connection, graph, columnsOf(graph, { ...data, release }), (_, done, total) => {
  if (done > total / 2) process.kill(process.pid, 'SIGKILL');
});
