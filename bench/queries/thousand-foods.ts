import { at, type Query } from '../query.ts';

/** Reads one long page. The service must allow pages of 1,000. */
export const thousandFoods = (): Query => {
  const fields = ['id', 'name', 'description', 'category', 'level', 'fortified'];
  const value = `f {${fields.map((field) => `.${field}`).join(', ')}}`;
  return {
    name: '1,000 foods',
    graphql: `{ foods(first: 1000) { nodes { ${fields.join(' ')} } } }`,
    cypher: {
      indexed:
        "MATCH (f:Food) WHERE f._side = 'a/' AND f._rank >= 0 WITH f ORDER BY f._side, f._rank LIMIT 1000 " +
        `RETURN {foods: {nodes: collect(${value})}} AS data`,
      plain:
        'MATCH (f:Food) WITH f ORDER BY f.name, f.id LIMIT 1000 ' +
        `RETURN {foods: {nodes: collect(${value})}} AS data`,
      parameters: {},
    },
    neo4jGraphql: {
      graphql: `{ foods(limit: 1000, sort: [{ rank: ASC }]) { ${fields.join(' ')} } }`,
      shape: (data) => ({ foods: { nodes: at(data, 'foods') } }),
    },
    pothos: true,
  };
};
