/** How much one client may ask for in a while, counted in cost. */
import { RateLimiterCluster, RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible';
import { codedError } from '../../errors.ts';

export interface AllowanceOptions {
  /** Cost that a client may use up in each window. */
  readonly rateCost: number;
  /** Length of a window, in seconds. */
  readonly rateWindow: number;
}

/** Counts what clients use up. */
export class Allowance {
  private readonly options: AllowanceOptions;
  private readonly limiter: RateLimiterMemory | RateLimiterCluster;

  /** @param isWorker whether this is one of several processes that count together. */
  constructor(options: AllowanceOptions, isWorker: boolean) {
    this.options = options;
    const limits = { points: options.rateCost, duration: options.rateWindow, keyPrefix: 'allowance' };
    this.limiter = isWorker ? new RateLimiterCluster(limits) : new RateLimiterMemory(limits);
  }

  /**
   * Takes the cost of something from a client's allowance.
   * @throws {GraphQLError} RATE_LIMITED, when it is used up; the error tells after how many seconds to ask again.
   */
  async take(client: string, cost: number): Promise<void> {
    try {
      await this.limiter.consume(client, cost);
    } catch (refusal) {
      if (!(refusal instanceof RateLimiterRes)) throw refusal;
      throw rateLimited(this.options, refusal);
    }
  }
}

function rateLimited({ rateCost, rateWindow }: AllowanceOptions, { msBeforeNext, consumedPoints }: RateLimiterRes) {
  const retryAfter = Math.max(1, Math.ceil(msBeforeNext / 1_000));
  return codedError(
    'RATE_LIMITED',
    `This client has asked for more than rateCost: ${consumedPoints} in ${rateWindow} s, where ${rateCost} is allowed. ` +
      `Ask again in ${retryAfter} s, for less at once, or less often.`,
    { limit: 'rateCost', max: rateCost, actual: consumedPoints, retryAfter },
  );
}
