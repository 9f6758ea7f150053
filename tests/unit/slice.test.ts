import { setImmediate as nextTurn } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { TimeSlice } from '../../src/base/slice.ts';

describe('slices of the event loop', () => {
  let now = 0;

  beforeEach(async () => {
    vi.spyOn(performance, 'now').mockImplementation(() => now);
    await nextTurn();
    await nextTurn();
  });
  afterEach(() => void vi.restoreAllMocks());

  it('end after 5 ms, and begin again after a pause', async () => {
    const slice = new TimeSlice();
    now += 5;
    expect(slice.isOver).toBe(false);
    now += 1;
    expect(slice.isOver).toBe(true);
    await slice.pause();
    expect(slice.isOver).toBe(false);
  });

  it('include all parts that follow each other without a pause', async () => {
    const first = new TimeSlice();
    now += 4;
    const second = new TimeSlice();
    now += 2;
    expect([first.isOver, second.isOver, new TimeSlice().isOver]).toEqual([true, true, true]);
    await second.pause();
    now += 4;
    const third = new TimeSlice();
    now += 2;
    expect(third.isOver).toBe(true);
  });

  it('begin again after a turn of the event loop', async () => {
    new TimeSlice();
    now += 6;
    await nextTurn();
    expect(new TimeSlice().isOver).toBe(false);
  });

  it('pass values on at once before their end, and one after another afterwards', async () => {
    const slice = new TimeSlice();
    expect(slice.share('at once')).toBe('at once');
    now += 6;
    const order: string[] = [];
    const later = ['first', 'second'].map(async (name) => order.push(await slice.share(name)));
    expect(order).toEqual([]);
    await Promise.all(later);
    expect(order).toEqual(['first', 'second']);
  });
});
