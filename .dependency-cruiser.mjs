/**
 * Checks which folder may import which, type imports included, and that no imports go in a circle. `npm run check` runs
 * it; docs/architecture.md explains the layers.
 */
import swc from '@swc/core';

/** dependency-cruiser asks swc for TypeScript without JSX, and has no setting for it. */
const { parseFileSync } = swc;
swc.parseFileSync = (file, options) => parseFileSync(file, { ...options, tsx: file.endsWith('.tsx') });

const storeys = (...names) => names.map((name) => `src/server/${name}`);

/** Each folder and the folders that it may import beside its own. A folder inside another may have its own line. */
const layers = {
  'src/base': [],
  'src/model': ['src/base'],
  'src/columns': ['src/base', 'src/model'],
  'src/import': ['src/base', 'src/model', 'src/columns'],
  'src/plan': ['src/base', 'src/model'],
  'src/search': ['src/base', 'src/model', 'src/columns', 'src/plan'],
  'src/memory': ['src/base', 'src/model', 'src/columns', 'src/plan'],
  'src/cypher': ['src/base', 'src/model', 'src/plan'],
  'src/store': ['src/base', 'src/model', 'src/columns', 'src/plan', 'src/search', 'src/memory', 'src/cypher'],
  'src/research': ['src/base', 'src/model', 'src/plan'],
  'src/coverage': ['src/base', 'src/model', 'src/columns'],
  schema: ['src/base', 'src/model', 'src/research', 'src/coverage'],
  // The explorer runs in browsers: it shares no code with the service, which imports only its declarations.
  'src/explorer': [],
  'src/playground': ['src/explorer'],
  // Its documents get their types from the printed schema. The symbols of units import nothing.
  'schema/explorer': ['src/explorer', 'schema/introspection.d.ts', 'schema/model/unit-symbols.ts'],
  importers: ['src/base', 'src/model', 'src/import', 'src/columns', 'schema'],
  'src/api': ['src/base', 'src/model', 'src/plan', 'src/research'],
  'src/engine': ['src/base', 'src/model', 'src/plan', 'src/search', 'src/store', 'src/research', 'src/api'],
  'src/settings': ['src/base', 'src/store'],
  // The storeys of the server, from the lowest to the highest. The files beside them open them all.
  'src/server/observability': ['src/base', 'src/model', 'src/store', 'src/engine'],
  'src/server/http': ['src/base', 'src/server/observability'],
  'src/server/redis': ['src/base', 'src/settings', 'src/server/observability'],
  'src/server/access': ['src/base', 'src/settings', ...storeys('observability', 'http', 'redis')],
  'src/server/graphql': [
    'src/base',
    'src/api',
    'src/engine',
    'src/settings',
    ...storeys('observability', 'http', 'redis', 'access'),
  ],
  'src/server/playground': ['src/base', 'src/server/http'],
  'src/server/explorer': ['src/base', 'src/model', 'src/api', 'src/explorer', 'src/server/http'],
  'src/server/routes': ['src/base', ...storeys('observability', 'http', 'access', 'graphql', 'playground', 'explorer')],
  'src/server': [
    'src/base',
    'src/model',
    'src/columns',
    'src/import',
    'src/store',
    'src/api',
    'src/engine',
    'src/settings',
    'src/explorer',
    'schema',
  ],
  'src/commands': ['src', 'schema', 'importers'],
  'src/cli.ts': ['src', 'schema'],
};

const folders = Object.keys(layers);
const within = (folder) => `^${folder.replaceAll('.', '\\.')}(/|$)`;

/** One rule for each line of the table. */
const directions = Object.entries(layers).map(([folder, below]) => ({
  name: `layer ${folder}`,
  comment: `${folder} may import ${[folder, ...below].join(', ')}. Move the code that both need into one of them.`,
  severity: 'error',
  from: { path: within(folder), pathNot: folders.filter((other) => other.startsWith(`${folder}/`)).map(within) },
  to: { path: '^(src|schema|importers)/', pathNot: [folder, ...below].map(within) },
}));

export default {
  forbidden: [
    ...directions,
    {
      name: 'every folder has a layer',
      comment: 'Give the folder a line in the table of layers.',
      severity: 'error',
      from: { path: '^src/', pathNot: folders.map(within) },
      to: { path: '^(src|schema|importers)/' },
    },
    {
      name: 'no cycle',
      comment: 'Move what both modules need into a module below them.',
      severity: 'error',
      from: {},
      to: { circular: true },
    },
    {
      name: 'one Redis client',
      comment: 'Only src/server/redis/connection.ts imports ioredis: a service without the setting does not load it.',
      severity: 'error',
      from: { path: '^(src|schema|importers)/', pathNot: '^src/server/redis/connection\\.ts$' },
      to: { path: '(^|/)ioredis' },
    },
    {
      name: 'one driver',
      comment: 'Only src/store/neo4j-driver.ts imports neo4j-driver. Use what it exports.',
      severity: 'error',
      from: { path: '^(src|schema|importers)/', pathNot: '^src/store/neo4j-driver\\.ts$' },
      to: { path: '^node_modules/neo4j-driver' },
    },
  ],
  options: {
    // dependency-cruiser reads TypeScript up to 6; swc reads every version and keeps type imports.
    parser: 'swc',
    tsPreCompilationDeps: true,
    doNotFollow: { path: 'node_modules' },
  },
};
