/** What is served, where, and how it is watched and stopped. */
import { count, countFromZero, type Setting } from './setting.ts';

export const servingSettings = {
  host: {
    type: 'text',
    default: '127.0.0.1',
    pattern: /^[a-z0-9:][a-z0-9.:_-]*$/i,
    expected: 'a host name or an address without a port, such as 0.0.0.0',
    description: 'Where to listen. The default is reachable from this machine only; `0.0.0.0` is every interface.',
  },
  port: {
    ...countFromZero(
      4000,
      65_535,
      'Port to listen on; 0 takes any free one. Where neither flag nor variable is set, `PORT` counts, which hosting ' +
        'platforms set.',
    ),
    commonVariable: 'PORT',
  },
  store: {
    type: 'choice',
    default: 'memory',
    choices: ['memory', 'neo4j'],
    description: 'Where the graph is served from: the memory of this process, filled from the seed, or Neo4j.',
  },
  seed: { type: 'folder', default: 'seed', description: 'Folder of seed files from which the graph is loaded.' },
  snapshot: {
    type: 'folder',
    default: '.nutrigraph',
    optional: true,
    description:
      'Folder in which the embedded store keeps its graph as it lies in memory, so that the next start does not ' +
      'import the seed again. It is used only while the seed, the model and the code are those that it was made of.',
  },
  workers: count(
    1,
    64,
    'Processes that serve, one for each core to be used. With the embedded store, each holds the graph.',
  ),
  logLevel: {
    type: 'choice',
    default: 'info',
    choices: ['debug', 'info', 'warn', 'error', 'silent'],
    description:
      'Least important events that are logged: `debug` adds the probes to the requests of `info`, `error` leaves ' +
      'failures, and `silent` nothing but what ends the process.',
  },
  metrics: {
    type: 'switch',
    default: true,
    description: 'Whether `/metrics` tells what the service does, for Prometheus. Keep it from the public.',
  },
  drainMs: countFromZero(
    5_000,
    3_600_000,
    'Milliseconds after SIGTERM in which new requests are still answered, so that load balancers, which `/ready` ' +
      'tells at once, can turn to others. Ctrl-C does without.',
  ),
  graceMs: count(
    20_000,
    3_600_000,
    'Milliseconds that requests under way then have to be finished, before their connections are cut.',
  ),
} as const satisfies Record<string, Setting>;
