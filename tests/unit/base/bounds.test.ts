/** A graph that is too large for numbers of 32 bits is refused, and never wraps around. */
import { createHash } from 'node:crypto';
import { expect, test } from 'vitest';
import { bounds } from '../../../src/base/bounds.ts';
import { feedBytes } from '../../../src/base/sha256.ts';
import { UsageError } from '../../../src/base/usage-error.ts';
import { Growing } from '../../../src/columns/arrays.ts';
import { Spans } from '../../../src/columns/spans.ts';
import { Interner } from '../../../src/columns/strings.ts';
import { EdgeTable } from '../../../src/import/dense/edge-table.ts';
import { IntList } from '../../../src/import/dense/int-list.ts';

/** Adds items until the list refuses one, and returns their number. */
function fill(add: (item: number) => unknown, part: RegExp): number {
  for (let i = 0; i < 100_000; i++) {
    try {
      add(i);
    } catch (error) {
      expect(error).toBeInstanceOf(UsageError);
      expect((error as Error).message).toMatch(part);
      return i;
    }
  }
  throw new Error('there was room for all items');
}

test('each bound keeps the numbers that depend on it within their bits', () => {
  // A place plus 1, as `EdgeTable` and columns of codes keep it, in a signed number.
  expect((bounds.items + 1) | 0).toBe(bounds.items + 1);
  // The mask of a hash table with twice as many slots, which `&` must not make negative.
  expect((2 * bounds.hashed - 1) & -1).toBe(2 * bounds.hashed - 1);
  expect(bounds.stringBytes >>> 0).toBe(bounds.stringBytes);
  // The hash table of strings has a mask as well.
  expect(bounds.strings).toBeLessThan(bounds.hashed);
  expect(bounds.hashed).toBeLessThan(bounds.items);
});

test.each([10, 64, 100, 1_000])('a typed array, a list and offsets take %i numbers, and refuse one more', (most) => {
  const array = new Growing(Uint32Array, undefined, most);
  expect(fill((i) => array.push(i), /nodes, edges of a relation/)).toBe(most);
  expect([array.length, array.at(most - 1)]).toEqual([most, most - 1]);
  const blanks = new Growing(Uint32Array, 0, most);
  expect(fill(() => blanks.push(0), /nodes, edges of a relation/)).toBe(most);
  expect([blanks.length, blanks.at(most - 1)]).toEqual([most, 0]);
});

test.each([256, 300, 1_000])('a list takes %i numbers, and refuses one more', (most) => {
  const list = new IntList(most);
  expect(fill((i) => list.push(i), /records/)).toBe(most);
  expect(list.at(most - 1)).toBe(most - 1);
});

test('a table of edges refuses to grow beyond its bound, and finds all edges until then', () => {
  const table = new EdgeTable(1_000);
  const taken = fill((i) => table.add(i, i + 1), /edges of one relation/);
  expect(taken).toBeGreaterThan(1_000);
  expect(taken).toBeLessThanOrEqual(1_024);
  for (let i = 0; i < taken; i++) expect([table.fromAt(i), table.toAt(i)]).toEqual([i, i + 1]);
});

test('strings are refused beyond their bytes, and all until then come back', () => {
  const most = 20_000;
  const strings = new Interner({ stringBytes: most, strings: 1e6 });
  const text = (i: number) => `späť ${i}`;
  const taken = fill((i) => strings.intern(text(i)), /bytes of distinct strings/);
  const bytes = Array.from({ length: taken + 1 }, (_, i) => Buffer.byteLength(text(i)));
  const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0);
  expect(sum(bytes.slice(0, -1))).toBeLessThanOrEqual(most);
  expect(sum(bytes)).toBeGreaterThan(most);
  for (let i = 0; i < taken; i++) expect(strings.at(i)).toBe(text(i));
});

test('strings are refused beyond their number', () => {
  const strings = new Interner({ stringBytes: 1e6, strings: 1_000 });
  expect(fill((i) => strings.intern(`${i}`), /distinct strings/)).toBe(1_000);
  expect(strings.intern('999')).toBe(999);
});

test('offsets count at most as many items as an array takes', () => {
  const spans = new Spans();
  spans.end(bounds.items);
  expect(spans.at(0)).toEqual([0, bounds.items]);
});

test.each([1, 3, 5, 1_000])('a hash takes any part of a buffer, %i bytes at once', (atOnce) => {
  const hash = createHash('sha256');
  feedBytes(hash, Buffer.from('a graph in columns').subarray(2, 7), atOnce);
  expect(hash.digest('hex')).toBe(createHash('sha256').update('graph').digest('hex'));
});
