/** Checks what CONTRIBUTING.md promises: its commands and steps are true, and CI runs the same commands. */
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { parse } from 'yaml';
import { nutritionGraph } from '../../schema/model/index.ts';
import { nutritionResearch } from '../../schema/research/index.ts';
import { projectFolder } from '../../src/settings/read.ts';

const read = (file: string) => readFileSync(join(projectFolder, file), 'utf8');
const guide = read('CONTRIBUTING.md');
const { scripts, engines } = JSON.parse(read('package.json')) as {
  readonly scripts: Readonly<Record<string, string>>;
  readonly engines: { readonly node: string };
};

const quiet = { throwIfNoEntry: false } as const;

interface Workflow {
  readonly jobs: {
    readonly test: {
      readonly env: Readonly<Record<string, unknown>>;
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

it('has steps whose files have the names that they mention', () => {
  const steps = [...guide.matchAll(/^\d+\. ((?:.+\n)(?: {3,}.+\n)*)/gm)].map(([, step = '']) => step);
  const missing = steps.flatMap((step) => {
    const quoted = [...step.matchAll(/`([^`]+)`/g)].map(([, text = '']) => text);
    const files = quoted.filter((text) => text.includes('/') && statSync(join(projectFolder, text), quiet)?.isFile());
    const names = quoted.filter((text) => /^[a-z]+[A-Z]\w*$|^[A-Z][a-z]\w*$|^[A-Z]{3,}$/.test(text));
    const source = files.map(read).join('\n');
    return files.length === 0 ? [] : names.filter((name) => !source.includes(name)).map((name) => `${name}: ${step}`);
  });
  expect(steps.length).toBeGreaterThan(30);
  expect(missing).toEqual([]);
});
it('has a page that shows every research field', () => {
  const page = read('docs/research.md');
  const missing = nutritionResearch.filter(({ field }) => !new RegExp(`\\b${field}\\(`).test(page));
  expect(missing.map(({ field }) => field)).toEqual([]);
});

it('has a page that names every relation of advice, which paths leave out', () => {
  const page = read('docs/research.md');
  const advising = nutritionGraph.relations.filter(({ advice }) => advice);
  expect(advising.length).toBeGreaterThan(3);
  expect(advising.filter(({ name }) => !page.includes(`\`${name}\``)).map(({ name }) => name)).toEqual([]);
});

it('has a page of the variables that tests read', () => {
  const page = read('docs/testing.md') + read('docs/style.md');
  // One part of the tests gives these to another part.
  const inner = ['MUTATION_TESTS', 'TEST_RUN'];
  const files = readdirSync(join(projectFolder, 'tests'), { recursive: true, encoding: 'utf8' });
  const named = files
    .filter((file) => file.endsWith('.ts') && !file.includes('node_modules'))
    .flatMap((file) => [...read(`tests/${file}`).matchAll(/process\.env\.([A-Z_]+)/g)].map(([, name = '']) => name));
  expect(new Set(named).size).toBeGreaterThan(8);
  const missing = [...new Set(named)].filter((name) => !inner.includes(name) && !page.includes(name));
  expect(missing).toEqual([]);
});

it('lists what tests need, and CI requires all of it', () => {
  const { env } = (parse(read('.github/workflows/ci.yml')) as Workflow).jobs.test;
  const needed = new Set(read('docs/testing.md').match(/\bREQUIRE_[A-Z0-9_]+/g));
  expect(needed.size).toBeGreaterThan(4);
  expect([...needed].filter((name) => env[name] !== 1)).toEqual([]);
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
