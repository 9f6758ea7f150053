/** A buffer is used again only after it was given back, and foreign buffers never are. */
import { expect, it } from 'vitest';
import { Buffers } from '../../../src/base/buffers.ts';

const size = 100_000;

it('gives the memory of a buffer that came back, and of no other', () => {
  const buffers = new Buffers();
  const [first, second] = [buffers.take(size), buffers.take(size)];
  expect([first.length, second.length]).toEqual([size, size]);
  expect(second.buffer).not.toBe(first.buffer);
  buffers.give(first.subarray(10, 20));
  const third = buffers.take(size - 1);
  expect(third.buffer).toBe(first.buffer);
  expect(third).toHaveLength(size - 1);
  expect(buffers.take(size).buffer).not.toBe(first.buffer);
});

it('takes neither buffers from elsewhere nor the block of small ones', () => {
  const buffers = new Buffers();
  const foreign = [Buffer.allocUnsafeSlow(131_072), Buffer.from('x'.repeat(size)), buffers.take(100)];
  for (const one of foreign) buffers.give(one);
  for (const one of foreign) expect(buffers.take(size).buffer).not.toBe(one.buffer);
});
