/**
 * Sends requests and measures the answers, in a process of its own. It works on sockets, because a client with objects
 * for requests and responses takes as much processor time as a fast contender. One request is under way on each
 * connection; a turn ends with the last answer.
 */
import { connect, type Socket } from 'node:net';
import { createHistogram } from 'node:perf_hooks';
import type { Turn, TurnResult } from './loader.ts';

const headerEnd = Buffer.from('\r\n\r\n');
const lastChunk = Buffer.from('0\r\n\r\n');

/** Follows one answer, part by part. It needs only the length, so it keeps the head alone. */
class Answer {
  private head: Buffer = Buffer.alloc(0);
  private isHead = true;
  private left = 0;
  private isChunked = false;
  /** The last bytes of a chunked answer, whose end may arrive in several parts. */
  private tail: Buffer = Buffer.alloc(0);
  bytes = 0;

  /** Takes a part. @returns whether the answer is complete. @throws {Error} for any status except 200. */
  take(part: Buffer): boolean {
    this.bytes += part.length;
    if (this.isHead) {
      const all = this.head.length === 0 ? part : Buffer.concat([this.head, part]);
      const end = all.indexOf(headerEnd);
      if (end < 0) {
        this.head = all;
        return false;
      }
      this.readHead(all.toString('latin1', 0, end));
      this.isHead = false;
      this.left -= all.length - end - headerEnd.length;
    } else {
      this.left -= part.length;
    }
    if (!this.isChunked) return this.left <= 0;
    this.tail = Buffer.concat([this.tail, part.subarray(-lastChunk.length)]).subarray(-lastChunk.length);
    return this.tail.equals(lastChunk);
  }

  private readHead(head: string): void {
    if (!head.startsWith('HTTP/1.1 200')) throw new Error(`expected status 200, got ${head.split('\r\n')[0]}`);
    const length = /\r\ncontent-length: *(\d+)/i.exec(head)?.[1];
    this.left = Number(length ?? 0);
    this.isChunked = length === undefined;
  }
}

/** Runs one turn. @throws {Error} if an answer is not the expected one. */
async function run({
  port,
  requests,
  connections,
  seconds,
  most = Number.MAX_SAFE_INTEGER,
}: Turn): Promise<TurnResult> {
  const messages = requests.map((text) => Buffer.from(text));
  const latency = createHistogram();
  const began = process.hrtime.bigint();
  const end = began + BigInt(Math.round(seconds * 1e9));
  let [sent, answered, bytes] = [0, 0, 0];
  const client = () =>
    new Promise<void>((resolve, reject) => {
      let socket: Socket;
      let answer: Answer | null = null;
      let sentAt = 0n;
      const send = () => {
        if (process.hrtime.bigint() >= end || sent >= most) {
          socket.destroy();
          resolve();
          return;
        }
        const message = messages[sent++ % messages.length];
        if (!message) return reject(new Error('a turn needs a request'));
        answer = new Answer();
        sentAt = process.hrtime.bigint();
        socket.write(message);
      };
      const open = () => {
        socket = connect({ port, host: '127.0.0.1', noDelay: true }, send);
        socket.on('error', reject);
        // Servers close a connection after some number of requests.
        socket.on('end', () => {
          if (answer) return reject(new Error('the server closed the connection before its answer'));
          socket.destroy();
          open();
        });
        socket.on('data', (part) => {
          try {
            if (!answer?.take(part)) return;
          } catch (error) {
            return reject(error);
          }
          latency.record(process.hrtime.bigint() - sentAt);
          answered += 1;
          bytes += answer.bytes;
          answer = null;
          send();
        });
      };
      open();
    });
  await Promise.all(Array.from({ length: connections }, client));
  const elapsed = Number(process.hrtime.bigint() - began) / 1e9;
  const ms = (nanoseconds: number) => nanoseconds / 1e6;
  return {
    answered,
    rate: answered / elapsed,
    p50Ms: ms(latency.percentile(50)),
    p99Ms: ms(latency.percentile(99)),
    bytes: bytes / Math.max(1, answered),
  };
}

process.on('message', async (turn: Turn) => {
  const result = await run(turn).catch((error: Error) => ({ error: error.message }));
  process.send?.(result);
});
