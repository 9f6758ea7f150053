import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { table } from '../report.ts';
import type { Measure } from './measure.ts';

/** The parts of a profile that this module reads. */
interface CpuProfile {
  readonly nodes: readonly {
    readonly id: number;
    readonly callFrame: { readonly functionName: string; readonly url: string };
  }[];
  readonly samples: readonly number[];
  readonly timeDeltas: readonly number[];
}

/** Groups of functions by the file that they are in; the first match counts. */
const groups: readonly (readonly [name: string, url: RegExp])[] = [
  ['graphql-js: execution', /node_modules\/graphql\/(execution|jsutils|type|error)/],
  ['graphql-js: parsing and validation', /node_modules\/graphql\//],
  [
    'Yoga, envelop, whatwg-node',
    /node_modules\/(graphql-yoga|@envelop|@whatwg-node|@graphql-yoga|@graphql-tools|@graphql-hive)\//,
  ],
  ['Neo4j driver', /node_modules\/neo4j-driver/],
  ['other packages', /node_modules\/(?!tsx)/],
  [
    'Node: HTTP, sockets, streams',
    /^node:(_http|internal\/(streams|stream_base|http|webstreams)|net|http|_stream|internal\/js_stream|zlib)/,
  ],
  [
    'Node: events, abort signals, timers',
    /^node:(events|internal\/(event_target|abort|timers|async|process|promise|perf))/,
  ],
  ['Node: other', /^node:/],
];

function groupOf({ functionName, url }: CpuProfile['nodes'][number]['callFrame']): string | null {
  if (functionName === '(idle)') return null;
  // The inspector itself, which starts and ends the profile.
  if (functionName === 'dispatch' && url === '') return null;
  if (functionName.startsWith('(garbage')) return 'garbage collection';
  if (functionName.startsWith('(')) return 'native code of Node (program)';
  const found = groups.find(([, pattern]) => pattern.test(url));
  if (found) return found[0];
  const [, own] = /\/src\/((?:server\/)?\w+)/.exec(url) ?? [];
  if (own) return `src/${own}`;
  // Without a file: system calls of sockets, JSON, and other functions of V8 and Node.
  return url === '' ? `built-in ${functionName}` : 'other';
}

/** Returns the share of each group in the busy time of a profile. */
function sharesOf({ nodes, samples, timeDeltas }: CpuProfile): ReadonlyMap<string, number> {
  const byId = new Map(nodes.map(({ id, callFrame }) => [id, groupOf(callFrame)]));
  const times = new Map<string, number>();
  samples.forEach((id, i) => {
    const group = byId.get(id);
    if (group) times.set(group, (times.get(group) ?? 0) + Math.max(0, timeDeltas[i] ?? 0));
  });
  const sum = [...times.values()].reduce((total, time) => total + time, 0);
  return new Map([...times].map(([group, time]) => [group, time / sum]));
}

/** Shows where the processor time of this service goes, and that of its peers. */
export const profile: Measure = async ({ options, loader, contenders, queries, place }) => {
  const [connections = 16] = options.concurrency;
  const columns = new Map<string, ReadonlyMap<string, number>>();
  for (const running of contenders.filter(({ contender: { name } }) => name !== 'bytes')) {
    for (const query of queries) {
      const request = running.requestText(query);
      if (request === null) continue;
      const send = (seconds: number) => loader.run({ port: running.port, requests: [request], connections, seconds });
      const file = join(place.folder, 'profile.json');
      // Compiled code and warm caches exist before the profile begins.
      await send(options.seconds);
      await running.startProfile();
      await send(options.seconds * options.rounds);
      await running.stopProfile(file);
      const found = JSON.parse(await readFile(file, 'utf8')) as CpuProfile;
      columns.set(`${running.contender.name}: ${query.name}`, sharesOf(found));
    }
  }
  const names = [...new Set([...columns.values()].flatMap((shares) => [...shares.keys()]))].sort();
  const largest = (name: string) => Math.max(...[...columns.values()].map((shares) => shares.get(name) ?? 0));
  const rows = names
    .filter((name) => largest(name) >= 0.01)
    .sort((a, b) => largest(b) - largest(a))
    .map((name) => [name, ...[...columns.values()].map((shares) => `${(100 * (shares.get(name) ?? 0)).toFixed(1)} %`)]);
  return table(['functions, by their own time', ...columns.keys()], rows);
};
