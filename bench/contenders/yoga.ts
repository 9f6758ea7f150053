/** GraphQL Yoga alone, with a schema of one field. It answers only `{ __typename }`. */
import { join } from 'node:path';
import type { Contender } from '../contender.ts';
import { runFile } from './service.ts';

export const yoga: Contender = {
  name: 'yoga',
  description: 'GraphQL Yoga alone, which answers only `{ __typename }`',
  start: async (_, port) => [...runFile(join(import.meta.dirname, '../servers/yoga.ts')), String(port)],
  request: ({ name, graphql }) =>
    name === 'typename' ? { path: '/graphql', body: JSON.stringify({ query: graphql }) } : null,
};
