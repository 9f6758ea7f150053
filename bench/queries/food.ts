import { at, type Ids, keyOf, type Query } from '../query.ts';

/** Looks one food up by its id. */
export const food = ({ food: id }: Ids): Query => {
  const statement = (label: string) =>
    `MATCH (f:${label} {_key: $key}) ` +
    'RETURN {food: f {.id, .name, .description, .category, .level, .fortified}} AS data';
  return {
    name: 'food',
    graphql: `{ food(id: "${id}") { id name description category level fortified } }`,
    cypher: { indexed: statement('Nutrigraph'), plain: statement('Food'), parameters: { key: keyOf(id) } },
    neo4jGraphql: {
      graphql: `{ foods(where: { key: { eq: "${keyOf(id)}" } }) { id name description category level fortified } }`,
      shape: (data) => ({ food: at(data, 'foods', 0) }),
    },
    pothos: true,
  };
};
