/** The start of a container: the heap of Node fits the memory and the number of workers, from a flag or a variable. */
import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { projectFolder, readSettings } from '../../src/settings/read.ts';

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'entry-'));
});
afterAll(() => rmSync(folder, { recursive: true }));

/** Returns the NODE_OPTIONS that a command gets in a container whose limit of memory is in a file. */
function optionsFor(
  file: string,
  limit: string,
  env: Readonly<Record<string, string>>,
  args: readonly string[],
): string {
  const groups = mkdtempSync(join(folder, 'groups-'));
  mkdirSync(dirname(join(groups, file)), { recursive: true });
  writeFileSync(join(groups, file), `${limit}\n`);
  const script = join(groups, 'entry.sh');
  writeFileSync(
    script,
    readFileSync(join(projectFolder, 'deploy/entry.sh'), 'utf8').replaceAll('/sys/fs/cgroup', groups),
  );
  const command = [script, 'sh', '-c', 'printf %s "$NODE_OPTIONS"', ...args];
  const own = { ...process.env, NODE_OPTIONS: undefined, NUTRIGRAPH_WORKERS: undefined, ...env };
  return execFileSync('sh', command, { encoding: 'utf8', env: own });
}

const gigabyte = String(2 ** 30);

test.each([
  [{}, [], 512],
  [{ NUTRIGRAPH_WORKERS: '4' }, [], 128],
  [{}, ['--workers', '4'], 128],
  [{}, ['--workers=4'], 128],
  [{ NUTRIGRAPH_WORKERS: '4' }, ['--workers', '2', '--port', '4000'], 256],
] as const)('with the variables %j and the flags %j each worker gets %i MB', (env, args, megabytes) => {
  const { workers } = readSettings(args, env);
  expect(workers * megabytes).toBe(512);
  for (const file of ['memory.max', 'memory/memory.limit_in_bytes']) {
    expect(optionsFor(file, gigabyte, env, ['serve', ...args])).toBe(`--max-old-space-size=${megabytes}`);
  }
});

test.each(['max', '9223372036854771712'])('without a limit, which reads %s, Node decides', (limit) => {
  expect(optionsFor('memory.max', limit, {}, ['serve'])).toBe('');
});

test.each(['none', '0', '-1', ''])('%j is not a number of workers: the service says so', (value) => {
  expect(optionsFor('memory.max', gigabyte, {}, ['serve', '--workers', value])).toBe('--max-old-space-size=512');
  expect(() => readSettings(['--workers', value], {})).toThrow('--workers: expected');
});
