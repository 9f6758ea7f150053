import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import { type RawAnswer, readAnswers } from './raw-http.ts';

/** Requests that are sent on a connection before their answers are waited for. */
const ahead = 20;
const connections = 4;

/**
 * Asks much at little cost to the one who asks: a few connections that are kept, several requests ahead on each.
 * @param bodies of POSTs, made when it is their turn. @param check is given each answer, and its body's place in line.
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

/** The answers, if the last of them has come whole. */
function wholeAnswers(bytes: Buffer): RawAnswer[] {
  try {
    return readAnswers(bytes);
  } catch {
    return [];
  }
}

const post = (body: string): string =>
  `POST /graphql HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: ${Buffer.byteLength(body)}\r\n\r\n${body}`;
