/** Runs operations both ways, since a written answer must have the same bytes as one that graphql-js completes. */
import { vi } from 'vitest';
import { TimeSlice } from '../../../src/base/slice.ts';
import type { Answer, Operation } from '../../../src/engine/answer.ts';
import type { Engine } from '../../../src/engine/engine.ts';

/**
 * Answers an operation, and lets graphql-js complete the same answer. An answer with errors is completed once more with
 * a pause at every list, as on a busy machine, since graphql-js reports errors in the order of time.
 * @throws {Error} when the bytes of the answers differ.
 */
export async function runBothWays(engine: Pick<Engine, 'run'>, operation: Operation): Promise<Answer> {
  const answer = await engine.run(operation);
  const written = textOf(answer);
  const complete = async (how: string) => {
    const { result } = await engine.run({ ...operation, way: 'completed' });
    const completed = JSON.stringify(result);
    if (written !== completed) throw new Error(`the ways differ\nwritten: ${written}\n${how}: ${completed}`);
  };
  await complete('completed');
  if (!answer.result.errors) return answer;
  const busy = vi.spyOn(TimeSlice.prototype, 'isOver', 'get').mockReturnValue(true);
  await complete('completed with pauses').finally(() => busy.mockRestore());
  return answer;
}

/** Returns an answer as a client gets it. */
export const textOf = ({ body, result }: Answer): string =>
  body ? Buffer.from(body).toString() : JSON.stringify(result);
