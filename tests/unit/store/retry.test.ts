import { describe, expect, it } from 'vitest';
import { type Clock, retry } from '../../../src/store/retry.ts';

/** A clock whose time passes only by waiting, and whose chance is fixed. */
class FakeClock implements Clock {
  time = 1_000;
  readonly pauses: number[] = [];
  readonly chance: number;
  /** Called at the beginning of every pause. */
  readonly onWait: () => void;

  constructor(chance = 1, onWait = () => {}) {
    this.chance = chance;
    this.onWait = onWait;
  }

  now = (): number => this.time;
  random = (): number => this.chance;
  wait = async (ms: number): Promise<void> => {
    this.onWait();
    this.pauses.push(ms);
    this.time += ms;
  };
}

const failing = (times: number) => {
  const attempts = { count: 0 };
  const attempt = async (): Promise<string> => {
    attempts.count++;
    if (attempts.count <= times) throw new Error(`failure ${attempts.count}`);
    return 'done';
  };
  return { attempts, attempt };
};

const policy = (budgetMs: number, signal = new AbortController().signal, mayPass = () => true) => ({
  budgetMs,
  signal,
  mayPass,
});

describe('retry', () => {
  it('does nothing more when the first attempt succeeds', async () => {
    const clock = new FakeClock();
    expect(await retry(failing(0).attempt, policy(5_000), clock)).toBe('done');
    expect(clock.pauses).toEqual([]);
  });

  it('pauses twice as long each time, up to a second', async () => {
    const clock = new FakeClock();
    expect(await retry(failing(7).attempt, policy(60_000), clock)).toBe('done');
    expect(clock.pauses).toEqual([50, 100, 200, 400, 800, 1_000, 1_000]);
  });

  it('pauses at least half as long, as chance has it', async () => {
    const clock = new FakeClock(0);
    await retry(failing(3).attempt, policy(60_000), clock);
    expect(clock.pauses).toEqual([25, 50, 100]);
  });

  it('begins no attempt past its budget, and throws what the last one threw', async () => {
    const clock = new FakeClock();
    const { attempt, attempts } = failing(Number.POSITIVE_INFINITY);
    await expect(retry(attempt, policy(1_000), clock)).rejects.toThrow('failure 5');
    expect([attempts.count, clock.time]).toEqual([5, 1_750]);
  });

  it('counts what the attempts take', async () => {
    const clock = new FakeClock();
    const { attempt, attempts } = failing(Number.POSITIVE_INFINITY);
    const slow = (): Promise<string> => {
      clock.time += 3_000;
      return attempt();
    };
    await expect(retry(slow, policy(5_000), clock)).rejects.toThrow('failure 2');
    expect(attempts.count).toBe(2);
  });

  it('tries once when there is no budget', async () => {
    const { attempt, attempts } = failing(1);
    await expect(retry(attempt, policy(0), new FakeClock())).rejects.toThrow('failure 1');
    expect(attempts.count).toBe(1);
  });

  it('does not repeat what will not pass', async () => {
    const { attempt, attempts } = failing(1);
    const mayPass = () => false;
    await expect(retry(attempt, policy(5_000, undefined, mayPass), new FakeClock())).rejects.toThrow('failure 1');
    expect(attempts.count).toBe(1);
  });

  it('does not try again once it is aborted, before a pause or during it', async () => {
    const before = new AbortController();
    before.abort();
    const once = failing(1);
    await expect(retry(once.attempt, policy(5_000, before.signal), new FakeClock())).rejects.toThrow('failure 1');
    const during = new AbortController();
    const clock = new FakeClock(1, () => during.abort());
    const twice = failing(1);
    await expect(retry(twice.attempt, policy(5_000, during.signal), clock)).rejects.toThrow('failure 1');
    expect([once.attempts.count, twice.attempts.count]).toEqual([1, 1]);
  });

  it('does not pause when the attempt itself was aborted', async () => {
    const controller = new AbortController();
    const clock = new FakeClock();
    const attempt = async (): Promise<never> => {
      controller.abort();
      throw new Error('aborted');
    };
    await expect(retry(attempt, policy(5_000, controller.signal), clock)).rejects.toThrow('aborted');
    expect(clock.pauses).toEqual([]);
  });
});
