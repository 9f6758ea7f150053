/** What HTTP clients are held to. */
import type { HttpLimits } from '../base/limits.ts';
import { count, countFromZero, type IntegerSetting } from './setting.ts';

export const httpSettings = {
  headersTimeoutMs: count(10_000, 600_000, 'Milliseconds a client has for the headers of a request.'),
  requestTimeoutMs: count(30_000, 3_600_000, 'Milliseconds a client has for a whole request.'),
  keepAliveTimeoutMs: count(
    65_000,
    3_600_000,
    'Milliseconds an idle connection is kept. Longer than the minute after which load balancers drop theirs, so that it ' +
      'is never the service that closes one in use.',
  ),
  maxHeaderBytes: count(16_384, 1_048_576, 'Largest headers of a request, in bytes, the URL of a GET included.'),
  maxConnections: count(1_000, 1_000_000, 'Most connections at once; more are closed when they come.'),
  maxRequestsPerConnection: count(10_000, 1_000_000_000, 'Most requests on one connection before it is closed.'),
  compressAboveBytes: countFromZero(1_024, 100_000_000, 'Smallest answer, in bytes, that is compressed.'),
} as const satisfies Record<keyof HttpLimits, IntegerSetting>;
