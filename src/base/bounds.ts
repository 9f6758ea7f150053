/**
 * The largest sizes of a graph in typed arrays. Beyond them, numbers would no longer fit into 32 bits and wrap around
 * without an error, so that answers would be wrong.
 */
import { UsageError } from './usage-error.ts';

export const bounds = {
  /** Nodes, edges of a relation, or items of a property: a place, and one more, fits into 31 bits. */
  items: 2 ** 31 - 2,
  /** Edges of one relation, in a hash table of twice as many slots: a mask of 32 bits would be negative. */
  hashed: 2 ** 30,
  /** Distinct strings, and with them nodes: JavaScript sorts no longer typed array with a comparison of ours. */
  strings: 2 ** 27 - 1_024,
  /** Bytes of all distinct strings together: an offset fits into 32 bits. */
  stringBytes: 2 ** 32 - 1,
} as const;

/** @throws {UsageError} if a part of the graph is larger than its bound. */
export function checkBound(part: string, size: number, most: number): void {
  if (size <= most) return;
  throw new UsageError(
    `the graph is too large: it has more than ${most.toLocaleString('en')} ${part}, the most that the service can ` +
      'hold. Leave records out of the seed.',
  );
}
