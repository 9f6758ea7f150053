import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { newKey } from '../../src/server/access/keys.ts';
import { KeepAliveClient } from '../support/http/keep-alive-client.ts';
import { startTestServer } from '../support/http/server.ts';
import { killAll, runWith, startServiceProcess } from '../support/process/command.ts';
import { TestLog } from '../support/process/log.ts';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'reload-'));
});
afterAll(() => rm(folder, { recursive: true }));
afterEach(killAll);

const kept = newKey('kept');
const revoked = newKey('revoked');
const added = newKey('added');
const path = '/graphql?query={__typename}';

/** Asks on a new connection. */
const statusWith = async (origin: string, key: string): Promise<number> => {
  const response = await fetch(origin + path, { headers: { 'x-api-key': key, connection: 'close' } });
  await response.text();
  return response.status;
};

test('a revoked key is out at once, also on an open connection, and a new one is in', async () => {
  const file = join(folder, 'keys');
  await writeFile(file, `${kept.line}\n${revoked.line}\n`);
  const logged = new TestLog();
  const server = await startTestServer(['--api-keys-file', file], logged.log);
  const open = new KeepAliveClient(server.url, { 'x-api-key': revoked.key });
  expect((await open.ask({ query: '{ __typename }' })).status).toBe(200);
  await writeFile(file, `${kept.line}\n${added.line}\n`);
  await server.reload();
  expect((await open.ask({ query: '{ __typename }' })).status).toBe(401);
  expect(await statusWith(server.origin, kept.key)).toBe(200);
  expect(await statusWith(server.origin, added.key)).toBe(200);
  const changes = { 'api-keys-file': { entries: 2, added: 1, removed: 1, changed: 0 } };
  expect(logged.lines).toContainEqual(expect.objectContaining({ level: 'info', changes }));
  for (const { key, line } of [kept, revoked, added]) {
    expect(logged.written.join('')).not.toContain(key);
    expect(logged.written.join('')).not.toContain(line.split(':')[1]);
  }
  await server.close();
});

test('a bad file keeps its former state, and does not keep another one from being read', async () => {
  const [keys, manifest] = [join(folder, 'keys-2'), join(folder, 'manifest.json')];
  await writeFile(keys, `${kept.line}\n${revoked.line}\n`);
  await writeFile(manifest, JSON.stringify({ a: '{ __typename }' }));
  const logged = new TestLog();
  const server = await startTestServer(['--api-keys-file', keys, '--trusted-documents', manifest], logged.log);
  const ask = async (id: string) => {
    const extensions = encodeURIComponent(JSON.stringify({ persistedQuery: { version: 1, sha256Hash: id } }));
    const response = await fetch(`${server.url}?extensions=${extensions}`, { headers: { 'x-api-key': kept.key } });
    return { tag: response.headers.get('etag'), text: await response.text() };
  };
  const before = await ask('a');
  await writeFile(manifest, '{ broken');
  await writeFile(keys, `${kept.line}\n`);
  await server.reload();
  expect(await ask('a')).toEqual(before);
  expect(await statusWith(server.origin, revoked.key)).toBe(401);
  const problem = logged.lines.find(({ level }) => level === 'error');
  expect(problem).toMatchObject({ setting: 'trusted-documents', message: expect.stringContaining('former state') });
  await writeFile(manifest, JSON.stringify({ a: '{ nutrients { totalCount } }', b: '{ __typename }' }));
  await server.reload();
  expect((await ask('a')).text).toContain('totalCount');
  expect((await ask('a')).tag).not.toBe(before.tag);
  expect((await ask('b')).text).toBe('{"data":{"__typename":"Query"}}');
  await writeFile(manifest, JSON.stringify({ b: '{ __typename }' }));
  await server.reload();
  expect((await ask('a')).text).toContain('PERSISTED_QUERY_NOT_IN_LIST');
  await server.close();
});

test('the level of the log follows its file', async () => {
  const file = join(folder, 'level');
  await writeFile(file, 'error\n');
  const logged = new TestLog('error');
  const server = await startTestServer(['--log-level-file', file], logged.log);
  await (await fetch(`${server.origin}/health`)).text();
  await writeFile(file, 'debug\n');
  await server.reload();
  await (await fetch(`${server.origin}/health`)).text();
  await expect.poll(() => logged.requests).toHaveLength(1);
  await writeFile(file, 'loud\n');
  await server.reload();
  expect(logged.lines.at(-2)).toMatchObject({ reason: expect.stringContaining('got "loud"') });
  expect(logged.log.level).toBe('debug');
  await server.close();
});

test('SIGHUP reaches every worker, and costs no request', { timeout: 120_000 }, async () => {
  const file = join(folder, 'keys-3');
  await writeFile(file, `${kept.line}\n${revoked.line}\n`);
  const flags = ['--workers', '2', '--drain-ms', '0', '--rate-cost', '0', '--api-keys-file', file];
  const { child, ended, url, logs } = await startServiceProcess({}, ...flags);
  const { origin } = new URL(url);
  const statuses: number[] = [];
  let isAsking = true;
  const asking = (async () => {
    while (isAsking) statuses.push(await statusWith(origin, kept.key));
  })();
  await writeFile(file, `${kept.line}\n`);
  child.kill('SIGHUP');
  await expect.poll(async () => (await logs('read the files again')).match(/read the files again/g)?.length).toBe(2);
  // Each connection goes to the next worker.
  for (let i = 0; i < 6; i++) expect(await statusWith(origin, revoked.key)).toBe(401);
  await pause(200);
  isAsking = false;
  await asking;
  expect(statuses.length).toBeGreaterThan(3);
  expect(statuses.filter((status) => status !== 200)).toEqual([]);
  child.kill('SIGTERM');
  expect((await ended).code).toBe(0);
});

test('SIGHUP after a worker has died does not end the service', { timeout: 120_000 }, async () => {
  const { child, ended, url, logs } = await startServiceProcess({}, '--workers', '2', '--drain-ms', '0');
  const [, worker] = /"worker":(\d+),"message":"a worker serves"/.exec(await logs('a worker serves')) ?? [];
  // The first process finds the signal and the end of the worker at the same time.
  child.kill('SIGSTOP');
  process.kill(Number(worker), 'SIGKILL');
  await pause(100);
  child.kill('SIGHUP');
  child.kill('SIGCONT');
  const serving = async () => (await logs('')).match(/a worker serves/g);
  await expect.poll(serving, { timeout: 20_000 }).toHaveLength(3);
  expect((await fetch(`${new URL(url).origin}/health`)).status).toBe(200);
  child.kill('SIGTERM');
  expect((await ended).code).toBe(0);
});

/** Code that names the file of the first listener for SIGHUP on standard error. */
const namesListener = `process.on('newListener', (event) => {
  const isEarly = new Error().stack.includes('/bin/hangup.js');
  if (event === 'SIGHUP') process.stderr.write(isEarly ? 'early listener' : 'late listener');
});`;

/** Whether a process listens for SIGHUP, by the mask of signals that Linux shows. */
async function listensForHangup(pid: number | undefined): Promise<boolean> {
  const [, mask] = /^SigCgt:\s*(\w+)$/m.exec(await readFile(`/proc/${pid}/status`, 'utf8')) ?? [];
  return (BigInt(`0x${mask}`) & 1n) === 1n;
}

test.runIf(process.platform === 'linux').each([
  ['1', ['serve']],
  ['2', ['serve']],
  // Without a command, a flag comes first.
  ['1', []],
])(
  '(%s workers, command %j) SIGHUP during the start does not end the service',
  async (workers, command) => {
    const file = join(folder, `keys-start-${workers}`);
    await writeFile(file, `${kept.line}\n${revoked.line}\n`);
    const flags = ['--workers', workers, '--drain-ms', '0', '--api-keys-file', file];
    const node = ['--import', `data:text/javascript,${encodeURIComponent(namesListener)}`];
    const { child, ended, shows, logs } = runWith({ node }, ...command, '--port', '0', ...flags);
    // Node itself needs some time before it can listen for signals. Then the service listens before it loads its code.
    expect(await logs('listener')).toMatch(/^early listener/);
    await expect.poll(() => listensForHangup(child.pid), { timeout: 20_000, interval: 10 }).toBe(true);
    let isStarting = true;
    const hangUps = (async () => {
      for (; isStarting; await pause(20)) child.kill('SIGHUP');
    })();
    await writeFile(file, `${kept.line}\n`);
    const url = /http:[^\s"]+/.exec(await shows('"message":"started"'))?.[0] ?? '';
    isStarting = false;
    await hangUps;
    // Each connection goes to the next worker.
    for (let i = 0; i < 4; i++) expect(await statusWith(new URL(url).origin, revoked.key)).toBe(401);
    expect(await statusWith(new URL(url).origin, kept.key)).toBe(200);
    child.kill('SIGTERM');
    expect((await ended).code).toBe(0);
  },
  60_000,
);
