/** Measures the process: Node's own metrics, the build, and the limits of memory. */
import { totalmem } from 'node:os';
import { getHeapStatistics } from 'node:v8';
import { collectDefaultMetrics, Gauge, type Registry } from 'prom-client';

/** Gauges of prom-client whose names say that they are counters. The same values have metrics by type. */
const misnamed = ['nodejs_active_handles_total', 'nodejs_active_requests_total', 'nodejs_active_resources_total'];

/** @param version of the service. */
export function measureProcess(registry: Registry, version: string): void {
  collectDefaultMetrics({ register: registry });
  for (const name of misnamed) registry.removeSingleMetric(name);
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
}

function memoryLimit(): number {
  const machine = totalmem();
  // Node reports 0, or a number above all memory, where the process has no limit.
  const own = process.constrainedMemory();
  return own > 0 ? Math.min(own, machine) : machine;
}
