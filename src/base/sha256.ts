import { createHash, type Hash } from 'node:crypto';

/** Returns the SHA-256 of bytes, or of a string in UTF-8: as hexadecimal digits, unless another encoding is given. */
export const sha256 = (data: string | Buffer, encoding: 'hex' | 'base64' | 'base64url' = 'hex'): string =>
  createHash('sha256').update(data).digest(encoding);

/** The most bytes that one call passes to a hash. Node takes less than 2 GiB at once. */
const chunkBytes = 1 << 28;

/** Adds any number of bytes to a hash. @param atOnce bytes in one call. */
export function feedBytes(hash: Hash, { buffer, byteOffset, byteLength }: ArrayBufferView, atOnce = chunkBytes): void {
  for (let from = 0; from < byteLength; from += atOnce) {
    hash.update(new Uint8Array(buffer, byteOffset + from, Math.min(atOnce, byteLength - from)));
  }
}
