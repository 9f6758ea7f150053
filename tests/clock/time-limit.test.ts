/** One timer limits the time of all operations: each is stopped at its own limit, and an operation that ends is not. */
import { setTimeout as pause } from 'node:timers/promises';
import { expect, it } from 'vitest';
import { refusedAnswer } from '../../src/engine/answer.ts';
import { TimeLimit } from '../../src/server/graphql/time-limit.ts';

const limitMs = 60;

/** Waits until the operation is stopped. */
const endless = (stop: AbortController) => () =>
  new Promise<never>((_, reject) => {
    stop.signal.addEventListener('abort', () => reject(stop.signal.reason));
  });

it('stops each operation at its limit', async () => {
  const time = new TimeLimit(limitMs);
  const began = performance.now();
  const ends: number[] = [];
  const run = async () => {
    const stop = new AbortController();
    const { result } = await time.run(stop, endless(stop));
    expect(result.errors).toMatchObject([{ extensions: { code: 'QUERY_TIMEOUT', max: limitMs } }]);
    ends.push(performance.now() - began);
  };
  const first = run();
  await pause(limitMs / 2);
  await Promise.all([first, run()]);
  expect(ends[0]).toBeGreaterThanOrEqual(limitMs - 1);
  expect(ends[1]).toBeGreaterThanOrEqual(1.5 * limitMs - 1);
  // The timer begins again for later operations.
  await run();
  expect(ends).toHaveLength(3);
});

it('leaves an operation alone that has ended, and one whose client has left', async () => {
  const time = new TimeLimit(limitMs);
  const [ended, left] = [new AbortController(), new AbortController()];
  await time.run(ended, async () => refusedAnswer([]));
  const running = time.run(left, endless(left));
  left.abort(new Error('left'));
  await expect(running).rejects.toThrow('left');
  await pause(2 * limitMs);
  expect(ended.signal.aborted).toBe(false);
});
