/** Settings on what the service serves, where, and how it is monitored and stopped. */
import { memorySize } from './memory-size.ts';
import { count, countFromZero, type Setting } from './setting.ts';

export const servingSettings = {
  host: {
    type: 'text',
    default: '127.0.0.1',
    pattern: /^[a-z0-9:][a-z0-9.:_-]*$/i,
    expected: 'a host name or an address without a port, such as 0.0.0.0',
    description: 'Address to listen on. The default is reachable from this machine only; `0.0.0.0` is every interface.',
  },
  port: {
    ...countFromZero(
      4000,
      65_535,
      'Port to listen on; 0 for any free port. If neither flag nor variable is set, the service takes `PORT`, which ' +
        'hosting platforms set.',
    ),
    commonVariable: 'PORT',
  },
  store: {
    type: 'choice',
    default: 'memory',
    choices: ['memory', 'neo4j'],
    description: 'Store of the graph: the memory of this process, filled from the seed, or Neo4j.',
  },
  seed: {
    type: 'folder',
    default: 'seed',
    description: 'Folder of the seed files from which the service loads the graph.',
  },
  snapshot: {
    type: 'folder',
    default: '.nutrigraph',
    optional: true,
    description:
      'Folder of the snapshot: the graph in the form that the embedded store has in memory, so that the next start ' +
      'does not import the seed again. The service uses a snapshot only of the same seed, model and code. A replica ' +
      'has its own snapshot there.',
  },
  replica: {
    type: 'text',
    default: 'off',
    pattern: memorySize,
    expected: 'off, on, or the most memory that it may take, such as 512MB or 4GB',
    description:
      'Whether the service on Neo4j answers from a copy of the graph in its memory. `on` lets the copy take half of ' +
      'the memory of the machine or the container. All workers share the given memory, and each holds a copy. If the ' +
      'graph does not fit, Neo4j answers.',
  },
  workers: count(
    1,
    64,
    'Number of processes that serve, one for each core to use. With the embedded store or a replica, each holds the ' +
      'graph.',
  ),
  logLevel: {
    type: 'choice',
    default: 'info',
    choices: ['debug', 'info', 'warn', 'error', 'silent'],
    description:
      'Lowest level of the log: `info` logs requests, `debug` also probes, `error` only failures, and `silent` only ' +
      'errors that end the process.',
  },
  logLevelFile: {
    type: 'file',
    default: '',
    description:
      'File with the level of the log, one of those of `--log-level`, which it replaces. SIGHUP reads it again. ' +
      'Empty for none.',
  },
  logSample: count(
    1,
    1_000_000,
    'Logs one of this number of successful requests, chosen at random; 1 logs all of them. Errors, and requests that ' +
      'take a second or longer, are always logged.',
  ),
  metrics: {
    type: 'switch',
    default: true,
    description: 'Whether `/metrics` reports to Prometheus what the service does. Do not expose it to the public.',
  },
  adminPort: countFromZero(
    0,
    65_535,
    'Port for `/health`, `/ready` and `/metrics` alone, which has no limit of connections; 0 for none. `/metrics` is ' +
      'then not on `--port`. `--port` has the two probes in any case.',
  ),
  publicMetrics: {
    type: 'switch',
    default: false,
    description: 'Whether `/metrics` is on `--port` too, in a service with `--admin-port`.',
  },
  drainMs: countFromZero(
    5_000,
    3_600_000,
    'Milliseconds after SIGTERM in which the service still answers new requests while `/ready` answers 503, so that ' +
      'load balancers can choose another instance. Ctrl-C skips this wait.',
  ),
  graceMs: count(
    20_000,
    3_600_000,
    'Milliseconds after that in which requests under way must end, before the service closes their connections.',
  ),
} as const satisfies Record<string, Setting>;
