import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { join, relative, sep } from 'node:path';

/**
 * Hashes all files below a folder: their relative paths and their bytes. Times do not count, since copying changes
 * them.
 * @throws {Error} when the folder or one of its files cannot be read.
 */
export async function fingerprintOf(folder: string): Promise<string> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const paths = entries.filter((entry) => !entry.isDirectory()).map(({ parentPath, name }) => join(parentPath, name));
  const hash = createHash('sha256');
  for (const path of paths.sort()) {
    const file = createHash('sha256');
    for await (const chunk of createReadStream(path, { highWaterMark: 1 << 20 })) file.update(chunk as Buffer);
    hash.update(JSON.stringify([relative(folder, path).replaceAll(sep, '/'), file.digest('hex')]));
  }
  return hash.digest('hex');
}
