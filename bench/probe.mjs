/**
 * Reports what a contender's process used, to the benchmark that started it. Node loads this module before the
 * contender, so each contender pays the same for it. It is JavaScript, because not every contender runs through tsx.
 */
import { writeFileSync } from 'node:fs';
import { Session } from 'node:inspector/promises';
import { monitorEventLoopDelay, PerformanceObserver, performance } from 'node:perf_hooks';

let gcMs = 0;
new PerformanceObserver((list) => {
  for (const { duration } of list.getEntries()) gcMs += duration;
}).observe({ entryTypes: ['gc'] });
const delay = monitorEventLoopDelay({ resolution: 5 });
delay.enable();

/** @param {boolean | undefined} collect whether to collect garbage before. */
function figures(collect) {
  if (collect) for (let i = 0; i < 3; i++) globalThis.gc?.();
  const { user, system } = process.cpuUsage();
  const { heapUsed, external, rss } = process.memoryUsage();
  const found = {
    cpuMs: (user + system) / 1_000,
    gcMs,
    activeMs: performance.eventLoopUtilization().active,
    // The histogram measures whole intervals of its timer.
    loopP99Ms: Math.max(0, delay.percentile(99) / 1e6 - 5),
    aliveBytes: heapUsed + external,
    rssBytes: rss,
  };
  delay.reset();
  return found;
}

const session = new Session();

async function startProfile() {
  session.connect();
  await session.post('Profiler.enable');
  await session.post('Profiler.start');
}

/** @param {string} file to write the profile to. */
async function stopProfile(file) {
  const { profile } = await session.post('Profiler.stop');
  session.disconnect();
  writeFileSync(file, JSON.stringify(profile));
}

process.on('message', async ({ probe, collect, file }) => {
  if (probe === 'figures') process.send?.({ probed: figures(collect) });
  if (probe === 'start profile') process.send?.({ probed: (await startProfile()) ?? true });
  if (probe === 'stop profile') process.send?.({ probed: (await stopProfile(file)) ?? true });
});
// The channel alone must not keep a contender running that was told to stop.
process.channel?.unref();
