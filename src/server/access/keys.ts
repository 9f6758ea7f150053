/** Reads and checks the keys of a closed service. The service stores only their hashes. */
import { randomBytes } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import type { IncomingMessage } from 'node:http';
import { codedError } from '../../base/errors.ts';
import { sha256 } from '../../base/sha256.ts';
import { UsageError } from '../../base/usage-error.ts';
import type { Refusal } from '../http/respond.ts';

/** A line of the file: the owner of a key, and the key's hash. */
const lineShape = /^([\w.@-]{1,64}):([0-9a-f]{64})$/;

/** Makes a key, and the line with its hash for the file of keys. */
export function newKey(owner: string): { readonly key: string; readonly line: string } {
  const key = randomBytes(32).toString('base64url');
  const line = `${owner}:${sha256(key)}`;
  if (!lineShape.test(line)) {
    throw new UsageError(`"${owner}": expected a name of up to 64 letters, digits and . _ - @, such as kitchen-app.`);
  }
  return { key, line };
}

/**
 * Reads a file of keys, with a line `name:hash` for each. Skips empty lines and lines that begin with #.
 * @returns the owner of each key, by the key's hash.
 * @throws {UsageError} for a file that cannot be read, has an invalid line, one key for two owners, or no key.
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
        `--api-keys-file: line ${index + 1} of ${file} is not a key. Expected name:hash, ` +
          'as `npm run key -- <name>` makes it.',
      );
    }
    const other = keys.get(hash) ?? owner;
    if (other !== owner) {
      throw new UsageError(
        `--api-keys-file: line ${index + 1} of ${file} gives ${owner} the key of ${other}. Expected one owner for ` +
          'each key: remove one of the two lines, or make a new key with `npm run key -- <name>`.',
      );
    }
    keys.set(hash, owner);
  }
  if (keys.size === 0) {
    throw new UsageError(`--api-keys-file: ${file} has no key. Make one with \`npm run key -- <name>\`.`);
  }
  return keys;
}

/** Finds the owner of the key in `authorization: Bearer` or `x-api-key`; null for no key, or an unknown one. */
export function ownerOf(keys: ReadonlyMap<string, string>, { headers }: IncomingMessage): string | null {
  const [, bearer] = /^Bearer +(\S+)$/i.exec(headers.authorization ?? '') ?? [];
  const key = bearer ?? headers['x-api-key'];
  // A lookup by hash takes a time that reveals nothing about the key.
  return typeof key === 'string' ? (keys.get(sha256(key)) ?? null) : null;
}

export const unauthenticated: Refusal = {
  status: 401,
  error: codedError(
    'UNAUTHENTICATED',
    'This service answers only clients that have a key. ' +
      'Send yours as "authorization: Bearer <key>" or "x-api-key: <key>".',
  ),
  headers: { 'www-authenticate': 'Bearer' },
};
