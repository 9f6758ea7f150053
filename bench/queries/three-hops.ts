import { at, type Ids, keyOf, listOf, type Query, withoutProperties } from '../query.ts';

/** Goes from a symptom to nutrients and on to the first foods of each, in the default orders. */
export const threeHops = ({ symptom }: Ids): Query => {
  const statement = (isIndexed: boolean) => {
    const foods = listOf(isIndexed, {
      relation: 'CONTAINS',
      near: 'n',
      direction: 'in',
      label: 'Food',
      far: 'f',
      first: 7,
      value: '{amountPer100g: r_f.amountPer100g, unit: r_f.unit, node: f {.id, .name, .category, .level}}',
    });
    const nutrients = listOf(isIndexed, {
      relation: 'DEFICIENCY_SYMPTOM',
      near: 's',
      direction: 'in',
      label: 'Nutrient',
      far: 'n',
      first: 10,
      value: `{prominence: r_n.prominence, node: n {.id, .name, .unit, foods: {edges: ${foods}}}}`,
    });
    const symptomNode = `s {.id, .name, nutrients: {edges: ${nutrients}}}`;
    return `MATCH (s:Nutrigraph {_key: $key}) RETURN {symptom: ${symptomNode}} AS data`;
  };
  return {
    name: 'three hops',
    graphql:
      `{ symptom(id: "${symptom}") { id name nutrients(first: 10) { edges { prominence node { id name unit ` +
      'foods(first: 7) { edges { amountPer100g unit node { id name category level } } } } } } } }',
    cypher: { indexed: statement(true), plain: statement(false), parameters: { key: keyOf(symptom) } },
    neo4jGraphql: {
      graphql:
        `{ symptoms(where: { key: { eq: "${keyOf(symptom)}" } }) { id name ` +
        'nutrients: nutrientsConnection(first: 10, sort: [{ edge: { in: ASC } }]) ' +
        '{ edges { properties { prominence } node { id name unit ' +
        'foods: foodsConnection(first: 7, sort: [{ edge: { in: ASC } }]) ' +
        '{ edges { properties { amountPer100g unit } node { id name category level } } } } } } } }',
      shape: (data) => ({ symptom: withoutProperties(at(data, 'symptoms', 0)) }),
    },
    pothos: true,
  };
};
