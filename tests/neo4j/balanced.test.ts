/** Two services on one Neo4j, with Redis and HAProxy: clients go through the balancer while a release is loaded. */
import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { must } from '../../src/base/must.ts';
import { columnsOf } from '../../src/columns/graph-data.ts';
import type { GraphData } from '../../src/model/data.ts';
import { Neo4jConnection } from '../../src/store/neo4j-connection.ts';
import { loadGraph } from '../../src/store/neo4j-loader.ts';
import { type Attempt, KeepAliveClient } from '../support/http/keep-alive-client.ts';
import { scrape } from '../support/http/metrics.ts';
import { fillNeo4j, neo4jOptions, onNeo4j } from '../support/neo4j/neo4j.ts';
import { patientTuning } from '../support/neo4j/tuning.ts';
import { loadNutrition } from '../support/nutrition/nutrition.ts';
import { killAll, type Run, startServiceProcess } from '../support/process/command.ts';
import { type Balancer, haproxy, startBalancer } from '../support/process/haproxy.ts';
import { redisProgram, TestRedis } from '../support/redis/server.ts';

/** Milliseconds after a load in which every service sees the new release, as docs/scaling.md states. */
const statedMs = 3_000;

type Replica = Run & { readonly url: string };
type Nutrition = Awaited<ReturnType<typeof loadNutrition>>;

const operation = (first: number) => ({
  query: 'query Q($first: Int) { release { id } nutrients(first: $first) { nodes { description } } }',
  variables: { first },
});

interface Seen {
  readonly began: number;
  readonly status: number | null;
  readonly release: string;
  readonly descriptions: readonly string[];
}

function readAnswer({ status, body }: Attempt, began: number): Seen {
  const { data } = JSON.parse(body || '{}');
  const descriptions = (data?.nutrients.nodes ?? []).map((node: { description: string }) => node.description);
  return { began, status, release: data?.release.id ?? '', descriptions };
}

/** A release in which every nutrient has the same description. */
const release = ({ data }: Nutrition, name: string): GraphData => ({
  ...data,
  release: { ...data.release, id: name },
  nodes: data.nodes.map((node) =>
    node.kind === 'Nutrient' ? { ...node, properties: { ...node.properties, description: name } } : node,
  ),
});

const isComplete = inject('neo4j') !== null && haproxy !== null && redisProgram !== null;

describe.skipIf(!isComplete)('two services behind a balancer', () => {
  let nutrition: Nutrition;
  let redis: TestRedis;
  let replicas: readonly Replica[];
  let balancer: Balancer;

  const contentOf = (name: string) => columnsOf(nutrition.graph, release(nutrition, name));

  /** Starts two services that share the Redis server, with a balancer in front. */
  async function startTwo(...args: readonly string[]) {
    const neo4j = onNeo4j();
    const env = { ...neo4j.env, NUTRIGRAPH_REDIS_URL: redis.url };
    const flags = ['--log-level', 'warn', '--trusted-proxies', 'loopback', '--redis-timeout-ms', '2000', ...args];
    const start = () => startServiceProcess({ env }, ...neo4j.args, ...flags);
    const services = await Promise.all([start(), start()]);
    return { services, balancer: await startBalancer(services.map(({ url }) => url)) };
  }

  beforeAll(async () => {
    nutrition = await loadNutrition();
    redis = await TestRedis.start();
    await fillNeo4j({ graph: nutrition.graph, data: release(nutrition, 'former') });
    ({ services: replicas, balancer } = await startTwo('--rate-cost', '0'));
  }, 300_000);
  afterAll(async () => {
    killAll();
    await balancer?.close();
    await redis?.close();
  });

  /** Sends operations from several clients, of which some were sent before. Returns a function that ends them. */
  function keepAsking(): () => Promise<readonly Seen[]> {
    let goesOn = true;
    const seen: Seen[] = [];
    const clients = Array.from({ length: 6 }, async () => {
      const client = new KeepAliveClient(balancer.url);
      while (goesOn) {
        const began = performance.now();
        seen.push(readAnswer(await client.ask(operation(1 + Math.floor(Math.random() * 40))), began));
        await pause(10);
      }
      client.close();
    });
    return async () => {
      goesOn = false;
      await Promise.all(clients);
      return seen;
    };
  }

  it.each([
    ['by changing the current side', 'later', 10_000],
    ['by filling the other side', 'former', 0],
  ])('see a new release within the stated time, %s', { timeout: 300_000 }, async (_, name, patchLimit) => {
    const finish = keepAsking();
    await pause(2_000);
    const connection = new Neo4jConnection(neo4jOptions(), patientTuning);
    await loadGraph(connection, nutrition.graph, contentOf(name), { patchLimit });
    const loaded = performance.now();
    await connection.close();
    await pause(statedMs + 2_000);
    const seen = await finish();

    expect(seen.filter(({ status }) => status !== 200)).toEqual([]);
    const [before, after] = [must(seen[0]).release, must(seen.at(-1)).release];
    expect(new Set(seen.map((one) => one.release))).toEqual(new Set([before, after]));
    expect(after).not.toBe(before);
    for (const one of seen) {
      expect(new Set(one.descriptions)).toEqual(
        new Set([(one.release === after) === (name === 'later') ? 'later' : 'former']),
      );
    }
    const late = seen.filter(({ began }) => began > loaded + statedMs);
    expect(late.length).toBeGreaterThan(10);
    expect(late.filter((one) => one.release === before)).toEqual([]);
    // Both services answered, and found answers of each other.
    for (const { url } of replicas) {
      const samples = await scrape(url);
      expect(samples.get('nutrigraph_answers_total{cache="hit"}')).toBeGreaterThan(0);
      expect(samples.get('nutrigraph_redis_answers_total{result="hit"}')).toBeGreaterThan(0);
    }
  });

  it('count a client once, by the address that the balancer passes on', async () => {
    const limited = await startTwo('--max-cost', '500', '--rate-cost', '1000', '--rate-window', '600');
    const statuses: number[] = [];
    for (let i = 0; i < 14; i++) {
      // A client cannot choose its address: the balancer drops the header.
      const headers = { 'x-forwarded-for': `203.0.113.${i}` };
      statuses.push((await fetch(`${limited.balancer.url}?query={__typename}`, { headers })).status);
    }
    await limited.balancer.close();
    for (const { child } of limited.services) child.kill('SIGKILL');
    expect(statuses).toEqual([...Array(10).fill(200), ...Array(4).fill(429)]);
    expect(await redis.client.keys('nutrigraph:allowance:*')).toEqual(['nutrigraph:allowance:600:127.0.0.1']);
  });

  it('lose no request when one of them stops, and hide the metrics', async () => {
    const finish = keepAsking();
    await pause(500);
    const [stopped] = replicas;
    stopped?.child.kill('SIGTERM');
    expect((await stopped?.ended)?.code).toBe(0);
    await pause(500);
    const seen = await finish();
    expect(seen.filter(({ status }) => status !== 200)).toEqual([]);
    expect((await fetch(new URL('/metrics', balancer.url))).status).toBe(404);
  });
});
