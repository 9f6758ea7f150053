/** Compares aggregates of lists with counts over the data of the seed. */
import { type GraphQLFieldMap, getNamedType, isObjectType } from 'graphql';
import { beforeAll, describe, expect, it } from 'vitest';
import type { GraphData } from '../../src/model/data.ts';
import { ask, loadNutrition, openNutrition } from '../support/nutrition/nutrition.ts';

let data: GraphData;
beforeAll(async () => {
  ({ data } = await loadNutrition());
});
const foodOf = (id: string) => data.nodes.find((node) => node.id === id);

/** Counts how often each value occurs. */
function countBy(values: readonly unknown[]): ReadonlyMap<unknown, number> {
  const counts = new Map<unknown, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  return counts;
}
interface Bucket {
  readonly value: unknown;
  readonly count: number;
}
const asMap = (buckets: readonly Bucket[]) => new Map(buckets.map(({ value, count }) => [value, count]));

describe('aggregates', () => {
  it('count the foods of a list by category, on any page', async () => {
    const { foods } = await ask(
      `{ foods(first: 2, where: { level: { eq: MEASURED } }) {
        aggregates { category { value count } fortified { value count } } } }`,
    );
    const measured = data.nodes.filter(({ kind, properties }) => kind === 'Food' && properties.level === 'MEASURED');
    expect(asMap(foods.aggregates.category)).toEqual(countBy(measured.map(({ properties }) => properties.category)));
    expect(asMap(foods.aggregates.fortified)).toEqual(countBy(measured.map(({ properties }) => properties.fortified)));
  });

  it('give the minimum, mean and maximum of an amount, and count values of edges and of foods', async () => {
    const { nutrient } = await ask(`{
      nutrient(id: "nutrient:iron") {
        foods(first: 1, where: { node: { category: { eq: LEGUME } } }) {
          totalCount
          aggregates {
            amountPer100g { count min mean max } derivation { value count } node { level { value count } }
          }
        }
      }
    }`);
    const edges = data.edges.filter(
      ({ relation, from, to }) =>
        relation === 'CONTAINS' && to === 'nutrient:iron' && foodOf(from)?.properties.category === 'LEGUME',
    );
    const amounts = edges.flatMap(({ properties }) =>
      typeof properties.amountPer100g === 'number' ? [properties.amountPer100g] : [],
    );
    const { amountPer100g, derivation, node } = nutrient.foods.aggregates;
    expect(nutrient.foods.totalCount).toBe(edges.length);
    expect(amountPer100g).toMatchObject({
      count: amounts.length,
      min: Math.min(...amounts),
      max: Math.max(...amounts),
    });
    expect(amountPer100g.mean).toBeCloseTo(amounts.reduce((sum, amount) => sum + amount, 0) / amounts.length, 12);
    expect(asMap(derivation)).toEqual(countBy(edges.map(({ properties }) => properties.derivation)));
    expect(asMap(node.level)).toEqual(countBy(edges.map(({ from }) => foodOf(from)?.properties.level)));
  });

  it('count the kinds at the end of a relation to several kinds', async () => {
    const { claim } = await ask(
      '{ claim(id: "claim:iron-risk") { about { aggregates { node { kind { kind count } } } } } }',
    );
    expect(claim.about.aggregates.node.kind).toEqual([
      { kind: 'NUTRIENT', count: 1 },
      { kind: 'RISK_FACTOR', count: 3 },
    ]);
  });

  it('exist on every connection, and count at least by kind', async () => {
    const { schema } = await openNutrition();
    const fieldsOf = (type: unknown) => (isObjectType(type) ? type.getFields() : {});
    const typeOf = (fields: GraphQLFieldMap<unknown, unknown>, name: string) => getNamedType(fields[name]?.type);
    const connections = Object.values(schema.getTypeMap()).filter(({ name }) => name.endsWith('Connection'));
    expect(connections.length).toBeGreaterThan(40);
    const without = connections.filter((connection) => {
      const aggregates = fieldsOf(typeOf(fieldsOf(connection), 'aggregates'));
      return !(aggregates.kind ?? fieldsOf(typeOf(aggregates, 'node')).kind);
    });
    expect(without.map(({ name }) => name)).toEqual([]);
    const { symptoms } = await ask(
      `{ symptoms(first: 0, where: { name: { contains: "cramp" } }) {
        totalCount aggregates { kind { kind count } } } }`,
    );
    expect(symptoms).toEqual({ totalCount: 2, aggregates: { kind: [{ kind: 'SYMPTOM', count: 2 }] } });
  });
});
