import { at, type Query } from '../query.ts';

/** Searches with a typo. Neo4j ranks hits by other rules, so contenders must agree on the best hit only. */
export const search = (): Query => ({
  name: 'misspelt search',
  graphql: '{ search(text: "magnezium", first: 5) { hits { node { id name } } } }',
  cypher: {
    indexed:
      "CALL db.index.fulltext.queryNodes('bench_names', 'magnezium~') YIELD node, score " +
      'WITH node ORDER BY score DESC, node.id LIMIT 5 ' +
      'RETURN {search: {hits: collect({node: node {.id, .name}})}} AS data',
    plain: '',
    parameters: {},
  },
  compared: (data) => at(data, 'search', 'hits', 0),
});
