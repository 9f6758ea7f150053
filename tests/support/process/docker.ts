/** Runs commands of Docker and waits for containers. The tests of `tests/docker` use it. */
import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { vi } from 'vitest';

const exec = promisify(execFile);

/** Whether to build images and start containers. That takes minutes, so COMPOSE_TEST=1 must request it. */
export const isDockerWanted = process.env.COMPOSE_TEST === '1';

export const minutes = 60_000;

/** A name for the images and containers of this run, so that it does not disturb others. */
export const runName = `nutrigraph-test-${process.env.TEST_RUN ?? process.pid}`;

/**
 * Runs a command of Docker.
 * @returns its output, trimmed.
 * @throws {Error} with its standard error if it fails.
 */
export const docker = async (...args: readonly string[]): Promise<string> =>
  (await exec('docker', args, { maxBuffer: 2 ** 26 })).stdout.trim();

/** Returns the state of a container, in the form of a Go template. */
export const inspect = (id: string, format: string): Promise<string> => docker('inspect', '--format', format, id);

/** Waits until the health check of the container succeeds. */
export async function untilHealthy(id: string): Promise<void> {
  const isHealthy = async () => (await inspect(id, '{{.State.Health.Status}}')) === 'healthy';
  await vi.waitUntil(isHealthy, { timeout: minutes, interval: 250 });
}

/** Runs a shell script in a container. */
export const inside = (id: string, script: string): Promise<string> => docker('exec', id, 'sh', '-c', script);

/** Sends a query to the service at an address such as `127.0.0.1:4000`. */
export async function askAt(address: string, query: string): Promise<unknown> {
  const response = await fetch(`http://${address}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ query }),
  });
  return response.json();
}
