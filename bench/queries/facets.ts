import { at, type Ids, keyOf, listAt, type Query } from '../query.ts';

const derivations = ['ANALYTICAL', 'AGGREGATED', 'CALCULATED', 'MANUFACTURER', 'LITERATURE', 'ASSUMED_ZERO'];

/** Counts and summarises the amounts of all foods with a nutrient. `@neo4j/graphql` needs a list for each value. */
export const facets = ({ nutrients: [nutrient] }: Ids): Query => {
  const statement = (label: string) =>
    `MATCH (n:${label} {_key: $key}) CALL (n) { MATCH (n)<-[r:CONTAINS]-(:Food) ` +
    'RETURN count(r.amountPer100g) AS count, min(r.amountPer100g) AS min, avg(r.amountPer100g) AS mean, ' +
    'max(r.amountPer100g) AS max, collect(r.derivation) AS all } ' +
    'RETURN {nutrient: {foods: {aggregates: {amountPer100g: {count: count, min: min, mean: mean, max: max}, ' +
    'derivation: [value IN $derivations | {value: value, count: size([x IN all WHERE x = value])}]}}}} AS data';
  const lists = derivations.map(
    (value) => `${value}: foodsConnection(where: { edge: { derivation: { eq: "${value}" } } }) { totalCount }`,
  );
  return {
    name: 'facets',
    graphql:
      `{ nutrient(id: "${nutrient}") { foods(first: 0) { aggregates { amountPer100g { count min mean max } ` +
      'derivation { value count } } } } }',
    cypher: {
      indexed: statement('Nutrigraph'),
      plain: statement('Nutrient'),
      parameters: { key: keyOf(nutrient), derivations },
    },
    neo4jGraphql: {
      graphql:
        `{ nutrients(where: { key: { eq: "${keyOf(nutrient)}" } }) { amounts: foodsConnection` +
        '(where: { NOT: { edge: { amountPer100g: { eq: null } } } }) { aggregate { count { edges } ' +
        `edge { amountPer100g { min max average } } } } ${lists.join(' ')} } }`,
      shape: (data) => {
        const found = at(data, 'nutrients', 0);
        const amounts = at(found, 'amounts', 'aggregate', 'edge', 'amountPer100g');
        const [min, mean, max] = ['min', 'average', 'max'].map((name) => at(amounts, name));
        const count = at(found, 'amounts', 'aggregate', 'count', 'edges');
        const derivation = derivations.map((value) => ({ value, count: at(found, value, 'totalCount') }));
        return { nutrient: { foods: { aggregates: { amountPer100g: { count, min, mean, max }, derivation } } } };
      },
    },
    compared: (data) => {
      const aggregates = at(data, 'nutrient', 'foods', 'aggregates');
      const amounts = at(aggregates, 'amountPer100g') as object;
      return {
        // The contenders add the amounts in different orders.
        amountPer100g: { ...amounts, mean: Number(at(amounts, 'mean')).toPrecision(9) },
        derivation: listAt(aggregates, 'derivation').filter((facet) => Number(at(facet, 'count')) > 0),
      };
    },
  };
};
