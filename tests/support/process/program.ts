/** Finds the programs of the machine that some tests need. The tests with Redis and with HAProxy use it. */
import { spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:net';

/**
 * Returns the first of some programs that the machine has, or null, and then says that the tests skip themselves.
 * @param required the variable that makes a missing program an error.
 */
export function findProgram(names: readonly string[], required: string): string | null {
  const found = names.find(isInstalled) ?? null;
  if (found !== null) return found;
  const missing = `none of ${names.join(', ')} is installed`;
  if (process.env[required] === '1') throw new Error(`${required}=1, and ${missing}`);
  process.stderr.write(`TESTS SKIPPED: ${missing}. Install one of them.\n`);
  return null;
}

const isInstalled = (name: string): boolean => spawnSync(name, ['-v'], { stdio: 'ignore' }).error === undefined;

/** Returns a port that no program listens on now. */
export async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  await once(server, 'close');
  if (address === null || typeof address === 'string') throw new Error('the system gave no port');
  return address.port;
}
