import { readdir, readFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { inspect } from 'node:util';
import { describe, expect, test } from 'vitest';
import { UsageError } from '../../src/base/usage-error.ts';
import { artefacts, staleArtefacts } from '../../src/commands/artefacts.ts';
import { flagOf, settingNames, settings, variableOf } from '../../src/settings/index.ts';
import { projectFolder, readSettings } from '../../src/settings/read.ts';
import { expectedOf } from '../../src/settings/setting.ts';

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

test('a port for operators that is that of the clients is refused', () => {
  expect(() => readSettings(['--admin-port', '4000'], {})).toThrow(
    '--admin-port: expected 0, or another port than --port; got 4000 for both.',
  );
  expect(() => readSettings(['--admin-port', '9000'], { PORT: '9000' })).toThrow(
    '--admin-port: expected 0, or another',
  );
  expect(readSettings(['--port', '0', '--admin-port', '0'], {})).toMatchObject({ port: 0, adminPort: 0 });
});

describe('the variables that Kubernetes sets for a Service', () => {
  const suffixes = ['SERVICE_HOST', 'SERVICE_PORT', 'SERVICE_PORT_API', 'PORT_4000_TCP', 'PORT_4000_TCP_PROTO'];
  const names = ['NUTRIGRAPH', 'NUTRIGRAPH_NEO4J'].flatMap((service) => suffixes.map((end) => `${service}_${end}`));

  test.each([...names, 'NUTRIGRAPH_NEO4J_PORT', 'NUTRIGRAPH_API_PORT_53_UDP_ADDR'])(
    '%s is refused, with the remedy',
    (name) => {
      expect(() => readSettings([], { [name]: '10.0.0.1' })).toThrow(
        new RegExp(`^${name}: no such setting\\. .* Kubernetes .* "enableServiceLinks: false" in the pod`),
      );
    },
  );

  test.each(['NUTRIGRAPH_PROT', 'NUTRIGRAPH_SERVICE', 'NUTRIGRAPH_PORTS'])('%s is only unknown', (name) => {
    expect(() => readSettings([], { [name]: '1' })).toThrow(/lists them all\.$/);
  });
});

describe('the address of a Redis server', () => {
  const read = (url: string) => readSettings([], { NUTRIGRAPH_REDIS_URL: url }).redisUrl;

  test.each([
    'redis://localhost',
    'redis://10.0.0.1:6380/3',
    'rediss://user:p%40ss@cache.example.org:6380/0',
    'redis://:secret@[::1]:6379',
  ])('may be %s, which printing does not show', (url) => {
    const secret = read(url);
    expect(secret?.reveal()).toBe(url);
    expect(JSON.stringify([secret, `${secret}`, inspect(secret)])).not.toContain('localhost');
    expect(inspect(readSettings([], { NUTRIGRAPH_REDIS_URL: url }), { depth: 9 })).not.toContain(url);
  });

  test('is none if it is empty', () => {
    expect(read('')).toBeNull();
    expect(readSettings([], {}).redisUrl).toBeNull();
    expect(readSettings(['--redis-url', 'redis://here:1'], {}).redisUrl?.reveal()).toBe('redis://here:1');
  });

  test.each([
    'localhost:6379',
    'http://:secret@localhost',
    'redis:/:secret@localhost',
    'redis://:secret@localhost:99999',
    'redis://:secret@localhost/zero',
    'redis://:secret@local host',
    'redis://:secret@localhost?db=1',
    'redis://:secret%zz@localhost',
    'redis://:sec/ret@localhost',
    'redis://',
  ])('is refused without showing it: %s', (url) => {
    const message = `NUTRIGRAPH_REDIS_URL: expected ${expectedOf(settings.redisUrl)}, got another value.`;
    expect(() => read(url)).toThrow(new UsageError(message));
  });

  test('has no login on the command line', () => {
    for (const url of ['redis://:secret@localhost', 'redis://user:secret@localhost', 'user:secret@localhost']) {
      const message = /^--redis-url: a login is refused.*Set NUTRIGRAPH_REDIS_URL instead\.$/;
      expect(() => readSettings(['--redis-url', url], {})).toThrow(message);
    }
  });
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

test('the smallest and the largest value of each setting are valid, or its description names the reason', () => {
  const refused = settingNames.flatMap((name) => {
    const setting = settings[name];
    if (setting.type !== 'integer') return [];
    return [setting.min, setting.max].flatMap((value) => {
      try {
        readSettings([`--${flagOf(name)}`, `${value}`], {});
        return [];
      } catch (error) {
        const { message } = error as Error;
        // The other setting that it depends on.
        const others = settingNames.filter((other) => other !== name && message.includes(`--${flagOf(other)}`));
        const isNamed = others.some((other) => setting.description.includes(`--${flagOf(other)}`));
        return isNamed ? [] : [`--${flagOf(name)} ${value}: ${message}`];
      }
    });
  });
  expect(refused).toEqual([]);
});
