import { at, type Ids, keyOf, listAt, type Query } from '../query.ts';

/** Counts and summarises the amounts of all foods with a nutrient. `@neo4j/graphql` needs a list for each value. */
export const facets = ({ nutrients: [nutrient] }: Ids): Query => {
  const statement = (label: string) =>
    `MATCH (n:${label} {_key: $key}) CALL (n) { MATCH (n)<-[r:CONTAINS]-(:Food) ` +
    'RETURN count(r.amountPer100g) AS count, min(r.amountPer100g) AS min, avg(r.amountPer100g) AS mean, ' +
    'max(r.amountPer100g) AS max, count(CASE WHEN r.recommended THEN 1 END) AS yes, ' +
    'count(CASE WHEN NOT r.recommended THEN 1 END) AS no } ' +
    'RETURN {nutrient: {foods: {aggregates: {amountPer100g: {count: count, min: min, mean: mean, max: max}, ' +
    'recommended: [{value: true, count: yes}, {value: false, count: no}]}}}} AS data';
  const list = (name: string, where: string) => `${name}: foodsConnection(where: { edge: { ${where} } })`;
  return {
    name: 'facets',
    graphql:
      `{ nutrient(id: "${nutrient}") { foods(first: 0) { aggregates { amountPer100g { count min mean max } ` +
      'recommended { value count } } } } }',
    cypher: {
      indexed: statement('Nutrigraph'),
      plain: statement('Nutrient'),
      parameters: { key: keyOf(nutrient) },
    },
    neo4jGraphql: {
      graphql:
        `{ nutrients(where: { key: { eq: "${keyOf(nutrient)}" } }) { ${list('amounts', 'amountPer100g: { gte: 0 }')} ` +
        '{ aggregate { count { edges } edge { amountPer100g { min max average } } } } ' +
        `${list('yes', 'recommended: { eq: true }')} { totalCount } ` +
        `${list('no', 'recommended: { eq: false }')} { totalCount } } }`,
      shape: (data) => {
        const found = at(data, 'nutrients', 0);
        const amounts = at(found, 'amounts', 'aggregate', 'edge', 'amountPer100g');
        const [min, mean, max] = ['min', 'average', 'max'].map((name) => at(amounts, name));
        const count = at(found, 'amounts', 'aggregate', 'count', 'edges');
        const recommended = [
          { value: true, count: at(found, 'yes', 'totalCount') },
          { value: false, count: at(found, 'no', 'totalCount') },
        ];
        return { nutrient: { foods: { aggregates: { amountPer100g: { count, min, mean, max }, recommended } } } };
      },
    },
    compared: (data) => {
      const aggregates = at(data, 'nutrient', 'foods', 'aggregates');
      const amounts = at(aggregates, 'amountPer100g') as object;
      const facetsOf = listAt(aggregates, 'recommended').filter((facet) => Number(at(facet, 'count')) > 0);
      return {
        // The contenders add the amounts in different orders.
        amountPer100g: { ...amounts, mean: Number(at(amounts, 'mean')).toPrecision(9) },
        recommended: facetsOf.sort((a, b) => Number(at(a, 'value')) - Number(at(b, 'value'))),
      };
    },
  };
};
