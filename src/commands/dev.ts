/** The command for development: serves, and starts again after each change of the code or the seed. */
import { join, relative } from 'node:path';
import { projectFolder, readSettings } from '../settings/read.ts';

/** Makes a restart quick: no load balancer needs time to turn away. Settings that are given later win over these. */
const quickly = ['--drain-ms', '0'];

/**
 * Turns this process into tsx's watcher, which runs `dev --once`. It runs the command again when a module changes, or
 * when a file of the seed folder changes, appears or disappears; also when the command has failed.
 * @throws {UsageError} when a setting is wrong: a change of a file would not fix it.
 */
export async function watchAndServe(args: readonly string[]): Promise<void> {
  const { seed } = readSettings(args, process.env);
  const script = join(projectFolder, 'src/cli.ts');
  const watched = ['--clear-screen=false', '--include', relative(process.cwd(), seed) || '.'];
  const [node = process.execPath] = process.argv;
  process.argv = [node, 'tsx', 'watch', ...watched, script, 'dev', '--once', ...quickly, ...args];
  await import(import.meta.resolve('tsx/cli'));
}
