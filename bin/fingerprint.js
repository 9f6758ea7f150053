/** The fingerprint of the code, which names the bundle and counts for snapshots of the graph. */
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join, sep } from 'node:path';

/** The project's folder. This module is deeper inside it when it is part of a bundle. */
export const projectFolder = findProject(import.meta.dirname);

/**
 * @param {string} folder
 * @returns {string}
 */
function findProject(folder) {
  return existsSync(join(folder, 'package.json')) ? folder : findProject(dirname(folder));
}

/** The folders with the code of the service. `bundle.js` refuses to bundle a file that is in none of them. */
export const codeFolders = ['bin', 'importers', 'schema', 'src'];

/** The files that decide which packages the code gets. The image has no lockfile, only npm's list of the installed. */
const packageFiles = ['package.json', 'package-lock.json', join('node_modules', '.package-lock.json')];

/**
 * Hashes the path and the bytes of each file of the code. Times do not count, since copying changes them.
 * @returns {string}
 */
export function fingerprintCode() {
  const files = codeFolders.flatMap((folder) =>
    readdirSync(join(projectFolder, folder), { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map(({ parentPath, name }) => join(parentPath, name)),
  );
  files.push(...packageFiles.map((file) => join(projectFolder, file)).filter((path) => existsSync(path)));
  const hash = createHash('sha256');
  for (const path of files.sort()) {
    const bytes = readFileSync(path);
    hash.update(JSON.stringify([path.slice(projectFolder.length).replaceAll(sep, '/'), bytes.length])).update(bytes);
  }
  return hash.digest('hex');
}
