import { expect, it } from 'vitest';
import type { Plan } from '../../../src/plan/plan.ts';
import { PlanWarmer } from '../../../src/store/neo4j-warm.ts';

const planOf = (): Plan => ({ roots: [], research: [], slots: [], checks: [] });

/** A warmer that notes the plans, and fails at those of a list. */
function recording(failing: readonly Plan[] = []) {
  const planned: Plan[] = [];
  const warmer = new PlanWarmer(async (plan) => {
    planned.push(plan);
    if (failing.includes(plan)) throw new Error('Neo4j does not answer');
  });
  return { warmer, planned };
}

it('plans once for each release that a read finds', async () => {
  const { warmer, planned } = recording();
  const plans = [planOf(), planOf()];
  warmer.take(plans);
  expect(planned).toEqual([]);
  for (const release of ['a', 'a', 'b', 'b']) {
    warmer.noticed(release);
    await warmer.done();
  }
  expect(planned).toEqual([...plans, ...plans]);
});

it('ends a run when Neo4j fails, without an error, and begins again with the next release', async () => {
  const plans = [planOf(), planOf(), planOf()];
  const { warmer, planned } = recording(plans.slice(1, 2));
  warmer.take(plans);
  warmer.noticed('a');
  await warmer.done();
  expect(planned).toHaveLength(2);
  warmer.noticed('b');
  await warmer.done();
  expect(planned).toHaveLength(4);
});

it('plans a limited number, one after the other, and none after the store is closed', async () => {
  const { warmer, planned } = recording();
  warmer.take(Array.from({ length: 1_000 }, planOf));
  warmer.noticed('a');
  await warmer.done();
  expect(planned).toHaveLength(200);
  warmer.close();
  warmer.noticed('b');
  await warmer.done();
  expect(planned).toHaveLength(200);
});
