/** Bundles the code of the explorer for browsers: ahead with the code of the service, or at the first request. */
import { join } from 'node:path';
import { projectFolder } from './fingerprint.js';

/** The entry of the project's own explorer, which knows the domain. */
export const explorerEntry = join(projectFolder, 'schema/explorer/index.ts');

/** The names of the files of a bundle: its code, and its style. */
export const explorerFiles = { script: 'explorer.js', style: 'explorer.css' };

/**
 * Bundles an explorer with its packages into one script and one style sheet.
 * @param {string} entry the absolute path of the module that opens it.
 * @returns the two files; their names are those of `explorerFiles`.
 * @throws {Error} if the code has errors: the message names file and line.
 */
export async function bundleExplorer(entry) {
  const { build } = await import('esbuild');
  const { outputFiles } = await build({
    absWorkingDir: projectFolder,
    entryPoints: { explorer: entry },
    outdir: '.nutrigraph/code/bundle',
    write: false,
    bundle: true,
    minify: true,
    format: 'esm',
    platform: 'browser',
    // The browsers of the last three years.
    target: ['chrome111', 'firefox113', 'safari16.4'],
    jsx: 'automatic',
    jsxImportSource: 'preact',
    // The same bundle with and without the file, which the image lacks.
    tsconfigRaw: {},
    legalComments: 'none',
    logLevel: 'silent',
  });
  return outputFiles;
}
