/** Settings on the limits for HTTP clients. */
import type { HttpLimits } from '../base/limits.ts';
import { count, countFromZero, type IntegerSetting } from './setting.ts';

export const httpSettings = {
  headersTimeoutMs: count(10_000, 600_000, 'Milliseconds in which the headers of a request must arrive.'),
  requestTimeoutMs: count(30_000, 3_600_000, 'Milliseconds in which a whole request must arrive.'),
  keepAliveTimeoutMs: count(
    65_000,
    3_600_000,
    'Milliseconds after which the service closes an idle connection. Load balancers close theirs after a minute; a ' +
      'longer time here keeps the service from closing a connection that a balancer still uses.',
  ),
  maxHeaderBytes: count(16_384, 1_048_576, 'Largest headers of a request, in bytes, including the URL.'),
  maxConnections: count(
    1_000,
    1_000_000,
    'Most connections of each process at the same time. Further ones get an answer to probes only.',
  ),
  maxConnectionsPerClient: countFromZero(
    500,
    1_000_000,
    'Most connections from one address at the same time, for each process; 0 for no limit. It does not apply to ' +
      '`--trusted-proxies`. For IPv6, the first 64 bits count.',
  ),
  maxRequestsPerConnection: count(10_000, 1_000_000_000, 'Most requests on one connection before it is closed.'),
  compressAboveBytes: countFromZero(1_024, 100_000_000, 'Smallest answer, in bytes, that the service compresses.'),
} as const satisfies Record<keyof HttpLimits, IntegerSetting>;
