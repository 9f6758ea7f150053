import { at, type Ids, keyOf, listOf, type Query, type Row, withoutProperties } from '../query.ts';

/** A list of the query: a field, the properties of the relation, and the lists of each node of it. */
interface Hop {
  readonly field: string;
  readonly list: Omit<Row, 'near' | 'far' | 'value'>;
  readonly edge: readonly string[];
  readonly node: readonly string[];
  readonly below?: readonly Hop[];
}

const symptoms = (first: number, below: readonly Hop[] = []): Hop => ({
  field: 'symptoms',
  list: { relation: 'DEFICIENCY_SYMPTOM', direction: 'out', label: 'Symptom', first },
  edge: ['prominence'],
  node: ['id', 'name'],
  below,
});
const conditions = (first: number, below: readonly Hop[] = []): Hop => ({
  field: 'conditions',
  list: { relation: 'DEFICIENCY_CONDITION', direction: 'out', label: 'Condition', first },
  edge: ['deficiencySeverity'],
  node: ['id', 'name'],
  below,
});
const nutrientsOf = (list: Hop['list'], edge: readonly string[], below: readonly Hop[]): Hop => ({
  field: 'nutrients',
  list,
  edge,
  node: ['id', 'name', 'unit'],
  below,
});
const ofSymptom = (first: number, below: readonly Hop[]) =>
  nutrientsOf({ relation: 'DEFICIENCY_SYMPTOM', direction: 'in', label: 'Nutrient', first }, ['prominence'], below);
const ofCondition = (first: number, below: readonly Hop[]) =>
  nutrientsOf(
    { relation: 'DEFICIENCY_CONDITION', direction: 'in', label: 'Nutrient', first },
    ['deficiencySeverity'],
    below,
  );
const ofFood = (first: number, below: readonly Hop[]) =>
  nutrientsOf({ relation: 'CONTAINS', direction: 'out', label: 'Nutrient', first }, ['amountPer100g', 'unit'], below);
const foods = (first: number, below: readonly Hop[]): Hop => ({
  field: 'foods',
  list: { relation: 'CONTAINS', direction: 'in', label: 'Food', first },
  edge: ['amountPer100g', 'unit'],
  node: ['id', 'name', 'category'],
  below,
});

/** Goes from a symptom to nutrients, on through foods, symptoms and conditions to nutrients, and to their symptoms. */
const root = ofSymptom(10, [
  foods(17, [ofFood(10, [symptoms(3)])]),
  symptoms(20, [ofSymptom(10, [conditions(3)])]),
  conditions(20, [ofCondition(10, [symptoms(3)])]),
]);

const graphqlOf = ({ field, list, edge, node, below = [] }: Hop): string =>
  `${field}(first: ${list.first}) { edges { ${edge.join(' ')} ` +
  `node { ${[...node, ...below.map(graphqlOf)].join(' ')} } } }`;

const neo4jGraphqlOf = ({ field, list, edge, node, below = [] }: Hop): string =>
  `${field}: ${field}Connection(first: ${list.first}, sort: [{ edge: { ${list.direction}: ASC } }]) ` +
  `{ edges { properties { ${edge.join(' ')} } node { ${[...node, ...below.map(neo4jGraphqlOf)].join(' ')} } } }`;

function cypherOf(isIndexed: boolean, near: string, { field, list, edge, node, below = [] }: Hop): string {
  const far = `${near}${field.charAt(0)}`;
  const parts = [...node.map((name) => `.${name}`), ...below.map((hop) => cypherOf(isIndexed, far, hop))];
  const value = `{${edge.map((name) => `${name}: r_${far}.${name}`).join(', ')}, node: ${far} {${parts.join(', ')}}}`;
  return `${field}: {edges: ${listOf(isIndexed, { ...list, near, far, value })}}`;
}

export const fourHops = ({ symptom }: Ids): Query => {
  const statement = (isIndexed: boolean) =>
    `MATCH (x:Nutrigraph {_key: $key}) RETURN {symptom: x {.id, .name, ${cypherOf(isIndexed, 'x', root)}}} AS data`;
  return {
    name: 'four hops',
    graphql: `{ symptom(id: "${symptom}") { id name ${graphqlOf(root)} } }`,
    cypher: { indexed: statement(true), plain: statement(false), parameters: { key: keyOf(symptom) } },
    neo4jGraphql: {
      graphql: `{ symptoms(where: { key: { eq: "${keyOf(symptom)}" } }) { id name ${neo4jGraphqlOf(root)} } }`,
      shape: (data) => ({ symptom: withoutProperties(at(data, 'symptoms', 0)) }),
    },
    pothos: true,
  };
};
