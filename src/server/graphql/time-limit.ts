import { codedError } from '../../base/errors.ts';
import { Members } from '../../base/members.ts';
import { type Answer, refusedAnswer } from '../../engine/answer.ts';

/** Differs from the reason in `store/deadline.ts`, which would count this timeout as one of the store. */
const late = new DOMException('The operation took too long.', 'TimeoutError');

/**
 * Limits the time of operations. All have the same limit, so one timer, for the operation that began first, serves all
 * of them. A timer for each would take longer than the smallest operations.
 */
export class TimeLimit {
  private readonly ms: number;
  private readonly underWay = new Members<{ readonly stop: AbortController; readonly end: number }>();
  private isSet = false;

  constructor(ms: number) {
    this.ms = ms;
  }

  /**
   * Runs an operation.
   * @param stop stops the operation. It is aborted here at the limit, and elsewhere when the client leaves.
   * @returns the answer, or QUERY_TIMEOUT in its place.
   */
  async run(stop: AbortController, work: () => Promise<Answer>): Promise<Answer> {
    const end = this.underWay.add({ stop, end: performance.now() + this.ms });
    if (!this.isSet) this.set(this.ms);
    try {
      return await work();
    } catch (error) {
      if (stop.signal.reason !== late) throw error;
      const { ms } = this;
      const message = `The operation took longer than operationTimeoutMs, ${ms} ms, and was stopped. Request less.`;
      return refusedAnswer([codedError('QUERY_TIMEOUT', message, { limit: 'operationTimeoutMs', max: ms })]);
    } finally {
      end();
    }
  }

  private set(ms: number): void {
    this.isSet = true;
    // It stays when the last operation has ended, and must not keep the process running.
    setTimeout(() => this.check(), Math.ceil(ms)).unref();
  }

  /** Stops the operations that are late, and waits for the next one. */
  private check(): void {
    this.isSet = false;
    let next = Number.POSITIVE_INFINITY;
    for (const { stop, end } of this.underWay) {
      const left = end - performance.now();
      if (left <= 0) stop.abort(late);
      else next = Math.min(next, left);
    }
    if (next < Number.POSITIVE_INFINITY) this.set(next);
  }
}
