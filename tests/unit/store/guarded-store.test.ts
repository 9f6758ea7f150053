/** The circuit breaker, on a store that fails, with a clock that a test moves. */
import { beforeEach, describe, expect, it } from 'vitest';
import { codedError } from '../../../src/base/errors.ts';
import type { Timers } from '../../../src/store/breaker.ts';
import { type FaultReason, StoreFault } from '../../../src/store/fault.ts';
import { guardStore } from '../../../src/store/guarded-store.ts';
import type { Store } from '../../../src/store/store.ts';
import { FailingStore } from '../../support/engine/failing-store.ts';

/** Timers that run when a test moves the clock. */
class FakeTimers implements Timers {
  private now = 0;
  private waiting: { readonly at: number; readonly work: () => void }[] = [];

  after = (ms: number, work: () => void) => {
    const timer = { at: this.now + ms, work };
    this.waiting.push(timer);
    return () => {
      this.waiting = this.waiting.filter((one) => one !== timer);
    };
  };

  get count(): number {
    return this.waiting.length;
  }

  /** Moves the clock, and lets the work that is due end. */
  async pass(ms: number): Promise<void> {
    this.now += ms;
    const due = this.waiting.filter(({ at }) => at <= this.now);
    this.waiting = this.waiting.filter(({ at }) => at > this.now);
    for (const { work } of due) work();
    await new Promise(setImmediate);
  }
}

const probeMs = 500;
let inner: FailingStore;
let timers: FakeTimers;
let store: Store;
/** The lines of the log, with the reason or the number of probes. */
let lines: unknown[];

const open = (breakerFailures = 3) =>
  guardStore(inner, {
    settings: { breakerFailures, breakerProbeMs: probeMs },
    pool: () => ({ inUse: 2, waiting: 1 }),
    timers,
    log: {
      info: (fields, line) => lines.push({ ...fields, line }),
      warn: (fields, line) => lines.push({ ...fields, line }),
    },
  });

beforeEach(async () => {
  lines = [];
  inner = await FailingStore.open();
  timers = new FakeTimers();
  store = open();
});

const read = () => store.searchIndex().then(({ release }) => release);
const fail = async (reason: FaultReason, times: number) => {
  inner.failure = new StoreFault(reason);
  for (let i = 0; i < times; i++) await expect(read()).rejects.toThrow();
};
const state = () => store.storeReport?.()?.breaker;

describe.each(['unreachable', 'hung', 'starting', 'stopped'] as const)('a store that is %s', (reason) => {
  it('makes requests fail at once after three failures, without a call, with the same code and reason', async () => {
    await fail(reason, 3);
    expect([state(), inner.calls]).toEqual(['open', 3]);
    await expect(read()).rejects.toMatchObject({
      extensions: { code: 'SERVICE_UNAVAILABLE' },
      originalError: { reason },
    });
    await expect(store.release()).rejects.toMatchObject({ reason });
    expect(inner.calls).toBe(3);
    expect(store.storeReport?.()).toMatchObject({ opened: 1, failures: { [reason]: 3 } });
  });
});

it('lets requests that wait fail when the breaker opens, and no others', async () => {
  let answer = () => {};
  inner.held = new Promise((resolve) => {
    answer = resolve;
  });
  const early = read();
  // Lets it reach the store.
  await new Promise(setImmediate);
  inner.held = Promise.resolve();
  await fail('hung', 2);
  expect(await Promise.race([early.catch(String), 'waits'])).toBe('waits');
  await fail('hung', 1);
  await expect(early).rejects.toMatchObject({ originalError: { reason: 'hung' } });
  // Its own end changes nothing any more.
  inner.failure = null;
  answer();
  await timers.pass(probeMs);
  expect(state()).toBe('closed');
  await read();
});

it('says in the log that the breaker opens and closes, once each', async () => {
  await fail('hung', 4);
  await timers.pass(probeMs);
  inner.failure = null;
  await timers.pass(probeMs);
  expect(lines).toEqual([
    { reason: 'hung', line: expect.stringContaining('opens') },
    { probes: 2, line: expect.stringContaining('closes') },
  ]);
});

it('does not count failures of requests from before the breaker opened', async () => {
  let answer = () => {};
  inner.held = new Promise((resolve) => {
    answer = resolve;
  });
  const early = Array.from({ length: 3 }, read);
  await new Promise(setImmediate);
  inner.held = Promise.resolve();
  await fail('hung', 3);
  await expect(Promise.all(early)).rejects.toMatchObject({ originalError: { reason: 'hung' } });
  inner.failure = null;
  await timers.pass(probeMs);
  inner.failure = new StoreFault('unreachable');
  answer();
  await new Promise(setImmediate);
  expect([state(), store.storeReport?.()?.failures.unreachable]).toEqual(['closed', 3]);
});

it('counts only failures in a row', async () => {
  for (let i = 0; i < 3; i++) {
    await fail('unreachable', 2);
    inner.failure = null;
    await read();
  }
  expect(state()).toBe('closed');
});

it('counts failures of the readiness check, too', async () => {
  await fail('hung', 2);
  await expect(store.release()).rejects.toMatchObject({ reason: 'hung' });
  expect(state()).toBe('open');
});

it.each([
  new StoreFault('slow'),
  new StoreFault('busy'),
  new StoreFault('memory'),
  new StoreFault('failed'),
  new StoreFault('no-release'),
  codedError('LIMIT_EXCEEDED', 'too large'),
  new DOMException('the client has left', 'AbortError'),
])('stays closed after an error that does not mean that the store is away: %s', async (error) => {
  inner.failure = error;
  for (let i = 0; i < 10; i++) await expect(read()).rejects.toThrow();
  expect([state(), inner.calls]).toEqual(['closed', 10]);
});

it('never opens with 0 failures', async () => {
  store = open(0);
  await fail('unreachable', 10);
  expect([state(), inner.calls]).toEqual(['closed', 10]);
});

describe('an open breaker', () => {
  beforeEach(() => fail('unreachable', 3));

  it('sends one probe at a time, and stays open while they fail', async () => {
    for (let probes = 1; probes <= 4; probes++) {
      await timers.pass(probeMs - 1);
      expect(inner.calls).toBe(3 + probes - 1);
      await timers.pass(1);
      expect([inner.calls, state(), timers.count]).toEqual([3 + probes, 'open', 1]);
    }
    expect(store.storeReport?.()).toMatchObject({ probes: 4, opened: 1, pool: { inUse: 2, waiting: 1 } });
  });

  it('closes when a probe succeeds, and needs as many failures as before to open again', async () => {
    inner.failure = null;
    await expect(read()).rejects.toThrow();
    await timers.pass(probeMs);
    expect([state(), timers.count]).toEqual(['closed', 0]);
    await read();
    await fail('unreachable', 2);
    expect(state()).toBe('closed');
  });

  it('closes when the store answers, even with an error', async () => {
    inner.failure = new StoreFault('no-release');
    await timers.pass(probeMs);
    expect(state()).toBe('closed');
  });

  it('says the present reason', async () => {
    inner.failure = new StoreFault('starting');
    await timers.pass(probeMs);
    await expect(store.release()).rejects.toMatchObject({ reason: 'starting' });
  });

  it('refuses requests while its probe is on its way', async () => {
    inner.failure = null;
    const passed = timers.pass(probeMs);
    expect(state()).toBe('half-open');
    await expect(read()).rejects.toThrow();
    await passed;
    expect(state()).toBe('closed');
  });

  it('stops its probes when the store closes', async () => {
    await store.close();
    await timers.pass(probeMs);
    expect(inner.calls).toBe(3);
  });
});
