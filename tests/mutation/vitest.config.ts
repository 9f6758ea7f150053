import { defineConfig, mergeConfig } from 'vitest/config';
import { shared } from '../../vitest.config.ts';

/**
 * The tests that tell whether a change was noticed: all that run in one process and end soon. Those that start the
 * service apart would not see the change, and soaking or fuzzing for minutes once a change would never end.
 */
export default mergeConfig(
  shared,
  defineConfig({
    test: {
      include: ['tests/{unit,seed,golden,property}/**/*.test.ts', 'tests/http/{access,persisted}*.test.ts'],
      exclude: ['tests/seed/wording.test.ts'],
      // Each file anew, as a change may show while a module is loaded.
      isolate: true,
      // The same few cases for each change, and no search for smaller ones.
      env: { FC_SEED: '1', FC_RUNS: '100', FC_SHRINK_SECONDS: '0' },
    },
  }),
);
