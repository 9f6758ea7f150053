/** Starts a service that reports how much memory it uses. The soak tests and the test of slow clients use it. */
import { unthrottled } from '../http/server.ts';
import { type Run, startServiceProcess } from './command.ts';

/** A running service whose memory a test can measure. */
export interface MeasuredService extends Run {
  readonly url: string;
  /** Collects garbage and returns the bytes that are still in use, with buffers. */
  alive(): Promise<number>;
}

/** Flags that let a client keep its connection for a million requests. */
const flags = ['--log-level', 'error', '--max-requests-per-connection', '1000000'];

/** Code that the process of the service loads: on a signal it collects garbage and reports the memory in use. */
const reporter = `
  let times = 0;
  process.on('SIGUSR2', () => {
    // Twice: the second collection frees the objects that waited for their finalizers.
    gc();
    setTimeout(() => {
      gc();
      const { heapUsed, external } = process.memoryUsage();
      process.stderr.write(JSON.stringify({ memory: ++times, alive: heapUsed + external }) + '\\n');
    }, 100);
  });`;

/** Starts the service in its own process. `killAll` stops it. */
export async function startMeasuredService(
  args: readonly string[] = [],
  env: Readonly<Record<string, string>> = {},
): Promise<MeasuredService> {
  const node = ['--expose-gc', '--import', `data:text/javascript,${encodeURIComponent(reporter)}`];
  const served = await startServiceProcess({ env, node }, ...flags, ...unthrottled, ...args);
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
