/** Runs operations both ways, since a written answer must have the same bytes as one that graphql-js completes. */
import type { Answer, Operation } from '../../../src/engine/answer.ts';
import type { Engine } from '../../../src/engine/engine.ts';

/**
 * Answers an operation, and lets graphql-js complete the same answer.
 * @throws {Error} when the bytes of the two answers differ.
 */
export async function runBothWays(engine: Pick<Engine, 'run'>, operation: Operation): Promise<Answer> {
  const answer = await engine.run(operation);
  const { result } = await engine.run({ ...operation, way: 'completed' });
  const [written, completed] = [textOf(answer), JSON.stringify(result)];
  if (written !== completed) throw new Error(`the two ways differ\nwritten:   ${written}\ncompleted: ${completed}`);
  return answer;
}

/** Returns an answer as a client gets it. */
export const textOf = ({ body, result }: Answer): string =>
  body ? Buffer.from(body).toString() : JSON.stringify(result);
