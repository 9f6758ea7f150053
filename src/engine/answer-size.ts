import type { ExecutionResult } from 'graphql';
import { codedError } from '../base/errors.ts';
import type { Limits } from '../base/limits.ts';

/** The bytes around a value or a name in JSON: quotes, and a comma or a colon. */
const marks = 3;

/**
 * Refuses a large answer before it becomes JSON, which takes memory twice, as a string and as bytes. The cost of an
 * operation limits its rows, but not the size of each row, which repeats the aliases.
 * @throws {GraphQLError} LIMIT_EXCEEDED.
 */
export function checkAnswerSize({ data, errors }: ExecutionResult, { maxAnswerBytes: max }: Limits): void {
  // The paths of errors repeat aliases; another check limits the length of messages.
  const paths = errors?.map(({ path }) => path);
  if (exceeds([data, paths], max)) {
    throw codedError(
      'LIMIT_EXCEEDED',
      `The answer exceeds maxAnswerBytes: it has more than ${max} bytes. Ask for less at once: smaller pages, fewer ` +
        'fields, shorter aliases, or several operations.',
      { limit: 'maxAnswerBytes', max },
    );
  }
}

/** Returns whether a JSON value takes more bytes, without escapes. The walk ends where the answer is known. */
function exceeds(value: unknown, max: number): boolean {
  let bytes = 0;
  const visit = (part: unknown): void => {
    bytes += marks;
    if (typeof part === 'string') bytes += Buffer.byteLength(part);
    else if (typeof part === 'number') bytes += String(part).length;
    else if (Array.isArray(part)) {
      for (const item of part) if (bytes <= max) visit(item);
    } else if (typeof part === 'object' && part !== null) {
      for (const [name, item] of Object.entries(part)) {
        if (bytes > max) return;
        bytes += Buffer.byteLength(name) + marks;
        visit(item);
      }
    }
  };
  visit(value);
  return bytes > max;
}
