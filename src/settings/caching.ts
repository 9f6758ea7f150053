/** Settings on caches. */
import { count, countFromZero, type Setting } from './setting.ts';

export const cachingSettings = {
  documentCacheBytes: count(
    100_000_000,
    10_000_000_000,
    'Size of the cache of parsed documents with their plans, in bytes, estimated from their tokens.',
  ),
  persistedBytes: countFromZero(
    10_000_000,
    10_000_000_000,
    'Size of the cache of documents that clients send by hash (automatic persisted queries), in bytes; 0 for none.',
  ),
  cacheBytes: countFromZero(
    50_000_000,
    10_000_000_000,
    'Size of the cache of answers, in bytes; 0 for none. An answer is used while the release stays the same.',
  ),
  cacheMaxAge: countFromZero(
    60,
    31_536_000,
    'Seconds for which browsers and proxies may reuse an answer to GET without asking the service.',
  ),
  staleIfError: countFromZero(
    300,
    31_536_000,
    'Seconds for which cached answers may be given, marked as stale, while the store is away; 0 for none.',
  ),
} as const satisfies Record<string, Setting>;
