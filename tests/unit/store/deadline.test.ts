import { setTimeout as pause } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { endsWithin, TimedOut, untilAborted, withDeadline } from '../../../src/store/deadline.ts';
import { Semaphore } from '../../../src/store/semaphore.ts';

const never = new Promise<never>(() => {});

describe('withDeadline', () => {
  it('hands on what the work gives, or throws', async () => {
    expect(await withDeadline(1_000, undefined, async () => 7)).toBe(7);
    await expect(withDeadline(1_000, undefined, () => Promise.reject(new Error('no')))).rejects.toThrow('no');
  });

  it('aborts when the time is over', async () => {
    const work = withDeadline(10, undefined, (signal) => untilAborted(never, signal));
    await expect(work).rejects.toBeInstanceOf(TimedOut);
  });

  it('aborts when the client goes away, for its reason', async () => {
    const client = new AbortController();
    const work = withDeadline(1_000, client.signal, (signal) => untilAborted(never, signal));
    client.abort(new Error('gone'));
    await expect(work).rejects.toThrow('gone');
  });

  it('aborts at once when the client is gone already', async () => {
    const work = withDeadline(1_000, AbortSignal.abort(new Error('gone')), (signal) => untilAborted(never, signal));
    await expect(work).rejects.toThrow('gone');
  });
});

describe('endsWithin', () => {
  it('returns whether work ends in time, well or badly', async () => {
    expect(await endsWithin(1_000, Promise.resolve())).toBe(true);
    expect(await endsWithin(1_000, Promise.reject(new Error('no')))).toBe(true);
    expect(await endsWithin(10, never)).toBe(false);
  });
});

describe('Semaphore', () => {
  const { signal } = new AbortController();

  it('lets a limited number in, and the others in their order', async () => {
    const gate = new Semaphore(2);
    const entered: number[] = [];
    const enter = (number: number) => gate.enter(signal).then(() => entered.push(number));
    for (const number of [1, 2, 3, 4]) void enter(number);
    await pause(1);
    expect([entered, gate.inside]).toEqual([[1, 2], 2]);
    gate.leave();
    await pause(1);
    expect(entered).toEqual([1, 2, 3]);
    for (let i = 0; i < 3; i++) gate.leave();
    await pause(1);
    expect([entered, gate.inside]).toEqual([[1, 2, 3, 4], 0]);
  });

  it('forgets those who do not wait any longer', async () => {
    const gate = new Semaphore(1);
    await gate.enter(signal);
    const impatient = new AbortController();
    const waiting = gate.enter(impatient.signal);
    const patient = gate.enter(signal);
    impatient.abort(new Error('gone'));
    await expect(waiting).rejects.toThrow('gone');
    gate.leave();
    await patient;
    expect(gate.inside).toBe(1);
  });

  it('passes a place on when the next caller has just left the line', async () => {
    const gate = new Semaphore(1);
    await gate.enter(signal);
    const impatient = new AbortController();
    const waiting = gate.enter(impatient.signal);
    impatient.abort(new Error('gone'));
    gate.leave();
    await expect(waiting).rejects.toThrow('gone');
    expect(gate.inside).toBe(0);
  });
});
