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

test('the password comes from the environment, or from a file without its last line end', async () => {
  const file = join(folder, 'password');
  await writeFile(file, 'open sesame\n');
  expect(readSettings([], {}).password).toBe(null);
  expect(readSettings([], { NUTRIGRAPH_PASSWORD: 'open' }).password?.reveal()).toBe('open');
  expect(readSettings(['--password-file', file], {}).password?.reveal()).toBe('open sesame');
  expect(readSettings([], { NUTRIGRAPH_PASSWORD_FILE: file }).password?.reveal()).toBe('open sesame');
});

test('no way to print the settings shows the password', () => {
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
])('the settings %j cause an error that does not quote the password', (args, env, message) => {
  let text = '';
  try {
    readSettings(args, env);
  } catch (error) {
    text = (error as Error).message;
  }
  expect(text).toMatch(message);
  expect(text).not.toContain('sesame');
});

test.each(['bolt://127.0.0.1:7687', 'neo4j+s://0123abcd.databases.neo4j.io', 'neo4j+ssc://a-b.c', 'bolt://[::1]:7687'])(
  '%s is a valid address of Neo4j',
  (uri) => expect(readSettings(['--uri', uri], {}).uri).toBe(uri),
);

test('a Neo4j store without a password is an error', () => {
  expect(() => connectNeo4j(readSettings([], {}))).toThrow(/^no password for neo4j at bolt:\/\/127.0.0.1:7687: set /);
});
