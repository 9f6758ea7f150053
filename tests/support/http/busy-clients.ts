import { type Attempt, KeepAliveClient } from './keep-alive-client.ts';

/** How many clients ask at once. */
export const clients = 24;

export const query = { query: '{ nutrients(first: 20) { nodes { name foods(first: 5) { nodes { name } } } } }' };

/** Lets clients ask one request after another, each on its own connection, until they are told to end. */
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

/** What `/ready` says, asked on a connection of its own. */
export async function readiness(url: string) {
  const response = await fetch(new URL('/ready', url), { headers: { connection: 'close' } });
  return { status: response.status, body: await response.json() };
}
