/**
 * Sends thousands of valid and invalid requests of all sorts. Each answer must be 2xx or 4xx and well formed, with
 * coded errors, and must reveal nothing of the service's internals.
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

/** The codes that clients can meet with the default settings while nothing fails. */
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

describe('a service under random requests', { timeout: 4 * minutes }, () => {
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

  it('answers operations with nested lists, filters and cursors', async () => {
    const verdicts = note(await fuzzer.run(anyOf(await nutrition.lists(500)), 500));
    expect(shareOf(verdicts, isGood)).toBeGreaterThan(0.9);
  });

  it('answers operations from the schema, or refuses them for their arguments or size', async () => {
    const verdicts = note(await fuzzer.run(operations(nutrition.schema, nutrition.pool, 0), 3_000));
    expect(shareOf(verdicts, isGood)).toBeGreaterThan(0.7);
    expect([...codes].filter((code) => /PARSE|VALIDATION|RESOLUTION|REQUEST/.test(code))).toEqual([]);
  });

  it('survives operations with one or two errors', async () => {
    const verdicts = note(await fuzzer.run(operations(nutrition.schema, nutrition.pool, 3), 3_000));
    expect(shareOf(verdicts, isGood)).toBeGreaterThan(0.1);
    expect(shareOf(verdicts, isGood)).toBeLessThan(0.8);
  });

  it('survives operations full of errors', async () => {
    note(await fuzzer.run(operations(nutrition.schema, nutrition.pool, 25), 1_000));
  });

  it('survives valid requests with flipped bytes, missing parts and swapped words', async () => {
    note(await fuzzer.run(mutated(nutrition.schema, nutrition.pool), 1_500));
  });

  it('survives random JSON', async () => {
    note(await fuzzer.run(randomJson, 1_000));
  });

  it('survives random bytes, as bodies and as HTTP', async () => {
    const verdicts = note(await fuzzer.run(randomBytes, 500));
    expect(shareOf(verdicts, isGood)).toBe(0);
  });

  it('survives odd and wrong headers, methods and targets', async () => {
    note(await fuzzer.run(oddHeaders, 1_500));
  });

  it('has then received twelve thousand requests, met every code, and is still well', async () => {
    // FC_RUNS changes the number of requests.
    if (!process.env.FC_RUNS) {
      expect(fuzzer.sent).toBe(12_000);
      expect([...codes]).toEqual(expect.arrayContaining(everyCode));
    }
    expect(await fuzzer.stop()).toEqual({ code: 0, failures: '' });
  });
});
