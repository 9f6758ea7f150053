import type { Query } from '../query.ts';

/** Measures the path of a request through HTTP and GraphQL: the store has nothing to read. */
export const typename = (): Query => ({
  name: 'typename',
  graphql: '{ __typename }',
  cypher: { indexed: '', plain: '', parameters: {} },
  neo4jGraphql: { graphql: '{ __typename }', shape: (data) => data },
  pothos: true,
});
