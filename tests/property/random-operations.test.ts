import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { loadLibrary } from '../support/library/index.ts';
import { loadNutrition } from '../support/nutrition/nutrition.ts';
import { Differential } from '../support/random/differential.ts';
import { check } from '../support/random/fast-check.ts';
import { type RandomOperation, randomOperations } from '../support/random/random-operation.ts';

/**
 * Compares the engine with the oracle on random operations. A failure prints its seed:
 * `FC_SEED=<seed> npx vitest run tests/property/random-operations.test.ts` repeats it.
 */

const minutes = 60_000;

describe.each([
  { name: 'the library', open: loadLibrary, runs: 1_500 },
  { name: 'the nutrition seed', open: loadNutrition, runs: 200 },
])('random operations on $name', ({ open, runs }) => {
  let differential: Differential;
  let operations: fc.Arbitrary<RandomOperation>;

  beforeAll(async () => {
    const { graph, data } = await open();
    differential = new Differential(graph, data);
    operations = randomOperations(graph, data, differential.engine.engine.schema);
  });

  it('get the same answers from the engine as from the oracle, with a new and with a cached plan', {
    timeout: 5 * minutes,
  }, async () => {
    await check(
      fc.asyncProperty(operations, (operation) => differential.check(operation)),
      runs,
    );
  });

  it('use every part of the query language', () => {
    const text = fc
      .sample(operations, { numRuns: 900, seed: 1 })
      .map(({ document }) => document)
      .join('\n');
    const parts = [
      /\band: \[/,
      /\bor: \[/,
      /\bnot: \{/,
      /\bsome: \{/,
      /\bnone: \{/,
      /\bcount: \{/,
      /\bwhere: \$v/,
      /\borderBy: \$v/,
      /\bfirst: \d/,
      /\blast: \d/,
      /\bafter: \$v/,
      /\bbefore: \$v/,
      /@include\(if: \$v/,
      /@skip\(if: true/,
      /\bfragment F\d+ on (Node|Entity) /,
      /\.\.\. on Query/,
      /a\d+: edges/,
      /a\d+: nodes/,
      /hasPreviousPage/,
      /isNull: /,
      /startsWith: "/,
      /: Boolean = /,
      /orderBy: \[\{node: \{/,
      /totalCount/,
      /aggregates \{.* value/,
      /aggregates \{.* mean/,
      /node \{ .*kind \{ /,
      /(amount|part|influence|stock|fine)\(of: .* \{ .*(node|claims|remarks) \{/,
      /(amount|part|influence|stock|fine): \[?\{of: /,
      /orderBy: .*(amount|part|influence|stock|fine): \{of: /,
      /aggregates \{.*(amount|part|influence|stock|fine)\(of: /,
      /search\(/,
      /release /,
      /\((of|source|register|status|stance|elsewhere|conflicting|undisputed): /,
    ];
    expect(parts.filter((part) => !part.test(text))).toEqual([]);
  });
});
