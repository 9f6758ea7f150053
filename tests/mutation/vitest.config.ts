import { defineConfig, mergeConfig } from 'vitest/config';
import { BaseSequencer, type TestSpecification } from 'vitest/node';
import { shared } from '../../vitest.config.ts';

/** The quickest file first: a change ends at the first test that notices it. */
class QuickestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    return (await super.sort(files)).toReversed();
  }
}

/**
 * The tests that tell whether a change was noticed: all that run in one process and end soon. Those that start the
 * service apart would not see the change, and soaking or fuzzing for minutes once a change would never end.
 */
export default mergeConfig(
  shared,
  defineConfig({
    test: {
      include: [process.env.MUTATION_TESTS ?? 'tests/unit/**/*.test.ts'],
      // Each file anew, as a change may show while a module is loaded.
      isolate: true,
      sequence: { sequencer: QuickestFirst },
      // The same few cases for each change, and no search for smaller ones.
      env: { FC_SEED: '1', FC_RUNS: '100', FC_SHRINK_SECONDS: '0' },
    },
  }),
);
