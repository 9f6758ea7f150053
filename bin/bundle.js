/** Keeps the code of the service and its packages as a bundle, which starts in a quarter of the time of the sources. */
import { randomUUID } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, readdir, rename, rm, stat, writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { compile } from './compile.js';
import { fingerprintCode, projectFolder } from './fingerprint.js';

const bundlesFolder = join(projectFolder, '.nutrigraph', 'code');

/** The number of bundles to keep for someone who switches between versions of the code. */
const maxBundles = 4;

/** Milliseconds after which an unfinished bundle must be of a process that was killed. */
const abandonedMs = 3_600_000;

/**
 * Finds the bundle of the present code, or makes it. It bears the fingerprint of the code as its name, so a bundle of
 * other code is never in use.
 * @returns {Promise<string | null>} the address of its first module; null, after one line on standard error, if no
 * bundle can be written.
 * @throws {Error} if the code has errors.
 */
export async function findBundle() {
  const fingerprint = fingerprintCode();
  const folder = join(bundlesFolder, fingerprint.slice(0, 32));
  const entry = join(folder, 'cli.js');
  if (!existsSync(entry)) {
    const outcome = await writeBundle(folder, fingerprint).catch(reasonOf);
    if (outcome === 'changed') return findBundle();
    // Another process that started at the same time may have written it.
    if (outcome !== 'written' && !existsSync(entry)) {
      process.stderr.write(`nutrigraph: ${folder} is not written (${outcome}): each start compiles the code again.\n`);
      return null;
    }
  }
  return pathToFileURL(entry).href;
}

/**
 * Writes a bundle under a temporary name and renames it, so that no process sees a part of it.
 * @param {string} folder
 * @param {string} fingerprint
 * @returns {Promise<'written' | 'changed'>} whether it is written, or the code has changed meanwhile.
 */
async function writeBundle(folder, fingerprint) {
  await mkdir(bundlesFolder, { recursive: true });
  // Other users may read it, as any folder: `mkdtemp` would make one for this user alone.
  const unfinished = join(bundlesFolder, `unfinished-${randomUUID()}`);
  await mkdir(unfinished);
  try {
    for (const { path, contents } of await compile(fingerprint)) {
      // Flushed, since after a power failure a renamed folder could have empty files.
      await writeFile(join(unfinished, basename(path)), contents, { flush: true });
    }
    if (fingerprintCode() !== fingerprint) return 'changed';
    await rename(unfinished, folder);
  } finally {
    await rm(unfinished, { recursive: true, force: true });
  }
  await removeOldBundles();
  return 'written';
}

/** Removes all but the last bundles, and those that killed processes left unfinished. */
async function removeOldBundles() {
  const found = await Promise.all(
    (await readdir(bundlesFolder)).map(async (name) => {
      const path = join(bundlesFolder, name);
      return { path, isFinished: !name.startsWith('unfinished-'), made: (await stat(path)).mtimeMs };
    }),
  );
  const finished = found.filter(({ isFinished }) => isFinished).sort((one, other) => other.made - one.made);
  const abandoned = found.filter(({ isFinished, made }) => !isFinished && made < Date.now() - abandonedMs);
  for (const { path } of [...finished.slice(maxBundles), ...abandoned])
    await rm(path, { recursive: true, force: true });
}

/**
 * Returns the reason why a file cannot be written.
 * @param {unknown} error
 * @returns {string}
 * @throws any other error.
 */
function reasonOf(error) {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  if (typeof code === 'string') return code;
  throw error;
}
