/** The bundle from which commands start: always of the present code, and never a part of one. */
import { once } from 'node:events';
import { chmod, readdir, rm, symlink, utimes, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { CopiedProject } from '../support/process/copied-project.ts';

let project: CopiedProject;
beforeEach(async () => {
  project = await CopiedProject.make();
});
afterEach(() => project.remove());

const versionFile = 'src/commands/version.ts';
/** Lets the command `version` print something else. */
const print = (shown: string) =>
  project.change(versionFile, 'process.stdout.write(`', `process.stdout.write(\`${shown} `);

/** Waits until a bundle is being written. */
async function untilUnfinished(): Promise<void> {
  while (!project.bundles().some((name) => name.startsWith('unfinished-'))) await pause(1);
}

describe('a bundle', { timeout: 180_000 }, () => {
  test('is made at the first start, and used until the code changes', async () => {
    expect(await project.run('version')).toMatchObject({ code: 0, out: '0.1.0\n', err: '' });
    const [first = ''] = project.bundles();
    const files = await readdir(project.path(`.nutrigraph/code/${first}`));
    expect(files).toEqual(expect.arrayContaining(['cli.js', 'explorer.js', 'explorer.css']));
    const entry = project.path(`.nutrigraph/code/${first}/cli.js`);
    // A mark that another build would overwrite.
    await project.change(`.nutrigraph/code/${first}/cli.js`, 'import', '// the first bundle\nimport');
    expect((await project.run('version')).out).toBe('0.1.0\n');
    expect(project.bundles()).toEqual([first]);
    await print('changed');
    expect((await project.run('version')).out).toBe('changed 0.1.0\n');
    expect(project.bundles()).toHaveLength(2);
    // The former code finds its bundle again.
    await project.change(versionFile, 'changed ', '');
    await writeFile(entry, 'process.stdout.write("found\\n")');
    expect((await project.run('version')).out).toBe('found\n');
  });

  test('is of the code after a change during the build', async () => {
    const before = project.run('version');
    await untilUnfinished();
    await print('changed');
    expect((await before).out).toMatch(/0\.1\.0\n$/);
    const after = await project.run('version');
    expect(after.out).toBe('changed 0.1.0\n');
    await project.change(versionFile, 'changed ', '');
    expect((await project.run('version')).out).toBe('0.1.0\n');
  });

  test('is whole although a process that wrote it was killed', async () => {
    const child = project.start('version');
    await untilUnfinished();
    child.kill('SIGKILL');
    await once(child, 'close');
    expect(project.bundles()).toEqual([expect.stringMatching(/^unfinished-/)]);
    expect(await project.run('version')).toMatchObject({ out: '0.1.0\n', err: '' });
    // The next build removes what the killed process left, after an hour.
    const [left = ''] = project.bundles().filter((name) => name.startsWith('unfinished-'));
    await utimes(project.path(`.nutrigraph/code/${left}`), 0, 0);
    await print('changed');
    await project.run('version');
    expect(project.bundles().filter((name) => name.startsWith('unfinished-'))).toEqual([]);
  });

  test('is made once by starts at the same time, and each of them succeeds', async () => {
    const runs = await Promise.all(Array.from({ length: 3 }, () => project.run('version')));
    for (const run of runs) expect(run).toMatchObject({ code: 0, out: '0.1.0\n', err: '' });
    expect(project.bundles()).toEqual([expect.stringMatching(/^[0-9a-f]{32}$/)]);
  });

  test('is removed when five newer ones exist', async () => {
    for (const shown of ['a', 'b', 'c', 'd', 'e']) {
      await print(shown);
      await project.run('version');
    }
    expect(project.bundles()).toHaveLength(4);
  });

  test('names the error of code that does not compile', async () => {
    await project.change(versionFile, 'export const', 'export konst');
    const { code, out, err } = await project.run('version');
    expect([code, out]).toEqual([1, '']);
    expect(err).toMatch(/src\/commands\/version\.ts:\d+:\d+/);
    expect(err).not.toContain('node_modules/esbuild');
    expect(project.bundles()).toEqual([]);
  });

  test('refuses code of a folder that the fingerprint does not cover', async () => {
    await project.write(join('other', 'more.ts'), 'export const more = 1;\n');
    await project.change(versionFile, 'import', "import '../../other/more.ts';\nimport");
    expect((await project.run('version')).err).toContain('other/more.ts is bundled: add its folder to codeFolders');
  });

  test('refuses an import of a package that would lose its named exports', async () => {
    await project.change(versionFile, 'process.stdout', "await import('@opentelemetry/core'); process.stdout");
    expect((await project.run('version')).err).toMatch(/version\.ts loads \S+core\S+, which is CommonJS/);
  });
});

describe('without a folder for bundles, a command runs the sources, and says so in one line', {
  timeout: 180_000,
}, () => {
  test.each([
    ['the folder is a file', () => writeFile(project.path('.nutrigraph'), '')],
    ['the folder is a link to nothing', () => symlink('/nowhere/at/all', project.path('.nutrigraph'))],
  ])('%s', async (_what, block) => {
    await block();
    const { code, out, err } = await project.run('version');
    expect([code, out]).toEqual([0, '0.1.0\n']);
    expect(err).toMatch(/^nutrigraph: \S+ is not written \(E\w+\): each start compiles the code again\.\n$/);
  });

  test.skipIf(process.getuid?.() === 0)('the folder is read-only', async () => {
    await chmod(project.folder, 0o555);
    expect(await project.run('version')).toMatchObject({ out: '0.1.0\n' });
    await chmod(project.folder, 0o755);
  });
});

describe('a service from its bundle', { timeout: 180_000 }, () => {
  const settings = () => ['--port', '0', '--drain-ms', '0', '--snapshot', project.path('snapshots')];

  /** Starts the service, and returns its address and its log. */
  async function serve() {
    const child = project.start('serve', ...settings());
    const log: string[] = [];
    child.stderr?.setEncoding('utf8').on('data', (part: string) => log.push(part));
    let out = '';
    child.stdout?.setEncoding('utf8').on('data', (part: string) => {
      out += part;
    });
    while (!out.includes('"message":"started"'))
      await Promise.race([once(child.stdout ?? child, 'data'), once(child, 'close')]);
    const stop = async () => {
      child.kill('SIGINT');
      await once(child, 'close');
      return log.join('');
    };
    return { child, url: /http:[^\s"]+/.exec(out)?.[0] ?? '', stop };
  }

  test('needs no file of the bundle once it serves', async () => {
    const { url, stop } = await serve();
    await rm(project.path('.nutrigraph/code'), { recursive: true });
    const examples = await readdir(project.path('schema/examples'));
    for (const query of ['{ __typename }', '{ search(text: "iron") { nodes { id } } }', '{ release { version } }']) {
      expect((await fetch(`${url}?query=${encodeURIComponent(query)}`)).status, query).toBe(200);
    }
    const page = await fetch(url, { headers: { accept: 'text/html' } });
    expect(page.status).toBe(200);
    expect(await page.text()).toContain(examples.length > 0 ? '</html>' : '');
    for (const path of ['/metrics', '/ready', '/health']) expect((await fetch(new URL(path, url))).status).toBe(200);
    expect(await stop()).not.toMatch(/"level":"(error|fatal)"/);
  });

  test('imports the seed again after any change of the code', async () => {
    expect(await (await serve()).stop()).not.toContain('snapshot');
    expect(await (await serve()).stop()).not.toContain('snapshot');
    await project.change('src/base/must.ts', 'export', '// changed\nexport');
    expect(await (await serve()).stop()).toContain('snapshot is not used: another version of the service made it');
  });

  test('names source files and lines in the stack of an error', async () => {
    await project.change(versionFile, 'process.stdout', "JSON.parse('no'); process.stdout");
    const { err } = await project.run('version');
    expect(err).toMatch(/at (\w+ \()?file:\/\/\S+\/src\/commands\/version\.ts:\d+:\d+/);
    expect(err).not.toContain('.nutrigraph');
    const later = "setTimeout(() => { throw new Error('later'); }, 0);";
    await project.change(
      'src/commands/serve.ts',
      'const { store, url, adminUrl }',
      `${later} const { store, url, adminUrl }`,
    );
    const failed = await project.run('serve', ...settings());
    expect(failed.code).toBe(1);
    expect(failed.err).toMatch(/"message":"later".*src\/commands\/serve\.ts:\d+:\d+/);
  });
});
