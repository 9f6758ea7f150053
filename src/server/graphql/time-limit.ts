import { codedError } from '../../base/errors.ts';
import { type Answer, refusedAnswer } from '../../engine/answer.ts';

/**
 * Runs an operation with a limit on its time. Its signal is aborted at the limit, or when the client leaves. The reason
 * at the limit differs from that of `store/deadline.ts`, which would count this timeout as one of the store.
 * @returns the answer, or QUERY_TIMEOUT in its place.
 */
export async function withinTime(
  ms: number,
  client: AbortSignal,
  run: (signal: AbortSignal) => Promise<Answer>,
): Promise<Answer> {
  const time = AbortSignal.timeout(ms);
  try {
    return await run(AbortSignal.any([client, time]));
  } catch (error) {
    if (!time.aborted || client.aborted) throw error;
    const message = `The operation took longer than operationTimeoutMs, ${ms} ms, and was stopped. Request less.`;
    return refusedAnswer([codedError('QUERY_TIMEOUT', message, { limit: 'operationTimeoutMs', max: ms })]);
  }
}
