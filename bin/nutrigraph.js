#!/usr/bin/env node
/** Runs a command of `src/cli.ts`: `node bin/nutrigraph.js serve`. Node 20 runs no TypeScript, so this is JavaScript. */
// First: the system ends a process that gets SIGHUP before.
import './hangup.js';
import { findBundle } from './bundle.js';

/**
 * Returns the module to run: the bundle of the code, or the code itself. `dev` runs the code itself, since it starts
 * again after each change.
 */
async function findProgram() {
  const bundle = process.argv[2] === 'dev' ? null : await findBundle();
  if (bundle !== null) return bundle;
  const { register } = await import('tsx/esm/api');
  register();
  return '../src/cli.ts';
}

/**
 * Ends the process. The message of an error in the code names file and line: a stack of the bundler would add nothing.
 * @param {unknown} error
 * @returns {never}
 */
function fail(error) {
  process.stderr.write(`nutrigraph: ${error instanceof Error ? error.message : error}\n`);
  process.exit(1);
}

await import(await findProgram().catch(fail));
