import type { GraphQLError } from 'graphql';
import { JsonText, utf8 } from '../../base/json-text.ts';
import type { Limits } from '../../base/limits.ts';
import type { Stop } from '../../base/stop.ts';
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
 * @param stop ends it, with the reason of its signal.
 * @throws {GraphQLError} LIMIT_EXCEEDED for an answer of more than `maxAnswerBytes`.
 */
export async function writeAnswer<R>(
  writer: DataWriter<R>,
  reader: R,
  { operation, limits }: { readonly operation: BoundOperation; readonly limits: Pick<Limits, 'maxAnswerBytes'> },
  stop?: Stop,
): Promise<Written> {
  const out = new JsonText(limits.maxAnswerBytes, writer.usualBytes);
  const run = new Run(reader, operation, out, writer.usualBytes > 0);
  out.raw(start);
  try {
    if (writer.steps) await run.slice.run(writer.steps(run, null, 0), stop);
    else writer.write(run, null, 0);
  } catch (error) {
    run.recover(error, start.length, 0);
  }
  out.raw(end);
  writer.usualBytes = out.length;
  return { body: out.finish(), errors: run.errors };
}
