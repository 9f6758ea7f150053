/** What is kept to be used again. */
import { count, countFromZero, type Setting } from './setting.ts';

export const cachingSettings = {
  documentCacheBytes: count(
    100_000_000,
    10_000_000_000,
    'Bytes of documents kept parsed, validated and planned, by an estimate from their tokens.',
  ),
  persistedBytes: countFromZero(
    10_000_000,
    10_000_000_000,
    'Bytes of documents that clients may ask for by their hash alone (automatic persisted queries); 0 for none.',
  ),
  cacheBytes: countFromZero(
    50_000_000,
    10_000_000_000,
    'Bytes of answers kept to be given again while the release is the same; 0 for none.',
  ),
  cacheMaxAge: countFromZero(
    60,
    31_536_000,
    'Seconds for which browsers and proxies may use an answer to GET without asking again.',
  ),
} as const satisfies Record<string, Setting>;
