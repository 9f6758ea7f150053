import { readdir, readFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { describe, expect, test } from 'vitest';
import { artefacts, staleArtefacts } from '../../src/commands/artefacts.ts';
import { flagOf, settingNames, variableOf } from '../../src/settings/index.ts';
import { projectFolder, readSettings } from '../../src/settings/read.ts';

test('a flag wins over the environment, and the environment over the default', () => {
  expect(readSettings([], {}).port).toBe(4000);
  expect(readSettings([], { NUTRIGRAPH_PORT: '5000' }).port).toBe(5000);
  expect(readSettings(['--port', '6000'], { NUTRIGRAPH_PORT: '5000' }).port).toBe(6000);
  expect(readSettings(['--max-page-size=7'], {}).maxPageSize).toBe(7);
  expect(readSettings(['--playground', 'off'], {}).playground).toBe(false);
});

test('the port of a hosting platform counts if no other is set', () => {
  expect(readSettings([], { PORT: '8080' }).port).toBe(8080);
  expect(readSettings([], { PORT: '8080', NUTRIGRAPH_PORT: '5000' }).port).toBe(5000);
  expect(readSettings(['--port', '6000'], { PORT: '8080' }).port).toBe(6000);
  expect(readSettings([], { PORT: '' }).port).toBe(4000);
  expect(readSettings(['--port', '6000'], { PORT: 'nonsense' }).port).toBe(6000);
  expect(() => readSettings([], { PORT: '99999' })).toThrow(
    'PORT: expected a whole number from 0 to 65535, got "99999".',
  );
  // No other setting has a common variable.
  expect(readSettings([], { HOST: '0.0.0.0', STORE: 'neo4j', URI: 'x' })).toEqual(readSettings([], {}));
});

test('the default seed is in the project, and a given one starts at the working directory', () => {
  expect(readSettings([], {}).seed).toBe(join(projectFolder, 'seed'));
  expect(readSettings(['--seed', 'mine'], {}).seed).toBe(resolve('mine'));
});

test.each([
  [['--port', 'abc'], {}, '--port: expected a whole number from 0 to 65535, got "abc".'],
  [['--port', '70000'], {}, '--port: expected a whole number from 0 to 65535, got "70000".'],
  [['--port', '-1'], {}, '--port: expected a whole number from 0 to 65535, got "-1".'],
  [['--port'], {}, '--port: expected a whole number from 0 to 65535 after it, got nothing.'],
  [['--prot', '1'], {}, '--prot: no such flag. --help lists them all.'],
  [['-p', '1'], {}, '-p: no such flag. --help lists them all.'],
  [['extra'], {}, '"extra": not expected here. Settings are given as --name value; see --help.'],
  [['--playground', 'maybe'], {}, '--playground: expected on or off, got "maybe".'],
  [['--seed', ''], {}, '--seed: expected a folder, got "".'],
  [[], { NUTRIGRAPH_PORT: '' }, 'NUTRIGRAPH_PORT: expected a whole number from 0 to 65535, got "".'],
  [[], { NUTRIGRAPH_MAX_DEPTH: '0' }, 'NUTRIGRAPH_MAX_DEPTH: expected a whole number from 1 to 100, got "0".'],
  [[], { NUTRIGRAPH_PROT: '1' }, 'NUTRIGRAPH_PROT: no such setting. docs/settings.md lists them all.'],
])('the arguments %j with the environment %j are refused in one line', (args, env, message) => {
  expect(() => readSettings(args, env)).toThrow(message);
});

describe('the printed files', () => {
  test('are up to date', async () => {
    expect((await staleArtefacts()).map(({ path }) => path)).toEqual([]);
  });

  test('document every setting, with its flag and its variable', async () => {
    const docs = await readFile(join(projectFolder, 'docs/settings.md'), 'utf8');
    const missing = settingNames.filter(
      (name) => !docs.includes(`\`--${flagOf(name)}\``) || !docs.includes(`\`${variableOf(name)}\``),
    );
    expect(missing).toEqual([]);
  });

  test('and all other docs name settings as flags or variables', async () => {
    const compound = settingNames.filter((name) => /[A-Z]/.test(name));
    const folder = join(projectFolder, 'docs');
    const files = (await readdir(folder)).filter((file) => file.endsWith('.md')).map((file) => join(folder, file));
    for (const file of [...files, join(projectFolder, 'README.md'), join(projectFolder, 'docker-compose.yml')]) {
      const text = await readFile(file, 'utf8');
      // An error has the name in this form: `"limit": "maxCost"`.
      const found = compound.filter((name) => new RegExp(`(?<!["\\w])${name}(?!\\w)`).test(text));
      expect([file, found]).toEqual([file, []]);
    }
  });

  test('are the same when they are printed twice', async () => {
    for (const { render } of artefacts) expect(await render()).toBe(await render());
  });
});
