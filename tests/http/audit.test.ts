/** Runs the whole audit suite of GraphQL over HTTP, including SHOULD and MAY. */
import { serverAudits } from 'graphql-http';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startTestServer, type TestServer } from '../support/http/server.ts';

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer();
});
afterAll(() => server.close());

describe('GraphQL over HTTP', () => {
  const audits = serverAudits({ url: () => server.url, fetchFn: fetch });

  test('has an audit suite, which runs as a whole', () => expect(audits.length).toBeGreaterThan(55));

  test.each(audits.map((audit) => [`${audit.id} ${audit.name}`, audit] as const))(
    'passes audit %s',
    async (_name, audit) => {
      const result = await audit.fn();
      expect(result.status === 'ok' ? 'ok' : `${result.status}: ${result.reason}`).toBe('ok');
    },
  );
});
