import { codedError } from '../../base/errors.ts';
import { type Answer, refusedAnswer } from '../../engine/answer.ts';

/** Differs from the reason in `store/deadline.ts`, which would count this timeout as one of the store. */
const late = new DOMException('The operation took too long.', 'TimeoutError');

/**
 * Runs an operation with a limit on its time.
 * @param stop stops the operation. It is aborted here at the limit, and elsewhere when the client leaves.
 * @returns the answer, or QUERY_TIMEOUT in its place.
 */
export async function withinTime(
  ms: number,
  stop: AbortController,
  run: (signal: AbortSignal) => Promise<Answer>,
): Promise<Answer> {
  // One controller for both reasons: AbortSignal.any and AbortSignal.timeout take longer than a small operation, and
  // their timers live on until the limit.
  const timer = setTimeout(() => stop.abort(late), ms);
  try {
    return await run(stop.signal);
  } catch (error) {
    if (stop.signal.reason !== late) throw error;
    const message = `The operation took longer than operationTimeoutMs, ${ms} ms, and was stopped. Request less.`;
    return refusedAnswer([codedError('QUERY_TIMEOUT', message, { limit: 'operationTimeoutMs', max: ms })]);
  } finally {
    clearTimeout(timer);
  }
}
