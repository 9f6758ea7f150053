import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { inspect } from 'node:util';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { connectNeo4j } from '../../src/server/connect.ts';
import { readSettings } from '../../src/settings/read.ts';

let folder = '';
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'password-'));
});
afterAll(() => rm(folder, { recursive: true }));

test('the password comes from the environment or from a file, without the file’s last line end', async () => {
  const file = join(folder, 'password');
  await writeFile(file, 'open sesame\n');
  expect(readSettings([], {}).password).toBe(null);
  expect(readSettings([], { NUTRIGRAPH_PASSWORD: 'open' }).password?.reveal()).toBe('open');
  expect(readSettings(['--password-file', file], {}).password?.reveal()).toBe('open sesame');
  expect(readSettings([], { NUTRIGRAPH_PASSWORD_FILE: file }).password?.reveal()).toBe('open sesame');
});

test('no way of printing the settings shows it', () => {
  const settings = readSettings([], { NUTRIGRAPH_PASSWORD: 'sesame' });
  for (const text of [
    JSON.stringify(settings),
    inspect(settings, { depth: 9, showHidden: true }),
    `${settings.password}`,
  ]) {
    expect(text).not.toContain('sesame');
  }
});

test.each([
  [['--password', 'sesame'], {}, /^--password: refused, since .* Set NUTRIGRAPH_PASSWORD, or .* --password-file\.$/],
  [['--password=sesame'], {}, /^--password: refused/],
  [['--password-file', '/nowhere/password'], {}, /^--password-file: expected a file .* cannot be read \(ENOENT\)\.$/],
  [['--password-file', import.meta.filename], { NUTRIGRAPH_PASSWORD: 'sesame' }, /both given: keep one of them/],
  [['--uri', 'bolt://neo4j:sesame@host'], {}, /^--uri: expected neo4j:\/\/ .* got "bolt:\/\/\*\*\*@host"\.$/],
  [['--store', 'mysql'], {}, /^--store: expected memory or neo4j, got "mysql"\.$/],
])('%j is refused without saying it', (args, env, message) => {
  let told = '';
  try {
    readSettings(args, env);
  } catch (error) {
    told = (error as Error).message;
  }
  expect(told).toMatch(message);
  expect(told).not.toContain('sesame');
});

test.each(['bolt://127.0.0.1:7687', 'neo4j+s://0123abcd.databases.neo4j.io', 'neo4j+ssc://a-b.c', 'bolt://[::1]:7687'])(
  '%s is an address of Neo4j',
  (uri) => expect(readSettings(['--uri', uri], {}).uri).toBe(uri),
);

test('without a password nothing is connected to', () => {
  expect(() => connectNeo4j(readSettings([], {}))).toThrow(/^no password for neo4j at bolt:\/\/127.0.0.1:7687: set /);
});
