import { fileURLToPath } from 'node:url';
import { defineConfig, mergeConfig } from 'vitest/config';

/** Configures what holds for every project. */
export const shared = defineConfig({
  // The tsconfig that Vite reads does not include the explorer, which has the JSX.
  oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
  resolve: {
    // Vite takes the package's ES modules where Node, for Yoga and Pothos, takes its CommonJS: that would be two
    // GraphQLs, and each refuses the other's types.
    alias: [{ find: /^graphql$/, replacement: fileURLToPath(import.meta.resolve('graphql')) }],
  },
  test: {
    // Services that tests start together would all read and write the one snapshot of the project.
    env: { NUTRIGRAPH_SNAPSHOT: '' },
    testTimeout: 30_000,
    hookTimeout: 30_000,
    // Goldens and snapshots are written by a person who looks at them, never by a run in CI.
    update: process.env.CI ? 'none' : 'new',
    reporters: process.env.TEST_REPORT ? ['default', ['json', { outputFile: process.env.TEST_REPORT }]] : ['default'],
  },
});

/** Repeats a failed test once in CI: these tests watch sockets, clocks and memory on machines that others share. */
const repeated = process.env.CI ? { retry: 1 } : {};

/** Tests that need no process, port or clock of their own. */
const quick = ['tests/{unit,seed,golden,docs}/**/*.test.ts'];

export default mergeConfig(
  shared,
  defineConfig({
    test: {
      // The groups run in this order. A project's set-up runs only when one of its files does.
      projects: [
        {
          extends: true,
          test: {
            name: 'unit',
            include: quick,
            // They leave nothing behind in the modules that they share, so one load of these serves them all.
            pool: 'threads',
            isolate: false,
            sequence: { groupOrder: 0 },
          },
        },
        {
          extends: true,
          test: {
            name: 'embedded',
            ...repeated,
            include: ['tests/**/*.test.ts'],
            exclude: ['**/node_modules/**', ...quick, 'tests/neo4j/**', 'tests/docker/**'],
            sequence: { groupOrder: 1 },
          },
        },
        {
          extends: true,
          test: {
            name: 'neo4j',
            ...repeated,
            include: ['tests/neo4j/**/*.test.ts'],
            globalSetup: ['tests/support/neo4j/server.ts'],
            // A new database plans each statement for the first time, and the machine may be busy.
            testTimeout: 120_000,
            hookTimeout: 120_000,
            // Its files share one database, which each of them empties first.
            fileParallelism: false,
            sequence: { groupOrder: 2 },
          },
        },
        {
          extends: true,
          test: {
            name: 'docker',
            ...repeated,
            include: ['tests/docker/**/*.test.ts'],
            fileParallelism: false,
            sequence: { groupOrder: 3 },
          },
        },
      ],
    },
  }),
);
