/** The service as npm starts it: a signal to npm stops the service, too. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { afterEach, describe, expect, test } from 'vitest';
import { projectFolder } from '../../src/settings/read.ts';

/** Process groups of npm and its children, which a failed test would leave behind. */
const groups = new Set<number>();
afterEach(() => {
  for (const group of groups) {
    try {
      process.kill(-group, 'SIGKILL');
    } catch {
      // The group has ended.
    }
  }
  groups.clear();
});

/** Runs an npm script, and resolves when it prints its banner. */
async function npm(args: readonly string[], env: Readonly<Record<string, string>> = {}) {
  const child = spawn('npm', args, {
    cwd: projectFolder,
    env: { ...process.env, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
    detached: true,
  });
  if (child.pid) groups.add(child.pid);
  let out = '';
  child.stdout.setEncoding('utf8').on('data', (part: string) => {
    out += part;
  });
  let err = '';
  child.stderr.setEncoding('utf8').on('data', (part: string) => {
    err += part;
  });
  const ended = once(child, 'exit').then(([code, signal]) => ({ code, signal }));
  await expect.poll(() => out, { timeout: 60_000, interval: 50 }).toContain('"message":"started"');
  return { child, ended, url: new URL(/http:[^\s"]+/.exec(out)?.[0] ?? ''), log: () => err };
}

async function isFree(port: string): Promise<boolean> {
  const server: Server = createServer();
  const listening = once(server.listen(Number(port), '127.0.0.1'), 'listening');
  return listening.then(
    () => new Promise((done) => server.close(() => done(true))),
    () => false,
  );
}

describe('a service under npm', { timeout: 120_000 }, () => {
  test.each([
    ['SIGTERM', ['start', '--', '--port', '0', '--drain-ms', '300']],
    ['SIGINT', ['start', '--', '--port', '0']],
    ['SIGTERM', ['run', 'start', '--', '--port', '0', '--drain-ms', '0', '--workers', '2']],
    ['SIGTERM', ['run', 'dev', '--', '--port', '0', '--drain-ms', '0']],
  ] as const)('stops on %s to npm %j, and npm ends after it', async (signal, args) => {
    const { child, ended, url, log } = await npm(args);
    expect((await fetch(`${url}?query={__typename}`)).status).toBe(200);
    // Only to npm, as a supervisor sends it.
    child.kill(signal);
    await ended;
    // The service has ended properly, and its port is free.
    expect(log()).toContain('"message":"stopped"');
    expect(await isFree(url.port)).toBe(true);
  });

  test('answers new requests for a while after SIGTERM, and npm ends with 0', async () => {
    const { child, ended, url } = await npm(['start', '--', '--port', '0', '--drain-ms', '1000']);
    child.kill('SIGTERM');
    await expect.poll(async () => (await fetch(new URL('/ready', url))).status, { interval: 50 }).toBe(503);
    expect((await fetch(`${url}?query={__typename}`)).status).toBe(200);
    expect(await ended).toEqual({ code: 0, signal: null });
  });

  test('listens on the port of a hosting platform', async () => {
    const probe = createServer().listen(0, '127.0.0.1');
    await once(probe, 'listening');
    const { port } = probe.address() as AddressInfo;
    await new Promise((done) => probe.close(done));
    const { child, ended, url } = await npm(['start', '--', '--drain-ms', '0'], { PORT: String(port) });
    expect(url.port).toBe(String(port));
    child.kill('SIGTERM');
    await ended;
  });
});

test('the scripts of npm run the service without a shell in between', async () => {
  const { scripts } = JSON.parse(await readFile(join(projectFolder, 'package.json'), 'utf8')) as {
    scripts: Readonly<Record<string, string>>;
  };
  // A shell ends on the signal of npm, and does not pass it on.
  const lasting = Object.values(scripts).filter((script) => /bin\/nutrigraph\.js (serve|seed|dev)/.test(script));
  expect(lasting.length).toBeGreaterThanOrEqual(3);
  for (const script of lasting) expect(script).toMatch(/^exec node /);
});
