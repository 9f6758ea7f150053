/** How much one client may ask for in a while, counted in cost. */
import { RateLimiterCluster, RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible';
import { codedError } from '../../base/errors.ts';

export interface AllowanceOptions {
  /** Cost that a client may use up in each window. */
  readonly rateCost: number;
  /** Length of a window, in seconds. */
  readonly rateWindow: number;
}

/** What is left to a client. */
export interface Quota extends AllowanceOptions {
  /** Cost that the client may still use up. */
  readonly left: number;
  /** Seconds until it may use up all again. */
  readonly resetsIn: number;
}

/** Counts what clients use up. */
export class Allowance {
  private readonly limits: AllowanceOptions;
  private readonly limiter: RateLimiterMemory | RateLimiterCluster;

  /** @param isWorker whether this is one of several processes that count together. */
  constructor({ rateCost, rateWindow }: AllowanceOptions, isWorker: boolean) {
    this.limits = { rateCost, rateWindow };
    const limits = { points: rateCost, duration: rateWindow, keyPrefix: 'allowance' };
    this.limiter = isWorker ? new RateLimiterCluster(limits) : new RateLimiterMemory(limits);
  }

  /**
   * Takes the cost of something from a client's allowance.
   * @param note is given what is left, also when that is too little.
   * @throws {GraphQLError} RATE_LIMITED, when it is used up; the error tells after how many seconds to ask again.
   */
  async take(client: string, cost: number, note: (quota: Quota) => void): Promise<void> {
    try {
      note(this.quotaOf(await this.limiter.consume(client, cost)));
    } catch (refusal) {
      if (!(refusal instanceof RateLimiterRes)) throw refusal;
      const quota = this.quotaOf(refusal);
      note(quota);
      throw rateLimited(quota, refusal.consumedPoints);
    }
  }

  private quotaOf({ remainingPoints, msBeforeNext }: RateLimiterRes): Quota {
    // Rounded up: who comes back a moment before the window ends is refused again.
    return {
      ...this.limits,
      left: Math.max(0, remainingPoints),
      resetsIn: Math.max(1, Math.ceil(msBeforeNext / 1_000)),
    };
  }
}

function rateLimited({ rateCost, rateWindow, resetsIn: retryAfter }: Quota, used: number) {
  return codedError(
    'RATE_LIMITED',
    `This client has asked for more than rateCost: ${used} in ${rateWindow} s, where ${rateCost} is allowed. ` +
      `Ask again in ${retryAfter} s, for less at once, or less often.`,
    { limit: 'rateCost', max: rateCost, actual: used, retryAfter },
  );
}
