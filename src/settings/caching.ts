/** What is kept to be used again. */
import { countFromZero, type Setting } from './setting.ts';

export const cachingSettings = {
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
