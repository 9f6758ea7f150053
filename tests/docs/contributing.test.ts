/** Checks what CONTRIBUTING.md promises: its commands and files exist, and CI runs the same commands. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { parse } from 'yaml';
import { projectFolder } from '../../src/settings/read.ts';

const read = (file: string) => readFileSync(join(projectFolder, file), 'utf8');
const guide = read('CONTRIBUTING.md');
const { scripts, engines } = JSON.parse(read('package.json')) as {
  readonly scripts: Readonly<Record<string, string>>;
  readonly engines: { readonly node: string };
};

interface Workflow {
  readonly jobs: {
    readonly test: {
      readonly strategy: { readonly matrix: { readonly node: readonly number[] } };
      readonly steps: readonly { readonly run?: string }[];
    };
  };
}

it('names scripts that package.json has', () => {
  const named = [...guide.matchAll(/npm (?:run )?(start|test\b(?!:)|(?<=run )[\w:-]+)/g)].map(([, name = '']) => name);
  expect(new Set(named).size).toBeGreaterThan(8);
  expect(named.filter((name) => !(name in scripts))).toEqual([]);
});

it('names files and folders that are there', () => {
  const quoted = [...guide.matchAll(/`((?:src|schema|seed|tests|docs|bench|\.\w+)[\w./-]*)`/g)];
  const linked = [...guide.matchAll(/\]\(([^)#:]+)\)/g)];
  const paths = [...quoted, ...linked].map(([, path = '']) => path).filter((path) => !/^\.\w+$/.test(path));
  expect(paths.length).toBeGreaterThan(25);
  expect(paths.filter((path) => !existsSync(join(projectFolder, path)))).toEqual([]);
});

it('is what CI does: the two commands of the README and the checks, on every version of Node', () => {
  const { strategy, steps } = (parse(read('.github/workflows/ci.yml')) as Workflow).jobs.test;
  const run = steps.map((step) => step.run ?? '').join('\n');
  for (const command of ['npm ci && npm test', 'npm ci\nnpm start', 'npm run check', 'npm run print -- --check']) {
    expect(run).toContain(command);
  }
  expect(strategy.matrix.node).toEqual([20, 22, 24]);
  expect(engines.node).toBe('>=20.19');
  expect(strategy.matrix.node).toContain(Number(read('.nvmrc')));
});
