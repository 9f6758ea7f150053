import { execFile } from 'node:child_process';
import { cp, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { connect, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { projectFolder } from '../../src/settings/read.ts';
import { describeNeo4j, neo4jOptions, openNeo4j } from '../support/neo4j/neo4j.ts';

describeNeo4j('the command seed', () => {
  let folder = '';
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'seed-'));
    await (await openNeo4j()).close();
  });
  afterAll(() => rm(folder, { recursive: true }));

  /** Runs the command as people do. */
  const seed = (args: readonly string[], env: Readonly<Record<string, string>>) =>
    new Promise<{ readonly code: unknown; readonly out: string; readonly err: string }>((resolve) => {
      const command = ['bin/nutrigraph.js', 'seed', '--uri', neo4jOptions().uri, ...args];
      execFile(process.execPath, command, { cwd: projectFolder, env: { ...process.env, ...env } }, (error, out, err) =>
        resolve({ code: error?.code ?? 0, out, err }),
      );
    });

  test('loads the seed with a progress report, and changes nothing again with the password from a file', async () => {
    const { user, password } = neo4jOptions();
    const first = await seed(['--user', user], { NUTRIGRAPH_PASSWORD: password });
    // The command shows no progress in the first five seconds.
    const shown = String.raw`\n(\d+% .+\n)*100% [\d,]+ in .+\n`;
    expect(first.err).toMatch(new RegExp(`^(Reading \\S+${shown})?(Loading release \\S+ \\(\\w+\\)${shown})?$`));
    expect(first.out).toMatch(/^release \S+ \([0-9a-f]{16}\) loaded: \d+ nodes, \d+ relations, [\d.]+ s\n$/);
    expect(first.code).toBe(0);
    const file = join(folder, 'password');
    await writeFile(file, `${password}\n`);
    const second = await seed(['--user', user, '--password-file', file], {});
    expect(second.out).toMatch(/^release \S+ \([0-9a-f]{16}\) is there already: nothing changed\n$/);
    expect(second.code).toBe(0);
  });

  test('brings the former release back, and says so when there is none', async () => {
    const { user, password } = neo4jOptions();
    const run = (...args: readonly string[]) => seed(['--user', user, ...args], { NUTRIGRAPH_PASSWORD: password });
    const none = await run('--rollback');
    expect([none.code, none.out]).toEqual([1, '']);
    expect(none.err).toMatch(
      /^nutrigraph: bolt:\S+ holds no former release: .*Load the seed of that release instead\.\n$/,
    );
    const loaded = (await run()).out;
    const id = /\(([0-9a-f]{16})\)/.exec(loaded)?.[1];
    const changed = join(folder, 'changed');
    await cp(join(projectFolder, 'seed'), changed, { recursive: true });
    const amounts = join(changed, 'usda/CONTAINS.usda.csv');
    const [header = '', first = '', ...others] = (await readFile(amounts, 'utf8')).split('\n');
    const column = header.split(',').indexOf('amountPer100g');
    const cells = first.split(',').map((cell, i) => (i === column ? String(Number(cell) + 0.001) : cell));
    await writeFile(amounts, [header, cells.join(','), ...others].join('\n'));
    const refused = await run('--seed', changed);
    expect([refused.code, refused.out]).toEqual([1, '']);
    expect(refused.err).toMatch(new RegExp(`has the hash ${id}, but .* has the hash [0-9a-f]{16}: .*--same-version`));
    expect((await run('--seed', changed, '--same-version')).out).toMatch(/^release \S+ \([0-9a-f]{16}\) loaded/);
    expect((await run('--rollback')).code).toBe(0);
    const release = join(changed, 'release.yaml');
    await writeFile(release, (await readFile(release, 'utf8')).replace(/version: .*/, 'version: 2099.1.0'));
    const began = performance.now();
    const second = await run('--seed', changed);
    expect(second.out).toMatch(/^release 2099\.1\.0 \([0-9a-f]{16}\) loaded/);
    // A small difference takes a moment, most of which is reading the seed.
    expect(performance.now() - began).toBeLessThan(60_000);
    expect((await run('--rollback')).out).toMatch(new RegExp(`^release \\S+ \\(${id}\\) is current again\n$`));
    expect((await run('--rollback')).out).toMatch(/^release 2099\.1\.0 \([0-9a-f]{16}\) is current again\n$/);
    expect((await run('--rollback')).code).toBe(0);
  }, 300_000);

  test('reports a problem on one line, without the password', async () => {
    const { user, password } = neo4jOptions();
    const refuses = async (args: readonly string[], secret: string, line: RegExp) => {
      const { code, out, err } = await seed(['--user', user, ...args], { NUTRIGRAPH_PASSWORD: secret });
      expect(err.trimEnd().split('\n').at(-1)).toMatch(line);
      expect(err).not.toContain('    at ');
      if (secret) expect(err).not.toContain(secret);
      expect([code, out]).toEqual([1, '']);
    };
    await refuses(
      ['--uri', 'bolt://127.0.0.1:1'],
      password,
      /^nutrigraph: bolt:\/\/127\.0\.0\.1:1: .*cannot be reached/,
    );
    await refuses(['--uri', 'bolt://127.0.0.1:1', '--wait', '1'], password, /cannot be reached.* \(tried for 1 s/);
    await refuses(['--database', 'nowhere'], password, /no such database: correct --database/);
    const empty = join(folder, 'empty');
    await mkdir(empty);
    await refuses(['--seed', empty], password, /the seed cannot be loaded\. release\.yaml/);
  });

  test('waits until Neo4j can be reached', async () => {
    const { uri, user, password } = neo4jOptions();
    // Nothing listens on the port until somebody leads it to Neo4j, as when Neo4j starts after the command.
    const { hostname, port } = new URL(uri);
    const late = createServer((socket) => {
      const onward = connect(Number(port), hostname);
      socket.pipe(onward).pipe(socket);
      for (const end of [socket, onward]) end.on('error', () => [socket, onward].map((one) => one.destroy()));
    });
    await new Promise<void>((done) => late.listen(0, '127.0.0.1', done));
    const address = late.address();
    const free = typeof address === 'object' && address ? address.port : 0;
    await new Promise((done) => late.close(done));
    setTimeout(() => late.listen(free, '127.0.0.1'), 5_000);
    const run = await seed(['--user', user, '--uri', `bolt://127.0.0.1:${free}`, '--wait', '60'], {
      NUTRIGRAPH_PASSWORD: password,
    });
    late.close();
    expect(run.out).toContain('nothing changed');
  });

  test('a wrong password is one line', async (context) => {
    // Neo4j may run without passwords, and then takes any.
    if (neo4jOptions().password === 'neo4j') context.skip();
    const { code, err } = await seed([], { NUTRIGRAPH_PASSWORD: 'certainly-wrong' });
    expect([code, err.split('\n').length]).toEqual([1, 2]);
    expect(err).toMatch(/refuses the user or the password: correct NUTRIGRAPH_PASSWORD/);
  });
});
