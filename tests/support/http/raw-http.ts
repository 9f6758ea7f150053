/**
 * Sends bytes over a socket and reads the answers, without an HTTP client. The tests of HTTP and the fuzzer use it.
 */
import { once } from 'node:events';
import { connect } from 'node:net';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';

/** An answer, read from bytes. */
export interface RawAnswer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
  /** All that the server sent on the connection, for connections with more than one answer. */
  readonly text: string;
}

/**
 * Sends bytes unchanged on a new connection, and reads until the server closes it.
 * @param parts of the request, sent one after another with `pauseMs` between them.
 */
export async function sendRaw(
  origin: string,
  parts: string | Buffer | readonly (string | Buffer)[],
  pauseMs = 0,
): Promise<RawAnswer> {
  return firstAnswer((await exchange(origin, parts, { pauseMs })).toString());
}

/**
 * Sends bytes unchanged on a new connection.
 * @param pauseMs the pause between two parts.
 * @param quietMs the silence in both directions after which the client ends its side; by default, it never does.
 * @returns every byte that the server sent before the connection closed.
 */
export async function exchange(
  origin: string,
  parts: string | Buffer | readonly (string | Buffer)[],
  { pauseMs = 0, quietMs = 0 }: { readonly pauseMs?: number; readonly quietMs?: number } = {},
): Promise<Buffer> {
  const { hostname, port } = new URL(origin);
  const socket = connect(Number(port), hostname);
  const chunks: Buffer[] = [];
  socket.on('data', (chunk: Buffer) => chunks.push(chunk));
  socket.on('error', () => {});
  if (quietMs > 0) socket.setTimeout(quietMs, () => socket.end());
  const closed = once(socket, 'close');
  for (const part of Array.isArray(parts) ? parts : [parts]) {
    if (socket.destroyed) break;
    socket.write(part);
    if (pauseMs > 0) await new Promise((done) => setTimeout(done, pauseMs));
  }
  await closed;
  return Buffer.concat(chunks);
}

function firstAnswer(text: string): RawAnswer {
  const end = text.indexOf(headEnd);
  return { ...readHead(text.slice(0, Math.max(0, end))), body: text.slice(end + 4), text };
}

const headEnd = '\r\n\r\n';

function readHead(text: string): Pick<RawAnswer, 'status' | 'headers'> {
  const [first = '', ...lines] = text.split('\r\n');
  const headers = Object.fromEntries(
    lines.map((line) => {
      const colon = line.indexOf(':');
      return [line.slice(0, colon).toLowerCase(), line.slice(colon + 1).trim()];
    }),
  );
  return { status: Number(first.split(' ')[1]), headers };
}

/**
 * Returns the answers on one connection, in order. It undoes chunks and compression of their bodies.
 * @throws {Error} if the framing, the encoding or the UTF-8 of the answers is invalid.
 */
export function readAnswers(bytes: Buffer): RawAnswer[] {
  const answers: RawAnswer[] = [];
  for (let at = 0; at < bytes.length; ) {
    const end = bytes.indexOf(headEnd, at);
    const { status, headers } = readHead(bytes.toString('latin1', at, Math.max(at, end)));
    if (end < 0 || !(status >= 100)) throw new Error(`no answer at byte ${at}: ${bytes.toString('latin1', at)}`);
    const from = end + headEnd.length;
    const { body, next } = readBody(bytes, from, headers);
    const text = new TextDecoder('utf-8', { fatal: true }).decode(decompress(body, headers['content-encoding']));
    // 100 is not yet the answer.
    if (status !== 100) answers.push({ status, headers, body: text, text });
    at = next;
  }
  return answers;
}

function readBody(bytes: Buffer, from: number, headers: RawAnswer['headers']): { body: Buffer; next: number } {
  // An answer to HEAD states a length and has no body. No body of the service begins with "HTTP/".
  const isBare = from === bytes.length || bytes.toString('latin1', from, from + 7) === 'HTTP/1.';
  if (isBare) return { body: Buffer.alloc(0), next: from };
  if (headers['transfer-encoding'] === 'chunked') return readChunks(bytes, from);
  const next = from + Number(headers['content-length']);
  if (!(next <= bytes.length)) throw new Error(`a body of ${bytes.length - from} bytes, not ${next - from}`);
  return { body: bytes.subarray(from, next), next };
}

function readChunks(bytes: Buffer, from: number): { body: Buffer; next: number } {
  const chunks: Buffer[] = [];
  for (let at = from; ; ) {
    const end = bytes.indexOf('\r\n', at);
    const size = Number.parseInt(bytes.toString('latin1', at, end), 16);
    const next = end + 2 + size + 2;
    if (end < 0 || !(next <= bytes.length)) throw new Error(`the chunk at byte ${at} is not whole`);
    if (size === 0) return { body: Buffer.concat(chunks), next };
    chunks.push(bytes.subarray(end + 2, end + 2 + size));
    at = next;
  }
}

function decompress(body: Buffer, encoding: string | undefined): Buffer {
  if (body.length === 0 || encoding === undefined) return body;
  if (encoding === 'br') return brotliDecompressSync(body);
  if (encoding === 'gzip') return gunzipSync(body);
  throw new Error(`the answer has an encoding that tests cannot read: ${encoding}`);
}
