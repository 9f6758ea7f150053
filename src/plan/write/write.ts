import type { GraphQLError } from 'graphql';
import { JsonText, utf8 } from '../../base/json-text.ts';
import type { Limits } from '../../base/limits.ts';
import type { BoundOperation } from '../prepare.ts';
import type { DataWriter } from './compile.ts';
import { Run } from './run.ts';

/** An answer as text. */
export interface Written {
  /** The whole answer without errors and extensions, as UTF-8: `{"data":…}`. */
  readonly body: Uint8Array;
  readonly errors: readonly GraphQLError[];
}

const start = utf8('{"data":');
const end = utf8('}');

/**
 * Writes an answer. It gives other requests their turn at the end of each slice of time.
 * @param signal ends it, with the signal's reason.
 * @throws {GraphQLError} LIMIT_EXCEEDED for an answer of more than `maxAnswerBytes`.
 */
export async function writeAnswer<R>(
  writer: DataWriter<R>,
  reader: R,
  { operation, limits }: { readonly operation: BoundOperation; readonly limits: Pick<Limits, 'maxAnswerBytes'> },
  signal?: AbortSignal,
): Promise<Written> {
  const out = new JsonText(limits.maxAnswerBytes, writer.usualBytes);
  const run = new Run(reader, operation, out);
  out.raw(start);
  try {
    if (writer.steps) await run.slice.run(writer.steps(run, null, 0), signal);
    else writer.write(run, null, 0);
  } catch (error) {
    run.recover(error, start.length, 0);
  }
  out.raw(end);
  writer.usualBytes = out.length;
  return { body: out.finish(), errors: run.errors };
}
