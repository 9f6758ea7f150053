import { execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { promisify } from 'node:util';
import { afterEach, expect, test } from 'vitest';
import { projectFolder } from '../../src/settings/read.ts';
import { killAll, run, startServiceProcess } from '../support/process/command.ts';

afterEach(killAll);

test('serve prints its address and its release, answers, and ends with 0 on Ctrl-C', async () => {
  const { child, ended, shows } = run('--port', '0');
  // A line of JSON, since the output is not a terminal.
  const started: unknown = JSON.parse(await shows('"message":"started"'));
  expect(started).toMatchObject({
    level: 'info',
    playground: true,
    explorer: true,
    workers: 1,
    host: '127.0.0.1',
    url: expect.stringMatching(/^http:\/\/127\.0\.0\.1:\d+\/graphql$/),
    release: { id: expect.any(String), version: expect.any(String), published: expect.any(String) },
  });
  const { url } = started as { readonly url: string };
  // The connection is kept alive: stopping must not wait for it.
  expect(await (await fetch(`${url}?query={__typename}`)).json()).toEqual({ data: { __typename: 'Query' } });
  // The bundle of the service contains the explorer.
  const script = await fetch(new URL('/explore/app.js', url));
  expect([script.status, script.headers.get('content-type')]).toEqual([200, 'text/javascript; charset=utf-8']);
  expect((await script.text()).length).toBeGreaterThan(10_000);
  child.kill('SIGINT');
  const { code, err } = await ended;
  expect(code).toBe(0);
  // Standard error has only the log.
  const lines = err
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line));
  expect(lines.map(({ message }) => message)).toEqual(['serving', 'request', 'request', 'stopping', 'stopped']);
});

// `script` takes these flags on Linux only.
test.runIf(process.platform === 'linux')('serve prints a text on a terminal, and names its addresses', async () => {
  // `script` starts a shell. Ctrl-C reaches that shell too, and dash then ends with 130, although the service ended
  // with 0. `exec` leaves the service alone on the terminal.
  const command = 'exec node bin/nutrigraph.js serve --port 0 --host 0.0.0.0';
  const child = spawn('script', ['-qec', command, '/dev/null'], {
    cwd: projectFolder,
    env: { ...process.env, SHELL: '/bin/sh' },
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  let out = '';
  child.stdout.on('data', (chunk) => {
    out += chunk;
  });
  await expect.poll(() => out, { timeout: 25_000 }).toContain('Ctrl-C stops it.');
  expect(out).toMatch(/playground +http:\/\/localhost:\d+\/graphql\r?\n/);
  expect(out).toMatch(/listens on +every interface \(0\.0\.0\.0\)/);
  expect(out).toMatch(/nodes +[\d,]+: \w+ \d+/);
  // Ctrl-C, as the terminal sends it.
  child.stdin.write('\u0003');
  expect(await once(child, 'close')).toEqual([0, null]);
});

test('every line of both outputs is JSON', async () => {
  const { child, ended, url } = await startServiceProcess({}, '--host', '0.0.0.0', '--drain-ms', '0', '--workers', '2');
  for (const path of ['', '?query={nothing}', '/../health', '?query={__typename}']) {
    await (await fetch(url + path)).text();
  }
  child.kill('SIGHUP');
  await pause(300);
  child.kill('SIGTERM');
  const { out, err } = await ended;
  const lines = `${out}${err}`
    .trimEnd()
    .split('\n')
    .map((line): unknown => JSON.parse(line));
  expect(lines.length).toBeGreaterThan(8);
  for (const line of lines) {
    expect(line).toMatchObject({ level: expect.any(String), time: expect.any(String), message: expect.any(String) });
  }
});

test('serve ends with 0 on SIGTERM', async () => {
  const { child, ended, shows } = run('serve', '--port', '0', '--drain-ms', '100');
  await shows('"message":"started"');
  child.kill('SIGTERM');
  expect((await ended).code).toBe(0);
});

/** Checks that a command ends with 1 and one line on standard error. */
const refuses = async (args: string[], line: RegExp) => {
  const { code, out, err } = await run(...args).ended;
  expect(err).toMatch(line);
  expect(err.trimEnd().split('\n')).toHaveLength(1);
  expect([code, out]).toEqual([1, '']);
};

test('serve reports a busy port in one line', async () => {
  const other = createServer().listen(0, '127.0.0.1');
  await once(other, 'listening');
  const { port } = other.address() as AddressInfo;
  await refuses(['--port', String(port)], new RegExp(`127\\.0\\.0\\.1:${port} is in use: .* --port`));
  const admin = ['--port', '0', '--admin-port', String(port)];
  await refuses(admin, new RegExp(`127\\.0\\.0\\.1:${port} is in use: .* --admin-port`));
  other.close();
});

test('a wrong flag, value, command or argument is reported in one line', async () => {
  await Promise.all([
    refuses(['--prot', '1'], /--prot: no such flag/),
    refuses(['--port', 'abc'], /--port: expected a whole number/),
    refuses(['--host', 'no.such.host.invalid'], /--host: expected an address of this machine/),
    refuses(['sevre'], /"sevre": no such command/),
    refuses(['print', 'schema'], /"schema": print takes --check and the printed files: schema\/schema.graphql, /),
  ]);
});

test('serve reports an unreadable seed in one line', async () => {
  await refuses(['--seed', join(tmpdir(), 'nowhere')], /the seed cannot be loaded\. .*nowhere/);
});

test('check-seed passes the seed of the project, and reports the problems of another', async () => {
  const [good, bad] = await Promise.all([run('check-seed').ended, run('check-seed', join(projectFolder, 'src')).ended]);
  expect(good.code).toBe(0);
  expect(good.err).not.toContain('problem');
  expect(bad.code).toBe(1);
  expect(bad.err).toMatch(/cannot be loaded\.\nrelease\.yaml:1: the file is missing/);
});

test('npm run check-seed and serve print the first hundred problems of a seed, and count the others', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'seed-'));
  try {
    const rows = Array.from({ length: 3_000 }, (_, i) => `symptom:s${i},`);
    await writeFile(join(folder, 'Symptom.csv'), `id,name\n${rows.join('\n')}\n`);
    await writeFile(join(folder, 'release.yaml'), 'version: "1"\ntitle: A\npublished: 2026-01-31\n');
    const npm = promisify(execFile)('npm', ['run', '--silent', 'check-seed', '--', folder], { cwd: projectFolder });
    const checked = await npm.catch((error: { code: number; stderr: string }) => error);
    expect(checked).toMatchObject({ code: 1 });
    const lines = checked.stderr.trim().split('\n');
    expect(lines).toHaveLength(103);
    expect(lines.at(-3)).toMatch(/^Symptom\.csv:101: /);
    expect(lines.at(-2)).toBe('... and 2900 more');
    expect(lines.at(-1)).toBe('3000 problems found.');
    const served = await run('--seed', folder).ended;
    expect(served.code).toBe(1);
    expect(served.err).toContain(lines.slice(1).join('\n'));
  } finally {
    await rm(folder, { recursive: true });
  }
});

test('--help lists commands and settings, --version prints the version, print --check passes', async () => {
  const [help, version, check] = await Promise.all([
    run('--help').ended,
    run('--version').ended,
    run('print', '--check').ended,
  ]);
  for (const word of ['print [--check]', 'check-seed', '--max-depth', '--seed']) expect(help.out).toContain(word);
  expect(version.out).toMatch(/^\d+\.\d+\.\d+\n$/);
  expect(check).toEqual({ code: 0, out: '', err: '' });
});
