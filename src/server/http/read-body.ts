import type { IncomingMessage } from 'node:http';

/** The body of a request exceeds the limit. */
export class BodyTooLarge {
  /** The length that the client announced; null for a body in chunks. */
  readonly announced: number | null;

  constructor(announced: number | null) {
    this.announced = announced;
  }
}

/** Reads the body of a request. @returns null if the client leaves before the end. */
export async function readBody(request: IncomingMessage, maxBytes: number): Promise<Buffer | BodyTooLarge | null> {
  // Node's parser admits only digits here.
  const announced = Number(request.headers['content-length'] ?? 0);
  if (announced > maxBytes) return new BodyTooLarge(announced);
  // A small body arrives with its headers: no event has to wait for it.
  if (announced > 0 && request.readableLength === announced) return request.read() as Buffer;
  return readChunks(request, maxBytes);
}

function readChunks(request: IncomingMessage, maxBytes: number): Promise<Buffer | BodyTooLarge | null> {
  return new Promise((resolve) => {
    const chunks: Buffer[] = [];
    let bytes = 0;
    request.on('data', (chunk: Buffer) => {
      bytes += chunk.length;
      if (bytes <= maxBytes) chunks.push(chunk);
      else {
        resolve(new BodyTooLarge(null));
        request.pause();
      }
    });
    request.once('end', () => resolve(chunks.length === 1 ? (chunks[0] ?? null) : Buffer.concat(chunks)));
    request.once('close', () => resolve(null));
    // The event 'close' follows.
    request.on('error', () => {});
  });
}
