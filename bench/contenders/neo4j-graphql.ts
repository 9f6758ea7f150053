/** `@neo4j/graphql` on the nodes and relationships of this service, in the same database. */
import { join } from 'node:path';
import type { Contender } from '../contender.ts';
import { runFile } from './service.ts';

export const neo4jGraphql: Contender = {
  name: '@neo4j/graphql',
  description: '@neo4j/graphql 7 behind Yoga, on the same nodes, which its type definitions name by label and alias',
  needsNeo4j: true,
  isPeer: true,
  start: async ({ neo4j }, port) => [
    ...runFile(join(import.meta.dirname, '../peers/neo4j-graphql.ts')),
    neo4j ?? '',
    String(port),
  ],
  request: ({ neo4jGraphql: form }) =>
    form ? { path: '/graphql', body: JSON.stringify({ query: form.graphql }) } : null,
  shape: ({ neo4jGraphql: form }, data) => form?.shape(data),
};
