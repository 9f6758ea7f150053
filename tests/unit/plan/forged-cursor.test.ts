/** Cursors that the service never returned: decoding checks each of their parts. */
import { expect, it } from 'vitest';
import { decodeCursor } from '../../../src/plan/cursor.ts';
import type { ListSignature } from '../../../src/plan/plan.ts';

const list: ListSignature = {
  hash: 'abcdefgh',
  orderBy: [],
  types: [
    { type: 'string', nullable: true, values: null },
    { type: 'number', nullable: false, values: null },
  ],
};
const decode = (...parts: unknown[]) =>
  decodeCursor(Buffer.from(JSON.stringify(parts)).toString('base64url'), list, 'books(after:)');

it('half of a surrogate pair in a cursor is replaced, as it is in other arguments', () => {
  expect(decode('abcdefgh', 'a\ud800b', 1)).toEqual(['a\ufffdb', 1]);
  expect(decode('abcdefgh', '𝔅', 1)).toEqual(['𝔅', 1]);
});

it('a value may be null only where the key may', () => {
  expect(decode('abcdefgh', null, 1)).toEqual([null, 1]);
  expect(() => decode('abcdefgh', 'a', null)).toThrow('books(after:) is damaged');
});

it.each([
  ['the hash of another list', ['abcdefgi', 'a', 1], 'cursor of another list'],
  ['no hash', [1, 'a', 1], 'not a cursor'],
  ['a value less', ['abcdefgh', 'a'], 'damaged'],
  ['a value more', ['abcdefgh', 'a', 1, 2], 'damaged'],
  ['a list for a text', ['abcdefgh', ['a'], 1], 'damaged'],
  ['an object for a number', ['abcdefgh', 'a', {}], 'damaged'],
  ['true for a text', ['abcdefgh', true, 1], 'damaged'],
])('a cursor with %s is refused', (_what, parts, message) => {
  expect(() => decode(...parts)).toThrow(message);
});

it.each([
  ['no text', 7],
  ['nothing', undefined],
  ['a list', ['abcdefgh', 'a', 1]],
  ['a text that is not JSON', 'abcdefgh'],
  ['JSON other than a list', Buffer.from('"abcdefgh"').toString('base64url')],
])('%s is refused as no cursor', (_what, given) => {
  expect(() => decodeCursor(given, list, 'books(after:)')).toThrow(
    expect.objectContaining({ extensions: expect.objectContaining({ code: 'BAD_CURSOR' }) }),
  );
});
