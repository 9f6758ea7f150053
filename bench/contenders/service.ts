/** This service: with the embedded store, on Neo4j, and on Neo4j with a replica. */
import { join } from 'node:path';
import { projectFolder } from '../../src/settings/read.ts';
import type { Contender, Place } from '../contender.ts';
import type { Options } from '../options.ts';

/** A setting for each limit that the queries of the benchmark, or the number of its requests, exceed. */
const limits = {
  'log-level': 'silent',
  'rate-cost': '0',
  'max-page-size': '1000',
  'max-cost': '1000000000',
  'max-work': '1000000000',
  'max-aliases': '10000',
  'max-requests-per-connection': '1000000000',
  // A busy machine must not end a turn.
  'operation-timeout-ms': '600000',
  'query-timeout-ms': '600000',
  'drain-ms': '0',
};

export interface ServiceOptions {
  /** The file that starts the service: that of this checkout by default, as `npm start` does. */
  readonly entry?: string;
  readonly nodeFlags?: readonly string[];
  readonly settings?: Readonly<Record<string, string>>;
}

/**
 * Returns the file that starts the service, as an option. A profile groups functions by their files. The bundle, from
 * which the service usually starts, has no such files, so a profile runs the sources.
 */
export const entryOf = ({ service, measures }: Pick<Options, 'service' | 'measures'>): { readonly entry?: string } => {
  if (service !== null) return { entry: service };
  return measures.includes('profile') ? { entry: join(projectFolder, 'src/cli.ts') } : {};
};

/** Returns the arguments of Node that run a file: TypeScript runs through tsx. */
export const runFile = (file: string): readonly string[] => (file.endsWith('.ts') ? ['--import', 'tsx', file] : [file]);

function service(
  name: string,
  description: string,
  stored: (place: Place) => Readonly<Record<string, string>>,
  { entry, nodeFlags = [], settings = {} }: ServiceOptions,
): Contender {
  return {
    name,
    description,
    start: async (place, port) => [
      ...nodeFlags,
      ...runFile(entry ?? join(projectFolder, 'bin/nutrigraph.js')),
      'serve',
      ...Object.entries({ ...limits, 'cache-bytes': '0', port: String(port), ...stored(place), ...settings }).flatMap(
        ([flag, value]) => [`--${flag}`, value],
      ),
    ],
    request: ({ graphql }) => ({ path: '/graphql', body: JSON.stringify({ query: graphql }) }),
  };
}

const onNeo4jSettings = ({ neo4j }: Place) => ({ store: 'neo4j', uri: neo4j ?? '' });

export const embedded = (options: ServiceOptions = {}, name = 'embedded'): Contender =>
  service(
    name,
    'this service with the embedded store',
    ({ seed, snapshot }) => ({ store: 'memory', seed, snapshot }),
    options,
  );

export const onNeo4j = (options: ServiceOptions = {}, name = 'neo4j'): Contender => ({
  ...service(name, 'this service on Neo4j', onNeo4jSettings, options),
  needsNeo4j: true,
});

export const replica = (options: ServiceOptions = {}, name = 'replica'): Contender => ({
  ...service(
    name,
    'this service on Neo4j, with a replica in its memory',
    (place) => ({ ...onNeo4jSettings(place), replica: 'on' }),
    options,
  ),
  needsNeo4j: true,
  // Until it has the graph, Neo4j would answer in its place.
  isReady: async (port) => {
    const response = await fetch(`http://127.0.0.1:${port}/ready`);
    const { replica: state } = (await response.json()) as { readonly replica?: { readonly store: string } };
    return state?.store === 'replica';
  },
  missing: /--replica: no such flag/,
});
