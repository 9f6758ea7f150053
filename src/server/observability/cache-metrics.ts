import { Gauge, type Registry } from 'prom-client';
import type { CacheSize } from '../../base/cache-size.ts';

/** Returns the size of a cache; null for a cache that the service does not have. */
export type ReadCacheSize = () => CacheSize | null;

/** Reports on the caches whenever the metrics are read. The metrics of several workers add up. */
export function measureCaches(registers: Registry[], caches: Readonly<Record<string, ReadCacheSize>>): void {
  const each = (take: (cache: string, size: CacheSize) => void): void => {
    for (const [cache, read] of Object.entries(caches)) {
      const size = read();
      if (size) take(cache, size);
    }
  };
  new Gauge({
    name: 'nutrigraph_cache_bytes',
    help: 'Bytes of a cache, as the service estimates them. Documents include their plans.',
    labelNames: ['cache'],
    registers,
    collect() {
      each((cache, { bytes }) => bytes !== null && this.set({ cache }, bytes));
    },
  });
  new Gauge({
    name: 'nutrigraph_cache_entries',
    help: 'Number of entries in a cache.',
    labelNames: ['cache'],
    registers,
    collect() {
      each((cache, { entries }) => this.set({ cache }, entries));
    },
  });
}
