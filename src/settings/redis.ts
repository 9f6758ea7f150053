/** Settings on a Valkey or Redis server that several services share. */
import { count, countFromZero, type Setting } from './setting.ts';

const shape = /^rediss?:\/\/([^\s/?#@]*@)?(\[[0-9a-f:.]+\]|[a-z0-9._-]+)(:\d{1,5})?(\/\d{0,5})?$/i;

/** Checks an address with its login: `new URL` refuses wrong ports, and `decodeURIComponent` wrong escapes. */
function isRedisUrl(text: string): boolean {
  if (text !== '' && !shape.test(text)) return false;
  try {
    if (text !== '') decodeURIComponent(new URL(text).username + new URL(text).password);
    return true;
  } catch {
    return false;
  }
}

export const redisSettings = {
  redisUrl: {
    type: 'secret',
    default: '',
    pattern: { test: isRedisUrl },
    expected: 'redis:// or rediss:// (TLS), a host, and perhaps a port and a database, such as redis://host:6379/0',
    description:
      'Valkey or Redis server through which several services count allowances together and share answers; empty for ' +
      'none. Put a login into the variable, as in `rediss://user:password@host:6379`, never into the flag.',
  },
  redisTimeoutMs: count(
    100,
    10_000,
    'Milliseconds that a request waits for one reply of that server. A request waits three times at most.',
  ),
  redisAnswerBytes: countFromZero(
    1_000_000,
    100_000_000,
    'Largest answer that services share through that server, in bytes; 0 to share only allowances.',
  ),
  redisAnswerTtl: count(3_600, 31_536_000, 'Seconds for which that server keeps an answer.'),
} as const satisfies Record<string, Setting>;
