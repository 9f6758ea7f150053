/** A schema written by hand with Pothos, with a DataLoader for each list, over the bare driver. */
import { join } from 'node:path';
import type { Contender } from '../contender.ts';
import { runFile } from './service.ts';

export const pothos: Contender = {
  name: 'pothos',
  description: 'a schema written by hand with Pothos and DataLoaders behind Yoga, bare driver',
  needsNeo4j: true,
  isPeer: true,
  start: async ({ neo4j }, port) => [
    ...runFile(join(import.meta.dirname, '../peers/pothos.ts')),
    neo4j ?? '',
    String(port),
  ],
  request: (query) => (query.pothos ? { path: '/graphql', body: JSON.stringify({ query: query.graphql }) } : null),
};
