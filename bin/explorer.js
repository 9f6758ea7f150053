/** Bundles the code of the explorer for browsers: ahead with the code of the service, or at the first request. */
import { join } from 'node:path';
import { projectFolder } from './fingerprint.js';

/** The entry of the project's own explorer, which knows the domain. */
export const explorerEntry = join(projectFolder, 'schema/explorer/index.ts');

/** The names of the files of a bundle: the code that the page loads first, and its style. Others have later code. */
export const explorerFiles = { script: 'explorer.js', style: 'explorer.css' };

/** Matches the names of all scripts of a bundle. */
export const explorerScript = /^explorer(-[\w-]+)?\.js$/;

/**
 * Bundles an explorer with its packages. Parts that it loads with `import()` are files of their own.
 * @param {string} entry the absolute path of the module that opens it.
 * @returns the files: those of `explorerFiles`, and the scripts that these load.
 * @throws {Error} if the code has errors: the message names file and line.
 */
export async function bundleExplorer(entry) {
  const { build } = await import('esbuild');
  const { outputFiles } = await build({
    absWorkingDir: projectFolder,
    entryPoints: { explorer: entry },
    chunkNames: 'explorer-[name]-[hash]',
    outdir: '.nutrigraph/code/bundle',
    write: false,
    bundle: true,
    splitting: true,
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
  // A part that loads later has its style in the one style sheet, which esbuild writes a second time.
  return outputFiles.filter(({ path }) => path.endsWith('.js') || path.endsWith(explorerFiles.style));
}
