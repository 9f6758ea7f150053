import { setTimeout as pause } from 'node:timers/promises';
import fc from 'fast-check';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { check } from '../support/random/fast-check.ts';

/** Blocks the event loop for some time, as a property with much work does. */
function work(milliseconds: number): void {
  const end = performance.now() + milliseconds;
  while (performance.now() < end);
}

/** Long lists. fast-check needs time to remove each of their elements. */
const long = fc.array(fc.nat(), { minLength: 150, maxLength: 160, size: 'max' });

describe('a property', { timeout: 20_000 }, () => {
  afterEach(() => vi.unstubAllEnvs());

  it.each([0, 0.3])(
    'searches after a failure for a smaller case for %d s, and then reports the smallest and the seed',
    async (seconds) => {
      vi.stubEnv('FC_SHRINK_SECONDS', String(seconds));
      const start = performance.now();
      const failure = /Property failed after 1 tests\n\{ seed: -?\d+[\s\S]*Counterexample/;
      const sync = fc.property(long, () => {
        work(50);
        return false;
      });
      expect(() => check(sync, 10)).toThrow(failure);
      const async = fc.asyncProperty(long, async () => {
        await pause(50);
        return false;
      });
      await expect(check(async, 10)).rejects.toThrow(failure);
      expect(performance.now() - start).toBeLessThan(2 * 1_000 * seconds + 3_000);
    },
  );

  it('runs to its end if it holds, without a limit of time', async () => {
    vi.stubEnv('FC_SHRINK_SECONDS', '0');
    let runs = 0;
    await check(
      fc.asyncProperty(fc.nat(), async () => {
        runs += 1;
        await pause(2);
      }),
      20,
    );
    expect(runs).toBe(process.env.FC_RUNS ? Number(process.env.FC_RUNS) : 20);
  });
});
