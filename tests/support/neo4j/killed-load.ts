/**
 * Loads the library into a database and kills its own process half way. The test of loading starts this file with the
 * options of the database as JSON.
 */

import { Neo4jConnection } from '../../../src/store/neo4j-connection.ts';
import { loadGraph } from '../../../src/store/neo4j-loader.ts';
import { loadLibrary } from '../library/index.ts';

const { graph, data } = await loadLibrary();
const connection = new Neo4jConnection(JSON.parse(process.argv[2] ?? '{}'));
const release = { ...data.release, id: 'killed' };
await loadGraph(connection, graph, { ...data, release }, (_, done, total) => {
  if (done > total / 2) process.kill(process.pid, 'SIGKILL');
});
