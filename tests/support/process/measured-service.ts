import { unthrottled } from '../http/server.ts';
import { type Run, startServiceProcess } from './command.ts';

export interface MeasuredService extends Run {
  readonly url: string;
  /** Bytes that are alive in the service, buffers included, after everything that is not has been collected. */
  alive(): Promise<number>;
}

/** A client that sends much keeps its connection. */
const few = ['--log-level', 'error', '--max-requests-per-connection', '1000000'];

/** What the service's process does besides: on a signal it collects, and tells what is left. */
const telling = `
  let times = 0;
  process.on('SIGUSR2', () => {
    // Twice: what waits to be finalized is let go by the second.
    gc();
    setTimeout(() => {
      gc();
      const { heapUsed, external } = process.memoryUsage();
      process.stderr.write(JSON.stringify({ memory: ++times, alive: heapUsed + external }) + '\\n');
    }, 100);
  });`;

/** Serves in a process of its own, whose memory can be asked for. `killAll` ends it. */
export async function startMeasuredService(
  args: readonly string[] = [],
  env: Readonly<Record<string, string>> = {},
): Promise<MeasuredService> {
  const node = ['--expose-gc', '--import', `data:text/javascript,${encodeURIComponent(telling)}`];
  const served = await startServiceProcess({ env, node }, ...few, ...unthrottled, ...args);
  let times = 0;
  const alive = async () => {
    const mark = `{"memory":${++times},`;
    served.child.kill('SIGUSR2');
    const text = await served.logs(mark);
    const [line = ''] = text.slice(text.lastIndexOf(mark)).split('\n');
    return (JSON.parse(line) as { readonly alive: number }).alive;
  };
  return { ...served, alive };
}
