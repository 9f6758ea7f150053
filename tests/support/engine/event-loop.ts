/** Measures how long a piece of work blocks the event loop. The test of the event loop uses it. */

/** The state of both clocks. On a busy machine, only the processor's clock leaves out other processes. */
interface Moment {
  readonly clock: number;
  readonly processor: NodeJS.CpuUsage;
}

const now = (): Moment => ({ clock: performance.now(), processor: process.cpuUsage() });

function since(start: Moment): number {
  const { user, system } = process.cpuUsage(start.processor);
  return Math.min(performance.now() - start.clock, (user + system) / 1_000);
}

/** Returns the longest stretch, in milliseconds, in which the work did not let other code run. */
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

/** Returns how many milliseconds a fixed piece of work takes here: some 5 ms on a calm machine of 2025. */
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
