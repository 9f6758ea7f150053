/** Every setting of the service, declared once: flags, environment, help and `docs/settings.md` come from here. */
import type { HttpLimits, Limits } from './limits.ts';
import { defaultTuning, type Neo4jTuning } from './store/tuning.ts';

interface SettingBase {
  readonly description: string;
}
interface IntegerSetting extends SettingBase {
  readonly type: 'integer';
  readonly default: number;
  readonly min: number;
  readonly max: number;
}
interface SwitchSetting extends SettingBase {
  readonly type: 'switch';
  readonly default: boolean;
}
interface TextSetting extends SettingBase {
  readonly type: 'text';
  readonly default: string;
  readonly pattern: RegExp;
  /** What the pattern admits, in words. */
  readonly expected: string;
}
/** A folder. The default lies in the project; a given one is taken from the working directory. */
interface FolderSetting extends SettingBase {
  readonly type: 'folder';
  readonly default: string;
}
/** A file, read when it is needed; empty for none. */
interface FileSetting extends SettingBase {
  readonly type: 'file';
  readonly default: '';
}
interface ChoiceSetting extends SettingBase {
  readonly type: 'choice';
  readonly default: string;
  readonly choices: readonly string[];
}
export type Setting = IntegerSetting | SwitchSetting | TextSetting | FolderSetting | FileSetting | ChoiceSetting;

const count = (standard: number, max: number, description: string): IntegerSetting => ({
  type: 'integer',
  default: standard,
  min: 1,
  max,
  description,
});

const limitSettings = {
  maxPageSize: count(100, 10_000, 'Largest `first` or `last` of a list.'),
  defaultPageSize: count(20, 10_000, 'Page size of a list that names none.'),
  maxIds: count(100, 10_000, 'Most ids in one `nodes(ids:)`.'),
  maxCost: count(
    50_000,
    1_000_000_000,
    'Largest estimated cost of an operation: page sizes multiplied down its levels.',
  ),
  maxConditions: count(100, 10_000, 'Most conditions in all filters of an operation.'),
  maxWork: count(1_000_000, 1_000_000_000, 'Most nodes and edges the embedded store may look at for an operation.'),
  maxDepth: count(20, 100, 'Most fields inside one another, fragments followed.'),
  maxAliases: count(
    50,
    10_000,
    'Most aliased fields in an operation, `__typename` too; a fragment counts at each use.',
  ),
  maxTokens: count(4_000, 20_000, 'Most lexical tokens in a document.'),
  maxRootFields: count(20, 10_000, 'Most fields at the root of an operation.'),
  maxDirectives: count(50, 10_000, 'Most directives in an operation; a fragment counts at each use.'),
  maxFragments: count(100, 10_000, 'Most fragments in a document.'),
  maxOperations: count(20, 10_000, 'Most operations in a document.'),
  maxErrors: count(100, 10_000, 'Most errors in an answer; how many more there are is told by the last.'),
  maxNesting: count(100, 200, "Most brackets inside one another, in a document's text or in its variables."),
  maxBodyBytes: count(262_144, 100_000_000, 'Largest body of a request, in bytes.'),
} as const satisfies Record<keyof Limits, IntegerSetting>;

const tuningSettings = {
  queryTimeoutMs: count(
    defaultTuning.queryTimeoutMs,
    3_600_000,
    'Milliseconds an operation may take in Neo4j, waiting and trying again included.',
  ),
  retryMs: {
    ...count(
      defaultTuning.retryMs,
      3_600_000,
      'Milliseconds from its start in which a read is tried again when Neo4j cannot be reached; 0 for never.',
    ),
    min: 0,
  },
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

const httpSettings = {
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
  compressAboveBytes: { ...count(1_024, 100_000_000, 'Smallest answer, in bytes, that is compressed.'), min: 0 },
} as const satisfies Record<keyof HttpLimits, IntegerSetting>;

const neo4jSettings = {
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
  wait: {
    type: 'integer',
    default: 0,
    min: 0,
    max: 3_600,
    description: 'Seconds that `seed` goes on trying to reach Neo4j.',
  },
} as const satisfies Record<string, Setting>;

const operationsSettings = {
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
  drainMs: {
    type: 'integer',
    default: 5_000,
    min: 0,
    max: 3_600_000,
    description:
      'Milliseconds after SIGTERM in which new requests are still answered, so that load balancers, which `/ready` ' +
      'tells at once, can turn to others. Ctrl-C does without.',
  },
  graceMs: count(
    20_000,
    3_600_000,
    'Milliseconds that requests under way then have to be finished, before their connections are cut.',
  ),
} as const satisfies Record<string, Setting>;

export const settings = {
  host: {
    type: 'text',
    default: '127.0.0.1',
    pattern: /^[a-z0-9:][a-z0-9.:_-]*$/i,
    expected: 'a host name or an address without a port, such as 0.0.0.0',
    description: 'Where to listen. The default is reachable from this machine only; `0.0.0.0` is every interface.',
  },
  port: {
    type: 'integer',
    default: 4000,
    min: 0,
    max: 65_535,
    description: 'Port to listen on; 0 takes any free one.',
  },
  seed: { type: 'folder', default: 'seed', description: 'Folder of seed files from which the graph is loaded.' },
  explain: {
    type: 'switch',
    default: false,
    description:
      'Whether a request with `"extensions": {"explain": true}` is told how its answer came about: plan, Cypher, ' +
      'parameters, cost and timings. For development.',
  },
  introspection: {
    type: 'switch',
    default: true,
    description:
      'Whether clients may ask for the schema. Off, messages suggest no names either, and the playground can offer ' +
      'neither docs nor completion.',
  },
  corsOrigins: {
    type: 'text',
    default: '',
    pattern: /^(https?:\/\/[a-z0-9.-]+(:\d{1,5})?(,(?=h)|$))*$/,
    expected: 'origins as browsers send them, joined by commas, such as https://example.org,http://localhost:3000',
    description: 'Other sites whose pages may read answers in a browser; nothing for none. Never with credentials.',
  },
  playground: { type: 'switch', default: true, description: 'Whether browsers are shown the playground.' },
  store: {
    type: 'choice',
    default: 'memory',
    choices: ['memory', 'neo4j'],
    description: 'Where the graph is served from: the memory of this process, filled from the seed, or Neo4j.',
  },
  ...operationsSettings,
  operationTimeoutMs: count(20_000, 3_600_000, 'Milliseconds an operation may take, whatever it does.'),
  ...httpSettings,
  ...neo4jSettings,
  ...tuningSettings,
  ...limitSettings,
} as const satisfies Record<string, Setting>;

export type SettingName = keyof typeof settings;

export const settingNames = Object.keys(settings) as SettingName[];

/** "maxDepth" as a flag: "max-depth". */
export const flagOf = (name: string): string => name.replaceAll(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
/** "maxDepth" as a variable: "NUTRIGRAPH_MAX_DEPTH". */
export const variableOf = (name: string): string => variablePrefix + flagOf(name).replaceAll('-', '_').toUpperCase();
export const variablePrefix = 'NUTRIGRAPH_';

/** What a setting may be, in words. */
export function expectedOf(setting: Setting): string {
  if (setting.type === 'integer') return `a whole number from ${setting.min} to ${setting.max}`;
  if (setting.type === 'switch') return 'on or off';
  if (setting.type === 'choice') return setting.choices.join(' or ');
  return setting.type === 'text' ? setting.expected : `a ${setting.type}`;
}

/** The default as one would type it. */
export const defaultOf = ({ default: value }: Setting): string =>
  typeof value === 'boolean' ? (value ? 'on' : 'off') : String(value) || '""';

/** What the value of a setting is. */
export type ValueOf<S extends Setting> = S extends IntegerSetting
  ? number
  : S extends SwitchSetting
    ? boolean
    : S extends ChoiceSetting
      ? S['choices'][number]
      : string;
