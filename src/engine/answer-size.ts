import type { ExecutionResult } from 'graphql';
import { answerTooLarge } from '../base/errors.ts';
import type { Limits } from '../base/limits.ts';

/** The bytes of `{"data":}`. */
const frame = 9;

/**
 * Refuses a large answer of graphql-js before it becomes JSON, which takes memory twice, as a string and as bytes. The
 * cost of an operation limits its rows, but not the size of each row, which repeats the aliases. It counts the same
 * bytes as `JsonText` does.
 * @throws {GraphQLError} LIMIT_EXCEEDED.
 */
export function checkAnswerSize({ data, errors }: ExecutionResult, { maxAnswerBytes: max }: Limits): void {
  // The paths of errors repeat aliases; another check limits the length of messages.
  const paths = errors?.map(({ path }) => Buffer.byteLength(JSON.stringify(path) ?? '')) ?? [];
  const before = frame + paths.reduce((sum, bytes) => sum + bytes, 0);
  if (exceeds(data, max - before)) throw answerTooLarge(max);
}

/** Returns whether a value takes more bytes as JSON. The walk ends where the answer is known. */
function exceeds(value: unknown, max: number): boolean {
  let bytes = 0;
  const visit = (part: unknown): void => {
    if (typeof part !== 'object' || part === null) {
      bytes += Buffer.byteLength(JSON.stringify(part) ?? '');
      return;
    }
    const isList = Array.isArray(part);
    const names = isList ? [] : Object.keys(part);
    const items: readonly unknown[] = isList ? part : Object.values(part);
    bytes += 2 + Math.max(0, items.length - 1);
    for (const [i, item] of items.entries()) {
      if (bytes > max) return;
      if (!isList) bytes += Buffer.byteLength(JSON.stringify(names[i])) + 1;
      visit(item);
    }
  };
  visit(value);
  return bytes > max;
}
