import { at, type Ids, keyOf, listAt, type Query } from '../query.ts';

/** Finds the foods that contain at least two given amounts, those with the most of the first nutrient first. */
export const twoAmounts = ({ nutrients: [first, second], amounts: [atLeast, andAtLeast] }: Ids): Query => {
  const statement = (label: string) =>
    `MATCH (:${label} {_key: $first})<-[a:CONTAINS]-(f:Food)-[b:CONTAINS]->(:${label} {_key: $second}) ` +
    'WHERE a.amountPer100g >= $atLeast AND b.amountPer100g >= $andAtLeast ' +
    'WITH f, a, b ORDER BY a.amountPer100g DESC, f.id LIMIT 20 ' +
    'RETURN {foods: {nodes: collect(f {.id, .name, first: a {.amountPer100g}, second: b {.amountPer100g}})}} AS data';
  return {
    name: 'two amounts',
    graphql:
      `{ foods(first: 20, where: { amount: [{ of: "${first}", gte: ${atLeast} }, { of: "${second}", gte: ${andAtLeast} }] } ` +
      `orderBy: [{ amount: { of: "${first}", direction: DESC } }, { id: ASC }]) { nodes { id name ` +
      `first: amount(of: "${first}") { amountPer100g } second: amount(of: "${second}") { amountPer100g } } } }`,
    cypher: {
      indexed: statement('Nutrigraph'),
      plain: statement('Nutrient'),
      parameters: { first: keyOf(first), second: keyOf(second), atLeast, andAtLeast },
    },
    neo4jGraphql: {
      graphql:
        `{ nutrients(where: { key: { eq: "${keyOf(first)}" } }) { foodsConnection(first: 20, ` +
        `where: { edge: { amountPer100g: { gte: ${atLeast} } }, node: { nutrientsConnection: ` +
        `{ some: { node: { key: { eq: "${keyOf(second)}" } }, edge: { amountPer100g: { gte: ${andAtLeast} } } } } } } ` +
        'sort: [{ edge: { amountPer100g: DESC } }, { node: { id: ASC } }]) { edges { properties { amountPer100g } ' +
        `node { id name nutrientsConnection(where: { node: { key: { eq: "${keyOf(second)}" } } }) ` +
        '{ edges { properties { amountPer100g } } } } } } } }',
      shape: (data) => ({
        foods: {
          nodes: listAt(data, 'nutrients', 0, 'foodsConnection', 'edges').map((edge) => ({
            id: at(edge, 'node', 'id'),
            name: at(edge, 'node', 'name'),
            first: at(edge, 'properties'),
            second: at(edge, 'node', 'nutrientsConnection', 'edges', 0, 'properties'),
          })),
        },
      }),
    },
  };
};
