/** The memory of the service on Neo4j: under requests that all differ, and under clients that go away. */
import { once } from 'node:events';
import { connect } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { KeepAliveClient } from '../support/http/keep-alive-client.ts';
import { describeNeo4j, fillNeo4j, onNeo4j } from '../support/neo4j/neo4j.ts';
import { loadNutrition } from '../support/nutrition/nutrition.ts';
import { killAll } from '../support/process/command.ts';
import { type MeasuredService, startMeasuredService } from '../support/process/measured-service.ts';
import { distinctDocuments, smallCaches, soak } from '../support/process/soak.ts';

const minutes = 60_000;

describeNeo4j('memory stays as it is', { timeout: 5 * minutes }, () => {
  let service: MeasuredService;

  beforeAll(async () => {
    await fillNeo4j(await loadNutrition());
    const { args, env } = onNeo4j();
    service = await startMeasuredService([...args, ...smallCaches], env);
  }, 2 * minutes);
  afterAll(killAll);

  it('over 20,000 different documents', async () => {
    // A new shape of variables is a new statement, which costs Neo4j more than all else here.
    const kinds = distinctDocuments.filter(({ name }) => name !== 'variables');
    const { grown, bound, alive } = await soak(service, kinds, 20_000);
    expect(grown, alive).toBeLessThan(bound);
  });

  it('over a thousand clients that go away while Neo4j is at work for them', async () => {
    const { hostname, port } = new URL(service.url);
    const client = new KeepAliveClient(service.url);
    const leave = async (number: number) => {
      // Each a document of its own, so that nothing that was read before answers it.
      const foods = `foods(first: 20) { nodes { nutrients(first: 10) { nodes { name } } } }`;
      const query = `{ nutrients(first: 20) { nodes { a${number}: ${foods} } } }`;
      const body = JSON.stringify({ query });
      const socket = connect(Number(port), hostname).on('error', () => {});
      await once(socket, 'connect');
      socket.write(
        'POST /graphql HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\n' +
          `Content-Length: ${body.length}\r\n\r\n${body}`,
      );
      await pause(5 + (number % 30));
      socket.destroy();
    };
    const metrics = async () => (await fetch(new URL('/metrics', service.url))).text();
    const left = async () => Number(/route="\/graphql",status="aborted"\} (\d+)/.exec(await metrics())?.[1] ?? 0);
    /** Sends crowds until this many clients have left in mid-request: the machine decides how many of a crowd do. */
    let crowds = 0;
    const leaveUntil = async (count: number) => {
      for (; (await left()) < count; crowds++) {
        expect(crowds, 'crowds of 50 clients of which hardly any left in mid-request').toBeLessThan(200);
        await Promise.all(Array.from({ length: 50 }, (_, i) => leave(50 * crowds + i)));
        expect((await client.ask({ query: '{ nutrient(id: "nutrient:iron") { name } }' })).body).toContain('Iron');
      }
    };
    /** Waits for the requests of clients that have left. The one in flight is the one that asks. */
    const ended = () => expect.poll(metrics, { timeout: 20_000 }).toMatch(/nutrigraph_http_requests_in_flight 1\n/);
    await leaveUntil(200);
    await ended();
    const before = await service.alive();
    await leaveUntil(1_200);
    client.close();
    await ended();
    // A request that stays holds some 15 kB, a session with Neo4j more.
    expect((await service.alive()) - before).toBeLessThan(2_000_000);
  });
});
