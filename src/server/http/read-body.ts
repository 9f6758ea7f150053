import type { IncomingMessage } from 'node:http';

/** The body is larger than the limit. */
export class BodyTooLarge extends Error {
  override readonly name = 'BodyTooLarge';
  /** The length that the client announced; null for a body in chunks. */
  readonly announced: number | null;

  constructor(announced: number | null) {
    super('the body is larger than the limit');
    this.announced = announced;
  }
}

/**
 * Reads the body of a request.
 * @returns null if the client leaves before the end.
 * @throws {BodyTooLarge} without reading further.
 */
export function readBody(request: IncomingMessage, maxBytes: number): Promise<Buffer | null> {
  // Node's parser admits only digits here.
  const length = request.headers['content-length'];
  if (length !== undefined && Number(length) > maxBytes) return Promise.reject(new BodyTooLarge(Number(length)));
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    let bytes = 0;
    const read = (chunk: Buffer): void => {
      bytes += chunk.length;
      chunks.push(chunk);
      if (bytes <= maxBytes) return;
      request.off('data', read).pause();
      reject(new BodyTooLarge(null));
    };
    request.on('data', read);
    request.once('end', () => resolve(chunks.length === 1 ? (chunks[0] ?? null) : Buffer.concat(chunks)));
    request.once('close', () => resolve(null));
    // The event 'close' follows.
    request.on('error', () => {});
  });
}
