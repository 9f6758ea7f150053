import { codedError } from '../../base/errors.ts';
import type { Answer } from '../../engine/answer.ts';

/**
 * Runs an operation with a limit on its time, beside the client's going away.
 * @returns the answer, or QUERY_TIMEOUT in its place: the operation's work is told to end.
 */
export async function withinTime(
  ms: number,
  { signal }: { readonly signal: AbortSignal },
  run: (signal: AbortSignal) => Promise<Answer>,
): Promise<Answer> {
  const time = AbortSignal.timeout(ms);
  try {
    return await run(AbortSignal.any([signal, time]));
  } catch (error) {
    if (!time.aborted || signal.aborted) throw error;
    const message = `The operation took longer than operationTimeoutMs, ${ms} ms, and was stopped. Ask for less at once.`;
    return { result: { errors: [codedError('QUERY_TIMEOUT', message, { limit: 'operationTimeoutMs', max: ms })] } };
  }
}
