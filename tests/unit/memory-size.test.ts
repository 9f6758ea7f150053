import { totalmem } from 'node:os';
import { expect, test } from 'vitest';
import { bytesOf } from '../../src/settings/memory-size.ts';
import { readSettings } from '../../src/settings/read.ts';

test.each([
  ['off', null],
  ['0', 0],
  ['1000000', 1_000_000],
  ['512MB', 512_000_000],
  ['512mb', 512_000_000],
  ['4GB', 4_000_000_000],
  ['64kB', 64_000],
])('--replica %s is %s bytes', (value, bytes) => {
  expect(bytesOf(readSettings(['--replica', value], {}).replica)).toBe(bytes);
});

test('--replica on is half of the memory at most', () => {
  const bytes = bytesOf(readSettings([], { NUTRIGRAPH_REPLICA: 'on' }).replica) ?? 0;
  expect(bytes).toBeGreaterThan(50e6);
  expect(bytes).toBeLessThanOrEqual(totalmem() / 2);
});

test('the replica is off by default', () => {
  expect(bytesOf(readSettings([], {}).replica)).toBe(null);
});

test.each(['yes', 'ON!', '1.5GB', '-1', '1TB', 'MB', ''])(
  '--replica "%s" is an error that names what fits',
  (value) => {
    expect(() => readSettings(['--replica', value], {})).toThrow(
      `--replica: expected off, on, or the most memory that it may take, such as 512MB or 4GB, got "${value}".`,
    );
  },
);
