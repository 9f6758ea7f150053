/**
 * Reports what a contender's process used, to the benchmark that started it. Node loads this module before the
 * contender, so each contender pays the same for it. It is JavaScript, because not every contender runs through tsx.
 */
import { monitorEventLoopDelay, PerformanceObserver, performance } from 'node:perf_hooks';

let gcMs = 0;
new PerformanceObserver((list) => {
  for (const { duration } of list.getEntries()) gcMs += duration;
}).observe({ entryTypes: ['gc'] });
const delay = monitorEventLoopDelay({ resolution: 5 });
delay.enable();

process.on('message', (message) => {
  if (message?.probe !== true) return;
  if (message.collect) for (let i = 0; i < 3; i++) globalThis.gc?.();
  const { user, system } = process.cpuUsage();
  const { heapUsed, external, rss } = process.memoryUsage();
  process.send?.({
    probe: {
      cpuMs: (user + system) / 1_000,
      gcMs,
      activeMs: performance.eventLoopUtilization().active,
      // The histogram measures whole intervals of its timer.
      loopP99Ms: Math.max(0, delay.percentile(99) / 1e6 - 5),
      aliveBytes: heapUsed + external,
      rssBytes: rss,
    },
  });
  delay.reset();
});
// The channel alone must not keep a contender running that was told to stop.
process.channel?.unref();
