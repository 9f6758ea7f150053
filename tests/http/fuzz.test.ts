/**
 * Requests of all sorts that nobody would send in good faith, and thousands in good faith: whatever comes, the answer is
 * 2xx or 4xx, well formed, its errors coded, and nothing in it tells of the inside.
 *
 * A failure prints the request and its seed: `FC_SEED=<seed> npx vitest run tests/http/fuzz.test.ts` repeats it, and
 * FC_RUNS sends more.
 */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Fuzzer } from '../support/fuzz/fuzzer.ts';
import { type Nutrition, openFuzzedNutrition } from '../support/fuzz/nutrition.ts';
import { anyOf, mutated, oddHeaders, operations, randomBytes, randomJson } from '../support/fuzz/request-kinds.ts';
import type { Verdict } from '../support/fuzz/verdict.ts';
import { killAll } from '../support/process/command.ts';

const minutes = 60_000;

const shareOf = (verdicts: readonly Verdict[], holds: (verdict: Verdict) => boolean): number =>
  verdicts.filter(holds).length / verdicts.length;

/** What can be met by a service with the default settings while nothing fails. */
const everyCode = [
  'BAD_USER_INPUT',
  'BAD_ID',
  'BAD_CURSOR',
  'BAD_PAGING',
  'LIMIT_EXCEEDED',
  'GRAPHQL_PARSE_FAILED',
  'GRAPHQL_VALIDATION_FAILED',
  'OPERATION_RESOLUTION_FAILURE',
  'BAD_REQUEST',
  'NOT_FOUND',
];

const isGood = ({ isGood }: Verdict) => isGood;

describe('whatever is sent', { timeout: 4 * minutes }, () => {
  let fuzzer: Fuzzer;
  let nutrition: Nutrition;
  const codes = new Set<string>();
  const note = (verdicts: readonly Verdict[]) => {
    for (const verdict of verdicts) for (const code of verdict.codes) codes.add(code);
    return verdicts;
  };

  beforeAll(async () => {
    [fuzzer, nutrition] = await Promise.all([Fuzzer.start(), openFuzzedNutrition()]);
  }, 2 * minutes);
  afterAll(killAll);

  it('operations with nested lists, filters and cursors are answered without an error', async () => {
    const verdicts = note(await fuzzer.run(anyOf(await nutrition.lists(500)), 500));
    expect(shareOf(verdicts, isGood)).toBeGreaterThan(0.9);
  });

  it('operations from the schema, research among them, are answered or refused for what they ask', async () => {
    const verdicts = note(await fuzzer.run(operations(nutrition.schema, nutrition.pool, 0), 3_000));
    expect(shareOf(verdicts, isGood)).toBeGreaterThan(0.7);
    expect([...codes].filter((code) => /PARSE|VALIDATION|RESOLUTION|REQUEST/.test(code))).toEqual([]);
  });

  it('operations with a mistake or two', async () => {
    const verdicts = note(await fuzzer.run(operations(nutrition.schema, nutrition.pool, 3), 3_000));
    expect(shareOf(verdicts, isGood)).toBeGreaterThan(0.1);
    expect(shareOf(verdicts, isGood)).toBeLessThan(0.8);
  });

  it('operations of mistakes', async () => {
    note(await fuzzer.run(operations(nutrition.schema, nutrition.pool, 25), 1_000));
  });

  it('sound requests with bytes flipped, parts cut off, words swapped', async () => {
    note(await fuzzer.run(mutated(nutrition.schema, nutrition.pool), 1_500));
  });

  it('random JSON', async () => {
    note(await fuzzer.run(randomJson, 1_000));
  });

  it('random bytes, as bodies and as HTTP', async () => {
    const verdicts = note(await fuzzer.run(randomBytes, 500));
    expect(shareOf(verdicts, isGood)).toBe(0);
  });

  it('odd and wrong headers, methods and targets', async () => {
    note(await fuzzer.run(oddHeaders, 1_500));
  });

  it('all that is twelve thousand requests, which met every code, and the service is well', async () => {
    // Fewer are sent only by whoever asks for it.
    if (!process.env.FC_RUNS) {
      expect(fuzzer.sent).toBe(12_000);
      expect([...codes]).toEqual(expect.arrayContaining(everyCode));
    }
    expect(await fuzzer.stop()).toEqual({ code: 0, failures: '' });
  });
});
