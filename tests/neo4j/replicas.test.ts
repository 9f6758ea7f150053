/**
 * Two services on one Neo4j, as behind a load balancer: requests take turns, one goes on with the cursor of the other,
 * and one is stopped in the middle of the load.
 */
import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type Attempt, KeepAliveClient } from '../support/http/keep-alive-client.ts';
import { unthrottled } from '../support/http/server.ts';
import { describeNeo4j, fillNeo4j, onNeo4j } from '../support/neo4j/neo4j.ts';
import { loadNutrition } from '../support/nutrition/nutrition.ts';
import { killAll, type Run, startServiceProcess } from '../support/process/command.ts';

type Replica = Run & { readonly url: string };

const foods = (after: string | null) => ({
  query:
    'query Foods($after: String) { nutrient(id: "nutrient:iron") { foods(first: 7, after: $after) { ' +
    'totalCount pageInfo { hasNextPage endCursor } nodes { id } } } }',
  variables: { after },
});

interface Page {
  readonly totalCount: number;
  readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string };
  readonly nodes: readonly { readonly id: string }[];
}

const pageOf = ({ body }: Attempt): Page => JSON.parse(body).data.nutrient.foods;

describeNeo4j('two services on one Neo4j', () => {
  let replicas: readonly [Replica, Replica];

  beforeAll(async () => {
    await fillNeo4j(await loadNutrition());
    const { args, env } = onNeo4j();
    const start = () =>
      startServiceProcess({ env }, ...args, '--drain-ms', '3000', '--log-level', 'warn', ...unthrottled);
    replicas = await Promise.all([start(), start()]);
  });
  afterAll(killAll);

  it('page through one list in turns, each with the cursor of the other', async () => {
    const clients = replicas.map(({ url }) => new KeepAliveClient(url));
    const ids: string[] = [];
    let after: string | null = null;
    let page: Page;
    let turn = 0;
    do {
      const client = clients[turn++ % 2];
      if (!client) throw new Error('there are two');
      page = pageOf(await client.ask(foods(after)));
      ids.push(...page.nodes.map(({ id }) => id));
      after = page.pageInfo.endCursor;
    } while (page.pageInfo.hasNextPage);
    for (const client of clients) client.close();
    expect(turn).toBeGreaterThan(2);
    expect(ids).toHaveLength(page.totalCount);
    expect(new Set(ids).size).toBe(page.totalCount);
  });

  it('one is stopped under load: nothing is lost, and the other answers alike', async () => {
    const [stopped, staying] = replicas;
    // A balancer: it asks for readiness, and takes turns among those that are ready.
    const ready = new Set<Replica>(replicas);
    let isOver = false;
    const watch = Promise.all(
      replicas.map(async (replica) => {
        while (!isOver) {
          const isReady = await fetch(new URL('/ready', replica.url)).then(
            ({ ok }) => ok,
            () => false,
          );
          if (!isReady) ready.delete(replica);
          await pause(50);
        }
      }),
    );
    const served = new Map<Replica, Attempt[]>(replicas.map((replica) => [replica, []]));
    const load = Promise.all(
      Array.from({ length: 12 }, async (_, i) => {
        const clients = new Map(replicas.map((replica) => [replica, new KeepAliveClient(replica.url)]));
        for (let turn = i; !isOver; turn++) {
          const [...open] = ready;
          const replica = open[turn % open.length];
          const attempt = replica && (await clients.get(replica)?.ask(foods(null)));
          if (replica && attempt) served.get(replica)?.push(attempt);
        }
        for (const client of clients.values()) client.close();
      }),
    );
    await pause(1_000);
    const before = served.get(staying)?.length ?? 0;
    stopped.child.kill('SIGTERM');
    expect((await stopped.ended).code).toBe(0);
    await pause(500);
    isOver = true;
    await Promise.all([watch, load]);
    const attempts = [...served.values()].flat();
    expect(new Set(attempts.map(({ status }) => status))).toEqual(new Set([200]));
    expect(new Set(attempts.map(({ body }) => body)).size).toBe(1);
    for (const replica of replicas) expect(served.get(replica)?.length).toBeGreaterThan(12);
    expect(served.get(staying)?.length).toBeGreaterThan(before + 12);
    expect(ready).toEqual(new Set([staying]));
  });
});
