/** Sends many requests cheaply, several at a time on each connection. The soak tests use it. */
import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import { type RawAnswer, readAnswers } from './raw-http.ts';

/** The number of requests that a client sends on a connection before it waits for their answers. */
const ahead = 20;
const connections = 4;

/**
 * Sends many POSTs at little cost to the client: it keeps a few connections and sends several requests ahead on each.
 * @param bodies writes the body of the request with an index, when its turn comes.
 * @param check receives each answer with the index of its request.
 */
export async function sendPipelined(
  url: string,
  count: number,
  bodies: (index: number) => string,
  check: (answer: RawAnswer, index: number) => void,
): Promise<void> {
  let next = 0;
  const { hostname, port } = new URL(url);
  await Promise.all(
    Array.from({ length: connections }, async () => {
      const socket = connect(Number(port), hostname).setNoDelay(true);
      await once(socket, 'connect');
      while (next < count) {
        const indexes = Array.from({ length: Math.min(ahead, count - next) }, () => next++);
        const answers = await sendTogether(socket, indexes.map(bodies));
        for (const [i, answer] of answers.entries()) check(answer, indexes[i] ?? -1);
      }
      socket.destroy();
    }),
  );
}

async function sendTogether(socket: Socket, bodies: readonly string[]): Promise<RawAnswer[]> {
  socket.write(bodies.map(post).join(''));
  let bytes = Buffer.alloc(0);
  for (;;) {
    const [chunk] = (await once(socket, 'data')) as [Buffer];
    bytes = Buffer.concat([bytes, chunk]);
    const answers = wholeAnswers(bytes);
    if (answers.length === bodies.length) return answers;
    if (socket.readableEnded) throw new Error(`closed after ${answers.length} of ${bodies.length} answers`);
  }
}

/** Returns the answers, or none while the last of them is incomplete. */
function wholeAnswers(bytes: Buffer): RawAnswer[] {
  try {
    return readAnswers(bytes);
  } catch {
    return [];
  }
}

const post = (body: string): string =>
  [
    'POST /graphql HTTP/1.1',
    'Host: x',
    'Content-Type: application/json',
    `Content-Length: ${Buffer.byteLength(body)}`,
    '',
    body,
  ].join('\r\n');
