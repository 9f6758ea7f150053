import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

export default defineConfig({
  resolve: {
    // Vite takes the package's ES modules where Node, for Yoga and Pothos, takes its CommonJS: that would be two
    // GraphQLs, and each refuses the other's types.
    alias: [{ find: /^graphql$/, replacement: fileURLToPath(import.meta.resolve('graphql')) }],
  },
  test: {
    include: ['tests/**/*.test.ts'],
    testTimeout: 30_000,
    hookTimeout: 30_000,
    // Goldens and snapshots are written by a person who looks at them, never by a run in CI.
    update: process.env.CI ? 'none' : 'new',
    reporters: process.env.TEST_REPORT ? ['default', ['json', { outputFile: process.env.TEST_REPORT }]] : ['default'],
  },
});
