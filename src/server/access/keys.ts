/** Keys without which a closed service answers nobody. The service knows their hashes alone. */
import { randomBytes } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import type { IncomingMessage } from 'node:http';
import { codedError } from '../../base/errors.ts';
import { UsageError } from '../../settings/read.ts';
import type { Refusal } from '../http/respond.ts';
import { sha256 } from './sha256.ts';

/** A line of the file: who has the key, and the key's hash. */
const lineShape = /^([\w.@-]{1,64}):([0-9a-f]{64})$/;

/** Makes a key, which is shown once, and the line by which the service knows it. */
export function newKey(owner: string): { readonly key: string; readonly line: string } {
  const key = randomBytes(32).toString('base64url');
  const line = `${owner}:${sha256(key)}`;
  if (!lineShape.test(line)) {
    throw new UsageError(`"${owner}": expected a name of up to 64 letters, digits and . _ - @, such as kitchen-app.`);
  }
  return { key, line };
}

/**
 * Reads a file of keys: a line each, `name:hash`. Empty lines and lines that begin with # are left out.
 * @returns who has the key, by its hash.
 * @throws {UsageError} for a file that cannot be read, has a line that is none, or no key at all.
 */
export async function readKeys(file: string): Promise<ReadonlyMap<string, string>> {
  const text = await readFile(file, 'utf8').catch((error: NodeJS.ErrnoException) => {
    throw new UsageError(`--api-keys-file: expected a file of keys, but ${file} cannot be read (${error.code}).`);
  });
  const keys = new Map<string, string>();
  for (const [index, line] of text.split(/\r?\n/).entries()) {
    if (line.trim() === '' || line.startsWith('#')) continue;
    const [, owner, hash] = lineShape.exec(line.trim()) ?? [];
    if (!owner || !hash) {
      throw new UsageError(
        `--api-keys-file: line ${index + 1} of ${file} is no key. Expected name:hash, as \`npm run key -- <name>\` makes it.`,
      );
    }
    keys.set(hash, owner);
  }
  if (keys.size === 0) {
    throw new UsageError(`--api-keys-file: ${file} holds no key. Make one with \`npm run key -- <name>\`.`);
  }
  return keys;
}

/** Who has the key that a request brings, in `authorization: Bearer` or `x-api-key`; null for no key, or one unknown. */
export function ownerOf(keys: ReadonlyMap<string, string>, { headers }: IncomingMessage): string | null {
  const [, bearer] = /^Bearer +(\S+)$/i.exec(headers.authorization ?? '') ?? [];
  const key = bearer ?? headers['x-api-key'];
  // Found by its hash, which tells a guesser nothing by the time it takes.
  return typeof key === 'string' ? (keys.get(sha256(key)) ?? null) : null;
}

export const unauthenticated: Refusal = {
  status: 401,
  error: codedError(
    'UNAUTHENTICATED',
    'This service answers those who have a key. Send yours as "authorization: Bearer <key>" or "x-api-key: <key>".',
  ),
  headers: { 'www-authenticate': 'Bearer' },
};
