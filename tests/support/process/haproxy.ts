/** Runs HAProxy in front of some services, with the configuration in docs/scaling.md. */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { vi } from 'vitest';
import { must } from '../../../src/base/must.ts';
import { projectFolder } from '../../../src/settings/read.ts';
import { findProgram, freePort } from './program.ts';

/** Null where the machine lacks HAProxy. */
export const haproxy = findProgram(['haproxy'], 'REQUIRE_BALANCER');

/** A balancer in its own process. */
export interface Balancer {
  readonly url: string;
  close(): Promise<void>;
}

/** Starts HAProxy, and waits until a service answers through it. @param origins the addresses of the services. */
export async function startBalancer(origins: readonly string[]): Promise<Balancer> {
  const folder = await mkdtemp(join(tmpdir(), 'haproxy-'));
  const port = await freePort();
  const file = join(folder, 'haproxy.cfg');
  await writeFile(file, configuration(await readFile(join(projectFolder, 'docs/scaling.md'), 'utf8'), port, origins));
  const child: ChildProcess = spawn(must(haproxy), ['-f', file, '-db'], { stdio: ['ignore', 'ignore', 'pipe'] });
  const ended = once(child, 'exit');
  const url = `http://127.0.0.1:${port}/graphql`;
  const answers = () =>
    fetch(new URL('/ready', url)).then(
      ({ ok }) => ok,
      () => false,
    );
  await vi.waitUntil(answers, { timeout: 20_000, interval: 100 });
  return {
    url,
    close: async () => {
      child.kill('SIGKILL');
      await ended;
      await rm(folder, { recursive: true });
    },
  };
}

/** Takes the configuration from the page, with the addresses of the test. */
function configuration(page: string, port: number, origins: readonly string[]): string {
  const [, block = ''] = /```haproxy\n(.*?)```/s.exec(page) ?? [];
  const servers = origins.map((origin, i) => `  server s${i} ${new URL(origin).host}`).join('\n');
  const written = block.replace(/bind .*/, `bind 127.0.0.1:${port}`).replace(/( {2}server .*\n)+/g, `${servers}\n`);
  if (!written.includes(servers)) throw new Error('docs/scaling.md has no configuration of HAProxy with servers');
  return written;
}
