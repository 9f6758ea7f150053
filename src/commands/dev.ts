/** The command for development: serves, and restarts after each change of the code or the seed. */
import { join, relative } from 'node:path';
import { projectFolder, readSettings } from '../settings/read.ts';
import type { Command } from './command.ts';
import { withProblems } from './explain.ts';
import { serve } from './serve.ts';

/** Serves under tsx's watcher, which runs `dev --once`. That serves once, and lists all problems of a broken seed. */
export const dev: Command = async (args) => {
  const [first, ...rest] = args;
  if (first !== '--once') return watchAndServe(args);
  await serve(rest).catch((error: unknown) => {
    throw withProblems('the seed', error);
  });
};

/** Makes a restart fast: no load balancer needs time to choose another instance. Later settings win over these. */
const fastRestart = ['--drain-ms', '0'];

/**
 * Turns this process into tsx's watcher. It runs the command again when a module changes, or when a file of the seed
 * folder changes, appears or disappears; also after the command has failed.
 * @throws {UsageError} for a wrong setting: a change of a file would not fix it.
 */
async function watchAndServe(args: readonly string[]): Promise<void> {
  const { seed } = readSettings(args, process.env);
  const script = join(projectFolder, 'src/cli.ts');
  const watched = ['--clear-screen=false', '--include', relative(process.cwd(), seed) || '.'];
  const [node = process.execPath] = process.argv;
  process.argv = [node, 'tsx', 'watch', ...watched, script, 'dev', '--once', ...fastRestart, ...args];
  await import(import.meta.resolve('tsx/cli'));
}
