/**
 * Runs mutation tests: it changes the code in small ways, one at a time, and reports the changes that no test notices.
 *
 *     npm run mutate -- src/plan
 *     npm run mutate -- src/research/evidence/subsets.ts 'tests/unit/research/s*.test.ts'
 *
 * See docs/testing.md.
 */
import { statSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { relative, resolve } from 'node:path';
import { Stryker } from '@stryker-mutator/core';
import { projectFolder } from '../../src/settings/read.ts';

const usage = 'Name a folder or a file below src/ or schema/: `npm run mutate -- src/plan`.';

/** Returns the paths to change as a pattern that Stryker reads. */
function patternOf(given: string | undefined): string {
  if (given === undefined) throw new Error(usage);
  const path = relative(projectFolder, resolve(given));
  const found = statSync(resolve(projectFolder, path), { throwIfNoEntry: false });
  if (!found || !/^(src|schema)\//.test(`${path}/`)) throw new Error(`${given} cannot be mutated. ${usage}`);
  return found.isDirectory() ? `${path}/**/*.ts` : path;
}

/** Returns the tests that can notice a change. Only the domain and research need the tests of the seed. */
function testsFor(mutated: string): string {
  if (mutated.startsWith('src/server/')) return 'tests/http/{access,persisted}*.test.ts';
  const seed = /^(schema|src\/research)\//.test(mutated) ? ',seed' : '';
  return `tests/{unit,golden,property${seed}}/**/*.test.ts`;
}

const mutate = patternOf(process.argv[2]);
process.env.MUTATION_TESTS = process.argv[3] ?? testsFor(mutate);
const name = mutate.replace('/**/*.ts', '').replaceAll('/', '-');
const results = await new Stryker({
  mutate: [mutate],
  testRunner: 'vitest',
  vitest: { configFile: 'tests/mutation/vitest.config.ts', related: true },
  coverageAnalysis: 'perTest',
  concurrency: Math.min(2, availableParallelism()),
  timeoutMS: 20_000,
  timeoutFactor: 3,
  dryRunTimeoutMinutes: 60,
  // Stryker reads this file through an API that TypeScript 7 does not have. Vite does not need its changes.
  tsconfigFile: 'none',
  // The tests run in a copy of the project. It needs the seed and the printed schema, but not these folders.
  ignorePatterns: ['/dist', '/coverage', '/reports', '/bench'],
  reporters: ['progress-append-only', 'clear-text', 'html', 'json'],
  clearTextReporter: { allowColor: false, allowEmojis: false, logTests: false, reportTests: false },
  htmlReporter: { fileName: `reports/mutation/${name}.html` },
  jsonReporter: { fileName: `reports/mutation/${name}.json` },
  incremental: true,
  incrementalFile: `reports/mutation/${name}.incremental.json`,
}).runMutationTest();
const survived = results.filter(({ status }) => status === 'Survived' || status === 'NoCoverage').length;
console.log(`${results.length} changes, ${survived} not noticed; reports/mutation/${name}.html shows each.`);
