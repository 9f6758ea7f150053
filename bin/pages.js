/** Bundles the code of the pages for browsers: ahead with the code of the service, or at the first request. */
import { join } from 'node:path';
import { projectFolder } from './fingerprint.js';

/** The module that opens the project's own explorer, which knows the domain. */
export const explorerEntry = join(projectFolder, 'schema/explorer/index.ts');

/** The module that opens the playground. */
export const playgroundEntry = join(projectFolder, 'src/playground/index.tsx');

/** The modules that open the pages of this project. The bundle of the service has the code of each, under its name. */
export const pageEntries = { explorer: explorerEntry, playground: playgroundEntry };

/**
 * Bundles a page with its packages. Parts that it loads with `import()` are files of their own.
 * @param {keyof typeof pageEntries} name of the page. Its first files are `<name>.js` and `<name>.css`; the names of the
 * others begin with `<name>-`.
 * @param {string} entry the absolute path of the module that opens it.
 * @throws {Error} if the code has errors: the message names file and line.
 */
export async function bundlePage(name, entry) {
  const { build } = await import('esbuild');
  const { outputFiles } = await build({
    absWorkingDir: projectFolder,
    entryPoints: { [name]: entry },
    chunkNames: `${name}-[name]-[hash]`,
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
  return outputFiles.filter(({ path }) => path.endsWith('.js') || path.endsWith(`${name}.css`));
}

/**
 * Bundles all pages of this project.
 * @throws {Error} if the code has errors.
 */
export async function bundlePages() {
  const { explorer, playground } = pageEntries;
  return (await Promise.all([bundlePage('explorer', explorer), bundlePage('playground', playground)])).flat();
}
