import type { ExecutionResult } from 'graphql';
import { codedError } from '../base/errors.ts';
import type { Limits } from '../base/limits.ts';

/** What stands around a value or a name in JSON: quotes, and a comma or a colon. */
const marks = 3;

/**
 * Refuses an answer before it becomes a text, which is when its size is paid for: once in memory and once more as
 * bytes, in one go. The cost of an operation bounds its rows, not what each of them holds: every row repeats the aliases.
 * @throws {GraphQLError} LIMIT_EXCEEDED.
 */
export function checkAnswerSize({ data, errors }: ExecutionResult, { maxAnswerBytes: max }: Limits): void {
  // Of errors, the paths repeat aliases; their messages are held to a length of their own.
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

/** Whether a JSON value takes more bytes than these, but for escapes. It is walked no further than that. */
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
