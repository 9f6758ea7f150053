import { at, type Ids, keyOf, listAt, type Query } from '../query.ts';

/** Finds the foods that contain at least two given amounts: the first 20 by name, or by the first amount. */
const twoAmountsBy = (
  name: string,
  order: { readonly graphql: string; readonly cypher: string; readonly neo4jGraphql: string },
  { nutrients: [first, second], amounts: [atLeast, andAtLeast] }: Ids,
): Query => {
  const statement = (label: string) =>
    `MATCH (:${label} {_key: $first})<-[a:CONTAINS]-(f:Food)-[b:CONTAINS]->(:${label} {_key: $second}) ` +
    'WHERE a.amountPer100g >= $atLeast AND b.amountPer100g >= $andAtLeast ' +
    `WITH f, a, b ORDER BY ${order.cypher} LIMIT 20 ` +
    'RETURN {foods: {nodes: collect(f {.id, .name, first: a {.amountPer100g}, second: b {.amountPer100g}})}} AS data';
  const above = (id: string, amount: number) =>
    `{ node: { key: { eq: "${keyOf(id)}" } }, edge: { amountPer100g: { gte: ${amount} } } }`;
  const amountOf = (id: string) =>
    `nutrientsConnection(where: { node: { key: { eq: "${keyOf(id)}" } } }) { edges { properties { amountPer100g } } }`;
  return {
    name,
    graphql:
      `{ foods(first: 20, where: { amount: [{ of: "${first}", gte: ${atLeast} }, ` +
      `{ of: "${second}", gte: ${andAtLeast} }] }${order.graphql}) { nodes { id name ` +
      `first: amount(of: "${first}") { amountPer100g } second: amount(of: "${second}") { amountPer100g } } } }`,
    cypher: {
      indexed: statement('Nutrigraph'),
      plain: statement('Nutrient'),
      parameters: { first: keyOf(first), second: keyOf(second), atLeast, andAtLeast },
    },
    neo4jGraphql:
      order.neo4jGraphql === ''
        ? {
            // Its lists of foods cannot sort by an amount, so the query begins at the nutrient.
            graphql:
              `{ nutrients(where: { key: { eq: "${keyOf(first)}" } }) { foodsConnection(first: 20, ` +
              `where: { edge: { amountPer100g: { gte: ${atLeast} } }, node: { nutrientsConnection: ` +
              `{ some: ${above(second, andAtLeast)} } } } ` +
              'sort: [{ edge: { amountPer100g: DESC } }, { node: { id: ASC } }]) ' +
              `{ edges { properties { amountPer100g } node { id name ${amountOf(second)} } } } } }`,
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
          }
        : {
            graphql:
              `{ foods(limit: 20, where: { AND: [{ nutrientsConnection: { some: ${above(first, atLeast)} } }, ` +
              `{ nutrientsConnection: { some: ${above(second, andAtLeast)} } }] }${order.neo4jGraphql}) ` +
              `{ id name first: ${amountOf(first)} second: ${amountOf(second)} } }`,
            shape: (data) => ({
              foods: {
                nodes: listAt(data, 'foods').map((food) => ({
                  ...(food as object),
                  first: at(food, 'first', 'edges', 0, 'properties'),
                  second: at(food, 'second', 'edges', 0, 'properties'),
                })),
              },
            }),
          },
  };
};

export const twoAmounts = (ids: Ids): Query =>
  twoAmountsBy('two amounts', { graphql: '', cypher: 'f._rank', neo4jGraphql: ', sort: [{ rank: ASC }]' }, ids);

export const richestFoods = (ids: Ids): Query => {
  const graphql = `, orderBy: [{ amount: { of: "${ids.nutrients[0]}", direction: DESC } }, { id: ASC }]`;
  return twoAmountsBy('richest foods', { graphql, cypher: 'a.amountPer100g DESC, f.id', neo4jGraphql: '' }, ids);
};
