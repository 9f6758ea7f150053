/** Measures the process: Node's own metrics, the build, and the limits of memory. */
import { totalmem } from 'node:os';
import { getHeapStatistics } from 'node:v8';
import { type Aggregator, collectDefaultMetrics, Gauge, type Registry } from 'prom-client';
import { must } from '../../base/must.ts';
import { reportTotal } from './totals.ts';

/** Gauges of prom-client whose names say that they are counters. The same values have metrics by type. */
const misnamed = ['nodejs_active_handles_total', 'nodejs_active_requests_total', 'nodejs_active_resources_total'];

/** Gauges of which prom-client shows the average of all workers: that of busy and idle ones hides the busy ones. */
const ofBusiest = [50, 90, 99].map((part) => `nodejs_eventloop_lag_p${part}_seconds`);

/** @param version of the service. */
export function measureProcess(registry: Registry, version: string): void {
  collectDefaultMetrics({ register: registry });
  for (const name of misnamed) registry.removeSingleMetric(name);
  for (const name of ofBusiest) {
    const gauge = must(registry.getSingleMetric(name));
    Object.assign(gauge, { aggregator: 'max' satisfies Aggregator });
  }
  const registers = [registry];
  new Gauge({
    name: 'nutrigraph_build_info',
    help: 'The versions of the service and of Node, in the labels. The value is always 1.',
    labelNames: ['version', 'node'],
    aggregator: 'first',
    registers,
  }).set({ version, node: process.versions.node }, 1);
  new Gauge({
    name: 'nutrigraph_memory_limit_bytes',
    help: 'Memory that the service may take: the limit of the container, or the memory of the machine.',
    aggregator: 'max',
    registers,
  }).set(memoryLimit());
  new Gauge({
    name: 'nutrigraph_heap_limit_bytes',
    help: 'Bytes to which the heap of JavaScript may grow, which is a part of the memory.',
    registers,
  }).set(getHeapStatistics().heap_size_limit);
  new Gauge({
    name: 'nutrigraph_heap_used_ratio',
    help: 'Part of the limit of the heap that the process uses. Of several workers, that of the fullest one.',
    aggregator: 'max',
    registers,
    collect() {
      const { used_heap_size: used, heap_size_limit: limit } = getHeapStatistics();
      this.set(used / limit);
    },
  });
}

/**
 * Measures the process that starts the workers. It has their names for memory and processor time, so that the sums are
 * those of all processes.
 */
export function measureFirstProcess(registry: Registry): void {
  const registers = [registry];
  new Gauge({
    name: 'process_start_time_seconds',
    help: 'Start time of the first process, which starts the workers, in seconds since 1970.',
    aggregator: 'first',
    registers,
  }).set(Math.round(Date.now() / 1000 - process.uptime()));
  new Gauge({
    name: 'process_resident_memory_bytes',
    help: 'Resident memory of all processes in bytes.',
    registers,
    collect() {
      this.set(process.memoryUsage.rss());
    },
  });
  const seconds =
    (...kinds: readonly ('user' | 'system')[]) =>
    (): number => {
      const used = process.cpuUsage();
      return kinds.reduce((sum, kind) => sum + used[kind], 0) / 1e6;
    };
  const help = 'Processor time of all processes in seconds.';
  reportTotal({ name: 'process_cpu_user_seconds_total', help, registers }, seconds('user'));
  reportTotal({ name: 'process_cpu_system_seconds_total', help, registers }, seconds('system'));
  reportTotal({ name: 'process_cpu_seconds_total', help, registers }, seconds('user', 'system'));
}

function memoryLimit(): number {
  const machine = totalmem();
  // Node reports 0, or a number above all memory, where the process has no limit.
  const own = process.constrainedMemory();
  return own > 0 ? Math.min(own, machine) : machine;
}
