import { createHash } from 'node:crypto';

/** Returns the SHA-256 of bytes, or of a string in UTF-8: as hexadecimal digits, unless another encoding is given. */
export const sha256 = (data: string | Buffer, encoding: 'hex' | 'base64' | 'base64url' = 'hex'): string =>
  createHash('sha256').update(data).digest(encoding);
