/** Measures how long a piece of work keeps the event loop from everybody else. */

/** Processor time in milliseconds that a stretch took: on a busy machine, the clock also counts the time of others. */
interface Moment {
  readonly clock: number;
  readonly processor: NodeJS.CpuUsage;
}

const now = (): Moment => ({ clock: performance.now(), processor: process.cpuUsage() });

function since(start: Moment): number {
  const { user, system } = process.cpuUsage(start.processor);
  return Math.min(performance.now() - start.clock, (user + system) / 1_000);
}

/** Returns the longest stretch, in milliseconds, in which nobody else had a turn while the work went on. */
export async function longestStretch(work: () => Promise<unknown>): Promise<number> {
  let longest = 0;
  let working = true;
  let start = now();
  const tick = () => {
    longest = Math.max(longest, since(start));
    start = now();
    if (working) setImmediate(tick);
  };
  const turns = new Promise<void>((resolve) =>
    setImmediate(() => {
      start = now();
      setImmediate(tick);
      resolve();
    }),
  );
  await turns;
  await work().finally(() => {
    working = false;
  });
  await new Promise((resolve) => setImmediate(() => setImmediate(resolve)));
  return longest;
}

/** Returns how long this machine takes, in milliseconds, for a fixed piece of work: some 5 ms on a calm one of 2025. */
export function calibrate(): number {
  const runs = Array.from({ length: 7 }, () => {
    const start = now();
    let state = 1;
    const words = Array.from({ length: 10_000 }, () => {
      state = (state * 48_271) % 2_147_483_647;
      return state.toString(36);
    });
    words.sort();
    return since(start);
  });
  return Math.min(...runs);
}
