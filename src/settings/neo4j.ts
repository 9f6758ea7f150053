/** Settings on where Neo4j is, and how long it may take. */
import type { BreakerSettings } from '../store/breaker.ts';
import { defaultTuning, type Neo4jTuning } from '../store/tuning.ts';
import { count, countFromZero, type IntegerSetting, type Setting } from './setting.ts';

const tuningSettings = {
  queryTimeoutMs: count(
    defaultTuning.queryTimeoutMs,
    3_600_000,
    'Milliseconds that an operation may take in Neo4j, including waits and retries.',
  ),
  retryMs: countFromZero(
    defaultTuning.retryMs,
    3_600_000,
    'Milliseconds in which the service retries a read when Neo4j cannot be reached; 0 for no retry.',
  ),
  poolSize: count(
    defaultTuning.poolSize,
    10_000,
    'Most statements that Neo4j runs at once; others wait until one ends.',
  ),
  connectTimeoutMs: count(
    defaultTuning.connectTimeoutMs,
    600_000,
    'Milliseconds in which a connection to Neo4j must open, including the login.',
  ),
  connectionLifetimeMs: count(
    defaultTuning.connectionLifetimeMs,
    86_400_000,
    'Milliseconds after which the service replaces a connection to Neo4j.',
  ),
} as const satisfies Record<keyof Neo4jTuning, IntegerSetting>;

const breakerSettings = {
  breakerFailures: countFromZero(
    3,
    1_000,
    'Failures in a row after which requests fail at once, until Neo4j is back; 0 to send every request to Neo4j.',
  ),
  breakerProbeMs: count(
    1_000,
    600_000,
    'Milliseconds after which the service asks again whether Neo4j is back, with one statement at a time.',
  ),
} as const satisfies Record<keyof BreakerSettings, IntegerSetting>;

export const neo4jSettings = {
  uri: {
    type: 'text',
    default: 'bolt://127.0.0.1:7687',
    pattern: /^(neo4j|bolt)(\+s|\+ssc)?:\/\/(\[[0-9a-f:.]+\]|[a-z0-9._-]+)(:\d{1,5})?$/i,
    expected: 'neo4j:// (a cluster) or bolt:// (one server), with +s for TLS, and a host, such as neo4j+s://host:7687',
    description: 'Address of Neo4j.',
  },
  user: {
    type: 'text',
    default: 'neo4j',
    pattern: /^\S+$/,
    expected: 'a name without spaces',
    description: 'User of Neo4j.',
  },
  passwordFile: {
    type: 'file',
    default: '',
    description:
      'File with the password of Neo4j. Without a file, set `NUTRIGRAPH_PASSWORD`. No flag takes the password, since ' +
      'everyone on the machine can read a command line.',
  },
  database: {
    type: 'text',
    default: '',
    pattern: /^([a-z][a-z0-9.-]{2,62})?$/i,
    expected: 'the name of a database, or an empty value',
    description: "Database in Neo4j; empty for the server's default.",
  },
  wait: countFromZero(0, 3_600, 'Seconds for which `seed` keeps trying to reach Neo4j.'),
  ...tuningSettings,
  ...breakerSettings,
} as const satisfies Record<string, Setting>;
