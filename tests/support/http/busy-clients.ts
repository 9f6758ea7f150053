/** Keeps a service busy with many clients. The tests of shutdown and of workers use it. */
import { type Attempt, KeepAliveClient } from './keep-alive-client.ts';

/** The number of clients that send requests at the same time. */
export const clients = 24;

/** The body of each request: a query that takes the service some time. */
export const query = { query: '{ nutrients(first: 20) { nodes { name foods(first: 5) { nodes { name } } } } }' };

/** Starts clients that send one request after another, each on its own connection, until `goesOn` returns false. */
export function startBusyClients(url: string, goesOn: (last: Attempt) => boolean) {
  const attempts: Attempt[] = [];
  const done = Promise.all(
    Array.from({ length: clients }, async () => {
      const client = new KeepAliveClient(url);
      for (let last = await client.ask(query); ; last = await client.ask(query)) {
        attempts.push(last);
        if (!goesOn(last)) break;
      }
      client.close();
    }),
  );
  return { attempts, done };
}

/** Reads `/ready` on a new connection. */
export async function readiness(url: string) {
  const response = await fetch(new URL('/ready', url), { headers: { connection: 'close' } });
  return { status: response.status, body: await response.json() };
}
