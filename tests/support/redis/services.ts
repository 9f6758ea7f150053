/** Starts services that share a Redis server, and reads how they use it. The tests of sharing use it. */
import { scrape } from '../http/metrics.ts';
import { startTestServer, type TestServer } from '../http/server.ts';
import { TestLog } from '../process/log.ts';
import type { TestRedis } from './server.ts';

/** An operation with a cost. */
export const foods = 'query Foods($first: Int) { foods(first: $first) { nodes { id name } } }';

/** Flags with which a service admits ten requests, since every request costs 100. */
export const tenRequests = ['--max-cost', '500', '--rate-cost', '1000', '--rate-window', '600'];

/** Services that share a server. */
export class SharingServices {
  private readonly redis: () => TestRedis;
  private readonly opened: TestServer[] = [];

  /** @param redis returns the server that the services share. */
  constructor(redis: () => TestRedis) {
    this.redis = redis;
  }

  /** Starts a service. It waits long for the server, since the machine may be busy. */
  async start(args: readonly string[] = [], { log } = new TestLog()): Promise<TestServer> {
    const env = { NUTRIGRAPH_REDIS_URL: this.redis().url };
    const server = await startTestServer(['--redis-timeout-ms', '5000', ...args], log, env);
    this.opened.push(server);
    return server;
  }

  startTwo(args: readonly string[] = []): Promise<[TestServer, TestServer]> {
    return Promise.all([this.start(args), this.start(args)]);
  }

  /** Closes the services that run: for `afterEach`. */
  async close(): Promise<void> {
    await Promise.all(this.opened.splice(0).map((server) => server.close()));
  }
}

/** Sends the cheapest operation. Returns the status of the answer. */
export const statusOf = async (server: TestServer): Promise<number> => (await server.query('{ __typename }')).status;

/** Reads how a service uses the server, from its metrics. A metric that is missing counts as 0. */
export async function countsOf(server: TestServer) {
  const samples = await scrape(server.url);
  const count = (name: string) => samples.get(`nutrigraph_${name}`) ?? 0;
  const found = ['hit', 'miss', 'unusable', 'failed'];
  return {
    up: count('redis_up'),
    /** How many operations read the store. */
    reads: count('store_duration_seconds_count'),
    hits: count('answers_total{cache="hit"}'),
    alone: count('redis_allowance_fallbacks_total'),
    found: Object.fromEntries(found.map((one) => [one, count(`redis_answers_total{result="${one}"}`)])),
  };
}
