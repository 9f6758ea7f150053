import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { Refusals } from '../../../src/server/observability/refusals.ts';
import { TestLog } from '../../support/process/log.ts';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

test('a line names the client that has exceeded the limit most often since the last line, not the first one', () => {
  const logged = new TestLog();
  const refusals = new Refusals(logged.log);
  refusals.note('limit', '192.0.2.1');
  for (let i = 0; i < 5; i++) {
    refusals.note('limit', '192.0.2.2');
    refusals.note('client', '192.0.2.3');
  }
  refusals.note('limit', '192.0.2.1');
  vi.advanceTimersByTime(5_000);
  expect(logged.lines).toMatchObject([
    { setting: 'max-connections', refused: 1, client: '192.0.2.1', ofClient: 1, clients: 1 },
    { setting: 'max-connections', refused: 6, client: '192.0.2.2', ofClient: 5, clients: 2 },
    { setting: 'max-connections-per-client', refused: 5, client: '192.0.2.3', ofClient: 5, clients: 1 },
  ]);
  expect(refusals.totals).toEqual({ limit: 7, client: 5 });
});

test('a flood from many addresses takes bounded memory, and every connection counts', () => {
  const logged = new TestLog();
  const refusals = new Refusals(logged.log);
  for (let i = 0; i < 5_001; i++) refusals.note('limit', `client ${i}`);
  vi.advanceTimersByTime(5_000);
  expect(logged.lines.at(-1)).toMatchObject({ refused: 5_000, client: '(other)', ofClient: 4_000, clients: 1_001 });
});
