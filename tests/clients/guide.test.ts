/** Runs docs/frontend.md as a reader would: writes its files, runs its commands, and compares what they print. */
import { execFile } from 'node:child_process';
import { copyFileSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { createServer } from 'vite';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { projectFolder } from '../../src/settings/read.ts';
import { startTestServer, type TestServer } from '../support/http/server.ts';

const folder = join(projectFolder, 'tests/clients');
const isRequired = process.env.REQUIRE_CLIENTS === '1';
const missing = !existsSync(join(folder, 'node_modules'));
if (missing && !isRequired) {
  process.stderr.write('CLIENT TESTS SKIPPED: run `npm ci --prefix tests/clients` for them.\n');
}

const address = 'http://127.0.0.1:4000';

/** One block of the page: a file, a command, or what the command before it prints. */
interface Block {
  readonly info: string;
  readonly text: string;
}

const page = readFileSync(join(projectFolder, 'docs/frontend.md'), 'utf8');
const blocks: readonly Block[] = [...page.matchAll(/^```(\S+(?: \S+)?)\n(.*?)^```$/gms)].map(
  ([, info = '', text = '']) => ({ info, text }),
);

describe.skipIf(missing && !isRequired)('the page on front ends', () => {
  let server: TestServer;
  let work: string;
  beforeAll(async () => {
    server = await startTestServer();
    work = mkdtempSync(join(folder, 'work-'));
    copyFileSync(join(projectFolder, 'schema/error-codes.ts'), join(work, 'error-codes.ts'));
  });
  afterAll(async () => {
    await server?.close();
    if (work) rmSync(work, { recursive: true, force: true });
  });

  /** Runs a command line in the folder of the front end. @returns its standard output. */
  const run = async (command: string, env = {}): Promise<string> => {
    const options = { cwd: work, encoding: 'utf8', env: { ...process.env, NO_COLOR: '1', ...env } } as const;
    const { stdout } = await promisify(execFile)('sh', ['-ec', command], options).catch((error) => {
      throw new Error(`${command}\n${error.stdout}\n${error.stderr}`);
    });
    return stdout;
  };

  test('has files and commands that work in its order, and print what it says', async () => {
    const files = blocks.filter(({ info }) => /\.\w+$/.test(info));
    expect(files.length).toBeGreaterThan(12);
    let printed = '';
    let outputs = 0;
    for (const { info, text } of blocks) {
      const [language, name = ''] = info.split(' ');
      const here = text.replaceAll(address, server.origin);
      if (/\.\w+$/.test(name)) {
        await mkdir(join(work, 'src'), { recursive: true });
        writeFileSync(join(work, name), here);
      } else if (language === 'sh') {
        printed = await run(here);
      } else if (name === 'output') {
        expect(printed).toBe(text);
        outputs += 1;
      }
    }
    expect(outputs).toBeGreaterThan(2);
  }, 240_000);

  test('has files that pass the type checker', async () => {
    await expect(run('npx tsc')).resolves.toBe('');
  }, 120_000);

  test('installs the packages that the test has', () => {
    const { devDependencies } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as {
      readonly devDependencies: Readonly<Record<string, string>>;
    };
    const imported = blocks.flatMap(({ text }) =>
      [...text.matchAll(/from '((?:@[\w-]+\/)?[\w.-]+)/g)].map(([, name = '']) => name),
    );
    const packages = imported.filter((name) => !name.startsWith('.') && !/^(node|vite)$/.test(name));
    expect(packages.length).toBeGreaterThan(8);
    expect(packages.filter((name) => !(name in devDependencies))).toEqual([]);
  });

  test('has a proxy for development that leads to the service', async () => {
    const vite = await createServer({
      root: work,
      configFile: join(work, 'vite.config.ts'),
      server: { port: 0, host: '127.0.0.1' },
      logLevel: 'silent',
    });
    await vite.listen();
    const [url = ''] = vite.resolvedUrls?.local ?? [];
    const response = await fetch(`${url}graphql?query={__typename}`);
    expect(await response.json()).toEqual({ data: { __typename: 'Query' } });
    await vite.close();
  });

  test('has a manifest that makes the service answer its documents only', async () => {
    const manifest = join(work, 'gql/persisted-documents.json');
    const closed = await startTestServer(['--trusted-documents', manifest]);
    const [sha256Hash] = Object.keys(JSON.parse(readFileSync(manifest, 'utf8')) as object);
    const persisted = { variables: { first: 1 }, extensions: { persistedQuery: { version: 1, sha256Hash } } };
    const answered = await closed.post(JSON.stringify(persisted));
    expect(answered).toMatchObject({ status: 200, data: { symptoms: { nodes: [{ name: expect.any(String) }] } } });
    expect((await closed.query('{ __typename }')).errors[0]?.extensions.code).toBe('PERSISTED_QUERY_ID_REQUIRED');
    await closed.close();
  });

  test('is right that Apollo joins `edges` of pages, and not `nodes`', async () => {
    const apollo = readFileSync(join(work, 'apollo.ts'), 'utf8')
      .replaceAll('edges { node { id name } }', 'edges { node { id name } } nodes { id }')
      .replace('?.foods.edges.length', '?.foods')
      .replace('console.log(', 'const { edges, nodes } = (')
      .concat('console.log(edges.length, nodes.length);\n');
    writeFileSync(join(work, 'both.ts'), apollo);
    expect(await run('npx tsx both.ts')).toBe('4 2\n');
  });

  test('is right that its settings of urql know every type without an id', async () => {
    const warnings = await run('npx tsx urql.ts 2>&1');
    expect(warnings).toBe('4\n');
  });
});
