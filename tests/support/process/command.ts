/**
 * Runs the command line or the service in its own process. The tests of commands, shutdown, workers and faults use it.
 */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { projectFolder } from '../../../src/settings/read.ts';

const running = new Set<ChildProcess>();

/** Kills the processes that a test left running: for `afterEach`. */
export function killAll(): void {
  for (const child of running) child.kill('SIGKILL');
}

/** A process of the command line. */
export interface Run {
  readonly child: ChildProcess;
  readonly ended: Promise<{ readonly code: number | null; readonly out: string; readonly err: string }>;
  /** Resolves with the standard output when it contains the text. */
  shows(text: string): Promise<string>;
  /** Resolves with the standard error when it contains the text. */
  logs(text: string): Promise<string>;
}

/** Runs the command line in its own process, as people run it. */
export const run = (...args: readonly string[]): Run => runWith({}, ...args);

/**
 * Runs the command line in its own process.
 * @param env variables that it adds to those of the test.
 * @param node arguments of Node itself.
 */
export function runWith(
  { env = {}, node = [] }: { readonly env?: Readonly<Record<string, string>>; readonly node?: readonly string[] },
  ...args: readonly string[]
): Run {
  const child = spawn(process.execPath, [...node, 'bin/nutrigraph.js', ...args], {
    cwd: projectFolder,
    env: { ...process.env, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  running.add(child);
  const output = { out: '', err: '' };
  child.stdout.on('data', (chunk) => {
    output.out += chunk;
  });
  child.stderr.on('data', (chunk) => {
    output.err += chunk;
  });
  const ended = once(child, 'close').then(([code]) => {
    running.delete(child);
    return { code: code as number | null, ...output };
  });
  const until = async (name: 'out' | 'err', text: string): Promise<string> => {
    while (!output[name].includes(text)) {
      const end = await Promise.race([once(name === 'out' ? child.stdout : child.stderr, 'data'), ended]);
      if (!Array.isArray(end)) throw new Error(`ended without "${text}": ${end.err}`);
    }
    return output[name];
  };
  return { child, ended, shows: (text) => until('out', text), logs: (text) => until('err', text) };
}

/** Starts the service with the arguments in its own process, and waits until it listens. */
export async function startServiceProcess(
  options: Parameters<typeof runWith>[0],
  ...args: readonly string[]
): Promise<Run & { readonly url: string }> {
  const served = runWith(options, 'serve', '--port', '0', ...args);
  const banner = await served.shows('"message":"started"');
  return { ...served, url: /http:[^\s"]+/.exec(banner)?.[0] ?? '' };
}
