import { setTimeout as wait } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { inSpan, SpanTimes } from '../../src/base/tracing.ts';

describe('the times of spans', () => {
  it('add up by name, whether a span succeeds or fails', async () => {
    const times = new SpanTimes();
    await inSpan('step', {}, () => wait(20), { times });
    const first = times.of('step');
    const failing = inSpan('step', {}, () => wait(20).then(() => Promise.reject(new Error('no'))), { times });
    await expect(failing).rejects.toThrow('no');
    expect(first).toBeGreaterThan(15);
    expect(times.of('step')).toBeGreaterThan(first + 15);
    expect(times.of('another')).toBe(0);
  });

  it('count a span apart from the one around it, where it names that', async () => {
    const times = new SpanTimes();
    const inner = () => inSpan('inner', {}, () => wait(200), { times, within: 'outer' });
    await inSpan('outer', {}, inner, { times });
    expect(times.of('inner')).toBeGreaterThan(150);
    expect(times.of('outer')).toBeLessThan(times.of('inner'));
  });

  it('are never below zero, though inner spans may run side by side', async () => {
    const times = new SpanTimes();
    const inner = () => inSpan('inner', {}, () => wait(50), { times, within: 'outer' });
    await inSpan('outer', {}, () => Promise.all([inner(), inner(), inner()]), { times });
    expect(times.of('outer')).toBe(0);
  });
});
