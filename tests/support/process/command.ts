import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { projectFolder } from '../../../src/settings/read.ts';

const running = new Set<ChildProcess>();

/** Ends what a test has left running: for `afterEach`. */
export function killAll(): void {
  for (const child of running) child.kill('SIGKILL');
}

export interface Run {
  readonly child: ChildProcess;
  readonly ended: Promise<{ readonly code: number | null; readonly out: string; readonly err: string }>;
  /** Resolves with standard output when it holds the text. */
  shows(text: string): Promise<string>;
  /** Resolves with standard error when it holds the text. */
  logs(text: string): Promise<string>;
}

/** The command line in a process of its own, as people run it. */
export const run = (...args: readonly string[]): Run => runWith({}, ...args);

/**
 * The command line in a process of its own.
 * @param env variables besides those of the tests. @param node arguments of Node itself.
 */
export function runWith(
  { env = {}, node = [] }: { readonly env?: Readonly<Record<string, string>>; readonly node?: readonly string[] },
  ...args: readonly string[]
): Run {
  const child = spawn(process.execPath, ['--import', 'tsx', ...node, 'src/cli.ts', ...args], {
    cwd: projectFolder,
    env: { ...process.env, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  running.add(child);
  const texts = { out: '', err: '' };
  child.stdout.on('data', (chunk) => {
    texts.out += chunk;
  });
  child.stderr.on('data', (chunk) => {
    texts.err += chunk;
  });
  const ended = once(child, 'close').then(([code]) => {
    running.delete(child);
    return { code: code as number | null, ...texts };
  });
  const until = async (name: 'out' | 'err', text: string): Promise<string> => {
    while (!texts[name].includes(text)) {
      const end = await Promise.race([once(name === 'out' ? child.stdout : child.stderr, 'data'), ended]);
      if (!Array.isArray(end)) throw new Error(`ended without "${text}": ${end.err}`);
    }
    return texts[name];
  };
  return { child, ended, shows: (text) => until('out', text), logs: (text) => until('err', text) };
}

/** Serves with the arguments, in a process of its own. */
export async function startServiceProcess(
  options: Parameters<typeof runWith>[0],
  ...args: readonly string[]
): Promise<Run & { readonly url: string }> {
  const served = runWith(options, 'serve', '--port', '0', ...args);
  const banner = await served.shows('Ctrl-C');
  return { ...served, url: /http:\S+/.exec(banner)?.[0] ?? '' };
}
