/** Limits the cost that one client may use in a time window. */
import { RateLimiterCluster, RateLimiterMemory, RateLimiterRedis, RateLimiterRes } from 'rate-limiter-flexible';
import { codedError } from '../../base/errors.ts';
import type { Settings } from '../../settings/types.ts';
import type { Quota } from '../observability/record.ts';
import type { RedisConnection } from '../redis/connection.ts';

export type AllowanceSettings = Pick<Settings, 'rateCost' | 'rateWindow'>;

/** The processes that count together with this one. */
export interface CountingTogether {
  /** True if this process is one of several of a service. */
  readonly isWorker: boolean;
  /** The server through which several services count together; null for none. */
  readonly redis: RedisConnection | null;
}

/** Counts the cost that clients use. */
export class Allowance {
  private readonly limits: AllowanceSettings;
  private readonly redis: RedisConnection | null;
  /** Counts for this service alone. */
  private readonly own: RateLimiterMemory | RateLimiterCluster;
  private readonly shared: RateLimiterRedis | null;

  constructor({ rateCost, rateWindow }: AllowanceSettings, { isWorker, redis }: CountingTogether) {
    this.limits = { rateCost, rateWindow };
    this.redis = redis;
    const limits = { points: rateCost, duration: rateWindow, keyPrefix: 'allowance' };
    this.own = isWorker ? new RateLimiterCluster(limits) : new RateLimiterMemory(limits);
    // Services with another window must not count together: the first charge decides when the window ends.
    const keyPrefix = `nutrigraph:allowance:${rateWindow}`;
    this.shared = redis && new RateLimiterRedis({ ...limits, keyPrefix, storeClient: redis.client });
  }

  /**
   * Takes a cost from a client's allowance.
   * @param note receives the rest of the allowance, also when that is too little.
   * @throws {GraphQLError} RATE_LIMITED if the allowance is used up; the error says after how many seconds to retry.
   */
  async take(client: string, cost: number, note: (quota: Quota) => void): Promise<void> {
    try {
      note(this.quotaOf(await this.consume(client, cost)));
    } catch (refusal) {
      if (!(refusal instanceof RateLimiterRes)) throw refusal;
      const quota = this.quotaOf(refusal);
      note(quota);
      throw rateLimited(quota, refusal.consumedPoints);
    }
  }

  /**
   * Counts with the other services. Without a reply of the server, this service counts alone: a request never fails
   * for that reason. The library can do the same, but does not report it.
   */
  private async consume(client: string, cost: number): Promise<RateLimiterRes> {
    if (!this.shared) return this.own.consume(client, cost);
    try {
      return await this.shared.consume(client, cost);
    } catch (refusal) {
      if (refusal instanceof RateLimiterRes) throw refusal;
      this.redis?.metrics.countedAlone();
      return this.own.consume(client, cost);
    }
  }

  private quotaOf({ remainingPoints, msBeforeNext }: RateLimiterRes): Quota {
    const { rateCost, rateWindow } = this.limits;
    return {
      rateCost,
      rateWindow,
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
