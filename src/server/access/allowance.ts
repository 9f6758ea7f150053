/** Limits the cost that one client may use in a time window. */
import { RateLimiterCluster, RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible';
import { codedError } from '../../base/errors.ts';
import type { Settings } from '../../settings/types.ts';
import type { Quota } from '../observability/record.ts';

export type AllowanceSettings = Pick<Settings, 'rateCost' | 'rateWindow'>;

/** Counts the cost that clients use. */
export class Allowance {
  private readonly limits: AllowanceSettings;
  private readonly limiter: RateLimiterMemory | RateLimiterCluster;

  /** @param isWorker true if this process is one of several that count together. */
  constructor({ rateCost, rateWindow }: AllowanceSettings, isWorker: boolean) {
    this.limits = { rateCost, rateWindow };
    const limits = { points: rateCost, duration: rateWindow, keyPrefix: 'allowance' };
    this.limiter = isWorker ? new RateLimiterCluster(limits) : new RateLimiterMemory(limits);
  }

  /**
   * Takes a cost from a client's allowance.
   * @param note receives the rest of the allowance, also when that is too little.
   * @throws {GraphQLError} RATE_LIMITED if the allowance is used up; the error says after how many seconds to retry.
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
    return {
      ...this.limits,
      left: Math.max(0, remainingPoints),
      // Rounded up: a client that retries a moment before the window ends would be refused again.
      resetsIn: Math.max(1, Math.ceil(msBeforeNext / 1_000)),
    };
  }
}

function rateLimited({ rateCost, rateWindow, resetsIn: retryAfter }: Quota, used: number) {
  return codedError(
    'RATE_LIMITED',
    `This client has used more than rateCost: ${used} in ${rateWindow} s, where ${rateCost} is allowed. ` +
      `Retry in ${retryAfter} s, with less at once, or less often.`,
    { limit: 'rateCost', max: rateCost, actual: used, retryAfter },
  );
}
