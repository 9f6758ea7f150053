/**
 * The fuzzer's operations, sound and wrong, over HTTP against the service on a real Neo4j: the embedded store's run, in
 * tests/http, sends more of them, and all that never comes to a store.
 */
import { afterAll, beforeAll, expect, it } from 'vitest';
import { Fuzzer } from '../support/fuzz/fuzzer.ts';
import { type Nutrition, openFuzzedNutrition } from '../support/fuzz/nutrition.ts';
import { anyOf, mutated, operations } from '../support/fuzz/request-kinds.ts';
import { describeNeo4j, fillNeo4j, onNeo4j } from '../support/neo4j/neo4j.ts';
import { loadNutrition } from '../support/nutrition/nutrition.ts';
import { killAll } from '../support/process/command.ts';

const minutes = 60_000;

describeNeo4j('the service on Neo4j', { timeout: 5 * minutes }, () => {
  let fuzzer: Fuzzer;
  let nutrition: Nutrition;

  beforeAll(async () => {
    await fillNeo4j(await loadNutrition());
    const { args, env } = onNeo4j();
    // Each statement is new to Neo4j, which plans many of them at once here.
    const patient = ['--query-timeout-ms', '60000', '--operation-timeout-ms', '60000'];
    [fuzzer, nutrition] = await Promise.all([Fuzzer.start([...args, ...patient], env), openFuzzedNutrition()]);
  }, 2 * minutes);
  afterAll(killAll);

  const shareOfGood = (verdicts: readonly { readonly isGood: boolean }[]) =>
    verdicts.filter(({ isGood }) => isGood).length / verdicts.length;

  it('answers operations with nested lists, filters and cursors without an error', async () => {
    expect(shareOfGood(await fuzzer.run(anyOf(await nutrition.lists(100)), 100))).toBeGreaterThan(0.9);
  });

  it('answers operations from the schema, with research, or refuses them with a code', async () => {
    expect(shareOfGood(await fuzzer.run(operations(nutrition.schema, nutrition.pool, 0), 200))).toBeGreaterThan(0.7);
  });

  it('survives operations with one or two mistakes, and with many', async () => {
    await fuzzer.run(operations(nutrition.schema, nutrition.pool, 3), 500);
    await fuzzer.run(operations(nutrition.schema, nutrition.pool, 25), 200);
  });

  it('survives sound requests with random changes', async () => {
    await fuzzer.run(mutated(nutrition.schema, nutrition.pool), 200);
  });

  it('stops without a failure in its log', async () => {
    expect(await fuzzer.stop()).toEqual({ code: 0, failures: '' });
  });
});
