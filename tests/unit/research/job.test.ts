import { describe, expect, it } from 'vitest';
import { Work } from '../../../src/base/work.ts';
import { complete, runInSlices } from '../../../src/research/job.ts';
import { wideLimits } from '../../support/engine/engine.ts';

/** Counts to a number, one by one. */
function* count(to: number) {
  let sum = 0;
  for (let i = 1; i <= to; i++) {
    sum += i;
    yield 1;
  }
  return sum;
}

/** Runs forever. */
function* forever() {
  for (;;) yield 1;
}

describe('a job', () => {
  it('has the same result in one run and in slices', async () => {
    expect(complete(count(1_000))).toBe(500_500);
    expect(await runInSlices(count(1_000), new Work(wideLimits))).toBe(500_500);
  });

  it('fails exactly when it exceeds its budget', async () => {
    const work = new Work({ ...wideLimits, maxWork: 10 });
    expect(await runInSlices(count(6), work)).toBe(21);
    expect(await runInSlices(count(4), work)).toBe(10);
    await expect(runInSlices(count(1), work)).rejects.toMatchObject({ extensions: { limit: 'maxWork', actual: 11 } });
  });

  it('gives the event loop back, and ends when its client goes away', async () => {
    const client = new AbortController();
    const running = runInSlices(forever(), new Work({ ...wideLimits, maxWork: Number.POSITIVE_INFINITY }), client);
    // This would never run if the algorithm kept the event loop.
    setTimeout(() => client.abort(new Error('gone')), 20);
    await expect(running).rejects.toThrow('gone');
  });
});
