import { once } from 'node:events';
import { connect } from 'node:net';

/** An answer as it came over the wire. */
export interface RawAnswer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
  /** Everything that came, for connections with more than one answer. */
  readonly text: string;
}

/**
 * Sends bytes as they are on a connection of its own, and reads until the server closes it.
 * @param parts sent one after another, `pauseMs` apart.
 */
export async function sendRaw(
  origin: string,
  parts: string | Buffer | readonly (string | Buffer)[],
  pauseMs = 0,
): Promise<RawAnswer> {
  const { hostname, port } = new URL(origin);
  const socket = connect(Number(port), hostname);
  const chunks: Buffer[] = [];
  socket.on('data', (chunk: Buffer) => chunks.push(chunk));
  socket.on('error', () => {});
  const closed = once(socket, 'close');
  for (const part of Array.isArray(parts) ? parts : [parts]) {
    if (socket.destroyed) break;
    socket.write(part);
    if (pauseMs > 0) await new Promise((done) => setTimeout(done, pauseMs));
  }
  await closed;
  return readAnswer(Buffer.concat(chunks).toString());
}

function readAnswer(text: string): RawAnswer {
  const end = text.indexOf('\r\n\r\n');
  const [first = '', ...lines] = text.slice(0, Math.max(0, end)).split('\r\n');
  const headers = Object.fromEntries(
    lines.map((line) => {
      const colon = line.indexOf(':');
      return [line.slice(0, colon).toLowerCase(), line.slice(colon + 1).trim()];
    }),
  );
  return { status: Number(first.split(' ')[1]), headers, body: text.slice(end + 4), text };
}
