import { defineConfig, mergeConfig } from 'vitest/config';
import { BaseSequencer, type TestSpecification } from 'vitest/node';
import { shared } from '../../vitest.config.ts';

/** Runs the quickest files first, because the run of a change ends at the first test that notices it. */
class QuickestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    return (await super.sort(files)).toReversed();
  }
}

/**
 * Selects the tests for mutation: those that run quickly and in one process. Tests that start the service in another
 * process would not see the change, and soak or fuzz tests take minutes for each change.
 */
export default mergeConfig(
  shared,
  defineConfig({
    test: {
      include: [process.env.MUTATION_TESTS ?? 'tests/unit/**/*.test.ts'],
      // Each file loads its modules again, because a change may show while a module loads.
      isolate: true,
      sequence: { sequencer: QuickestFirst },
      // Each change gets the same few random cases, without a search for smaller ones.
      env: { FC_SEED: '1', FC_RUNS: '100', FC_SHRINK_SECONDS: '0' },
    },
  }),
);
