/**
 * A process that loads a changed library into the database given as JSON, and kills itself when the given statement is
 * about to be sent. Its arguments: the options of the connection, the beginning of the statement, the patch limit, and
 * the container of a server to kill as well.
 */
import { execFileSync } from 'node:child_process';
import { columnsOf } from '../../../src/columns/graph-data.ts';
import type { Neo4jOptions } from '../../../src/store/neo4j-connection.ts';
import { loadGraph } from '../../../src/store/neo4j-loader.ts';
import { laterLibrary, withPages } from '../library/later.ts';
import { MeddlingConnection } from './meddling.ts';

const [options = '{}', pattern = '', patchLimit = '0', container] = process.argv.slice(2);
const { graph, later } = await laterLibrary();
const isTheOne = new RegExp(pattern);
const die = () => {
  if (container) execFileSync('docker', ['kill', container]);
  process.kill(process.pid, 'SIGKILL');
};
const connection = new MeddlingConnection(
  { before: ({ text }) => isTheOne.test(text) && die() },
  JSON.parse(options) as Neo4jOptions,
);
await loadGraph(connection, graph, columnsOf(graph, withPages(later, 2)), { patchLimit: Number(patchLimit) });
await connection.close();
// Without this, a phase that no load has would look like a load that never ends.
process.stderr.write(`The load ended, and sent no statement like ${pattern}.\n`);
process.exitCode = 1;
