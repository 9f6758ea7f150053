/** Bundles the code with esbuild. */
import { join, relative, sep } from 'node:path';
import { codeFolders, projectFolder } from './fingerprint.js';
import { bundlePages } from './pages.js';

/**
 * The packages that stay outside of the bundle: esbuild looks for its program beside its own files, and the others
 * serve development.
 */
const external = ['@gql.tada/internal', 'esbuild', 'tsx'];

/** Packages in CommonJS call `require` for modules of Node. */
const prelude = `import { createRequire as makeRequire } from 'node:module';
const require = makeRequire(import.meta.url);`;

/**
 * Bundles the command line with its packages.
 * @param {string} fingerprint of the code. The code reads it as `bundledFingerprint`.
 * @returns the files of the bundle. The first to run is `cli.js`; the others have what a command loads later.
 * @throws {Error} if the code has errors: the message names file and line.
 */
export async function compile(fingerprint) {
  const { build, stop } = await import('esbuild');
  const { outputFiles, metafile } = await build({
    absWorkingDir: projectFolder,
    // The second runs in a thread of its own.
    entryPoints: ['src/cli.ts', 'src/server/replica-thread.ts'],
    entryNames: '[name]',
    // As deep as the real folder, since the paths in source maps are relative.
    outdir: '.nutrigraph/code/bundle',
    write: false,
    metafile: true,
    bundle: true,
    splitting: true,
    format: 'esm',
    platform: 'node',
    target: 'node20',
    external,
    banner: { js: prelude },
    define: { bundledFingerprint: JSON.stringify(fingerprint) },
    // The same bundle with and without the file, which the image lacks.
    tsconfigRaw: {},
    sourcemap: 'external',
    sourcesContent: false,
    legalComments: 'none',
    // The error that `build` throws names the places, too.
    logLevel: 'silent',
  });
  const pages = await bundlePages();
  await stop();
  checkCovered(Object.keys(metafile.inputs));
  checkNamed(metafile.inputs);
  return [...outputFiles, ...pages];
}

/**
 * Checks that the fingerprint covers all bundled files.
 * @param {readonly string[]} files
 */
function checkCovered(files) {
  const isCovered = (/** @type {string} */ file) =>
    /(^|[\\/])node_modules[\\/]/.test(file) ||
    codeFolders.includes(relative(projectFolder, join(projectFolder, file)).split(sep)[0] ?? '');
  const wrong = files.find((file) => !isCovered(file));
  if (wrong !== undefined) throw new Error(`${wrong} is bundled: add its folder to codeFolders in bin/fingerprint.js.`);
}

/**
 * Checks that the code loads no package in CommonJS with `import()`: in a bundle of several modules, esbuild gives such
 * an import only a default export.
 * @param {import('esbuild').Metafile['inputs']} inputs
 */
function checkNamed(inputs) {
  for (const [file, { imports }] of Object.entries(inputs)) {
    for (const { kind, path } of file.includes('node_modules') ? [] : imports) {
      if (kind !== 'dynamic-import' || inputs[path]?.format !== 'cjs') continue;
      throw new Error(`${file} loads ${path}, which is CommonJS: import it in a module of its own, and load that.`);
    }
  }
}
