import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startTestServer, type TestServer } from '../support/http/server.ts';

const query = 'query ($id: ID!) { nutrient(id: $id) { name foods(first: 2) { nodes { name } } } }';
const variables = { id: 'nutrient:iron' };

describe('the explanation of an answer', () => {
  let open: TestServer;
  let closed: TestServer;
  beforeAll(async () => {
    [open, closed] = await Promise.all([startTestServer(['--explain', 'on']), startTestServer()]);
  });
  afterAll(() => Promise.all([open.close(), closed.close()]));

  const ask = async (server: TestServer, extensions?: object) => {
    const body = JSON.stringify({ query, variables, extensions });
    const headers = { 'content-type': 'application/json' };
    const response = await fetch(server.url, { method: 'POST', body, headers });
    return (await response.json()) as { data: unknown; extensions?: { explain?: Record<string, unknown> } };
  };

  it('has plan, cost and timings if the service allows it and the client requests it', async () => {
    const { data, extensions } = await ask(open, { explain: true });
    expect(data).toMatchObject({ nutrient: { name: 'Iron' } });
    expect(extensions?.explain).toMatchObject({
      plan: expect.arrayContaining(['nutrient: node $0', '$0 = $id as id']),
      cost: 4,
      cached: false,
      answer: 'written',
      milliseconds: { plan: expect.any(Number), store: expect.any(Number), complete: expect.any(Number) },
    });
    expect((await ask(open, { explain: true })).extensions?.explain).toMatchObject({ cached: true });
  });

  it('is absent if the client does not request it or the service does not allow it', async () => {
    expect(await ask(open)).not.toHaveProperty('extensions');
    expect(await ask(closed, { explain: true })).not.toHaveProperty('extensions');
  });
});
