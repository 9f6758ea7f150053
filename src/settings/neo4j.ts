/** Where Neo4j is, and how long it may take. */
import { defaultTuning, type Neo4jTuning } from '../store/tuning.ts';
import { count, countFromZero, type IntegerSetting, type Setting } from './setting.ts';

const tuningSettings = {
  queryTimeoutMs: count(
    defaultTuning.queryTimeoutMs,
    3_600_000,
    'Milliseconds an operation may take in Neo4j, waiting and trying again included.',
  ),
  retryMs: countFromZero(
    defaultTuning.retryMs,
    3_600_000,
    'Milliseconds from its start in which a read is tried again when Neo4j cannot be reached; 0 for never.',
  ),
  poolSize: count(defaultTuning.poolSize, 10_000, 'Most statements at Neo4j at once; others wait for one to end.'),
  connectTimeoutMs: count(
    defaultTuning.connectTimeoutMs,
    600_000,
    'Milliseconds to open a connection to Neo4j, logging in included.',
  ),
  connectionLifetimeMs: count(
    defaultTuning.connectionLifetimeMs,
    86_400_000,
    'Milliseconds after which a connection to Neo4j is replaced.',
  ),
} as const satisfies Record<keyof Neo4jTuning, IntegerSetting>;

export const neo4jSettings = {
  uri: {
    type: 'text',
    default: 'bolt://127.0.0.1:7687',
    pattern: /^(neo4j|bolt)(\+s|\+ssc)?:\/\/(\[[0-9a-f:.]+\]|[a-z0-9._-]+)(:\d{1,5})?$/i,
    expected: 'neo4j:// (a cluster) or bolt:// (one server), with +s for TLS, and a host, such as neo4j+s://host:7687',
    description: 'Where Neo4j is.',
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
      'File that holds the password of Neo4j. `NUTRIGRAPH_PASSWORD` gives it without a file; no flag does, since ' +
      'everyone on the machine can read a command line.',
  },
  database: {
    type: 'text',
    default: '',
    pattern: /^([a-z][a-z0-9.-]{2,62})?$/i,
    expected: 'the name of a database, or nothing',
    description: "Database in Neo4j; nothing is the server's default.",
  },
  wait: countFromZero(0, 3_600, 'Seconds that `seed` goes on trying to reach Neo4j.'),
  ...tuningSettings,
} as const satisfies Record<string, Setting>;
