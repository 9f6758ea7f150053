import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { vi } from 'vitest';

const exec = promisify(execFile);

/** Builds images and starts containers: minutes of work, done where it is asked for. */
export const isDockerWanted = process.env.COMPOSE_TEST === '1';

export const minutes = 60_000;

/** Names of this run's own, so that it disturbs no other. */
export const runName = `nutrigraph-test-${process.env.TEST_RUN ?? process.pid}`;

/**
 * Runs Docker's command.
 * @returns its output, trimmed.
 * @throws {Error} with what it wrote to standard error, when it fails.
 */
export const docker = async (...args: readonly string[]): Promise<string> =>
  (await exec('docker', args, { maxBuffer: 2 ** 26 })).stdout.trim();

/** What Docker knows of a container, as a Go template says. */
export const inspect = (id: string, format: string): Promise<string> => docker('inspect', '--format', format, id);

/** Waits until the container's own health check finds it healthy. */
export async function untilHealthy(id: string): Promise<void> {
  const isHealthy = async () => (await inspect(id, '{{.State.Health.Status}}')) === 'healthy';
  await vi.waitUntil(isHealthy, { timeout: minutes, interval: 250 });
}

/** Runs a shell's script in a container. */
export const inside = (id: string, script: string): Promise<string> => docker('exec', id, 'sh', '-c', script);

/** Asks the service at an address, such as `127.0.0.1:4000`. */
export async function askAt(address: string, query: string): Promise<unknown> {
  const response = await fetch(`http://${address}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ query }),
  });
  return response.json();
}
