/** Starts the real server inside the process of the test. Most tests of HTTP use it. */

import type { Domain } from '../../../src/server/domain.ts';
import type { Log } from '../../../src/server/observability/log.ts';
import type { openStore } from '../../../src/server/open-store.ts';
import { type RunningServer, startServer } from '../../../src/server/start.ts';
import { readSettings } from '../../../src/settings/read.ts';

/** Flags for tests that send more than a service allows one client, and that need a new answer to each request. */
export const unthrottled: readonly string[] = ['--cache-bytes', '0', '--rate-cost', '0'];

/** The answer to an operation. */
export interface Answer {
  readonly status: number;
  readonly data: unknown;
  readonly errors: readonly { readonly message: string; readonly extensions: Readonly<Record<string, unknown>> }[];
}

/** A running server, with functions that send requests to it. */
export interface TestServer extends RunningServer {
  /** The address of the server, without a path. */
  readonly origin: string;
  /** Sends an operation as GraphQL over HTTP requires. `status` shows whether the server accepted it as a request. */
  query(query: string, variables?: object, more?: object): Promise<Answer>;
  /** Sends any body. */
  post(body: string, headers?: Readonly<Record<string, string>>): Promise<Answer>;
}

/**
 * Starts the real server on a free port, over the project's seed. Close it in `afterAll`.
 * @param log the log of the server; by default, it writes none.
 * @param env environment variables of the server, such as the password of its store.
 * @param open opens the store; by default, the store of the settings.
 * @param fullWay makes every request take the full way through Yoga; by default, as the variable FULL_WAY says.
 * @param domain the subject to serve; by default, nutrition.
 */
export async function startTestServer(
  args: readonly string[] = [],
  log?: Log,
  env: Readonly<Record<string, string>> = {},
  open?: typeof openStore,
  fullWay = process.env.FULL_WAY === '1',
  domain?: Domain,
): Promise<TestServer> {
  const settings = readSettings(['--port', '0', '--log-level', 'silent', ...args], env);
  const server = await startServer(settings, log, open, fullWay, domain);
  const post: TestServer['post'] = async (body, headers = { 'content-type': 'application/json' }) => {
    const accept = 'application/graphql-response+json';
    const response = await fetch(server.url, { method: 'POST', body, headers: { accept, ...headers } });
    return { errors: [], status: response.status, ...((await response.json()) as object) } as unknown as Answer;
  };
  return {
    ...server,
    origin: new URL(server.url).origin,
    post,
    query: (query, variables, more) => post(JSON.stringify({ query, variables, ...more })),
  };
}
