/** Supplies the fuzz tests with the schema, ids, names, cursors and valid operations of the nutrition graph. */
import fc from 'fast-check';
import type { GraphQLSchema } from 'graphql';
import { askAs, loadNutrition, openNutrition } from '../nutrition/nutrition.ts';
import { Differential } from '../random/differential.ts';
import { randomOperations } from '../random/random-operation.ts';
import { argumentPrefixes } from '../schema/sample-ids.ts';
import type { FuzzedOperation } from './operations.ts';
import type { Pool } from './wrong-values.ts';

/** The schema and the values from which the fuzzer writes operations on the real graph. */
export interface Nutrition {
  readonly schema: GraphQLSchema;
  readonly pool: Pool;
  /** Draws operations with nested lists, filters and pages from valid cursors; see {@link randomOperations}. */
  lists(count: number): Promise<readonly FuzzedOperation[]>;
}

/** Opens the real seed and collects its ids, names and some cursors. */
export async function openFuzzedNutrition(): Promise<Nutrition> {
  const [{ graph, data }, { schema }] = await Promise.all([loadNutrition(), openNutrition()]);
  const plurals = [...graph.kinds.values()].map(({ definition }) => definition.plural);
  const pages = await askAs<Readonly<Record<string, { readonly edges: readonly { readonly cursor: string }[] }>>>(
    `{ ${plurals.map((field) => `${field}(first: 3, orderBy: [{ name: DESC }]) { edges { cursor } }`).join(' ')} }`,
  );
  return {
    schema,
    pool: {
      ids: data.nodes.map(({ id }) => id),
      names: data.nodes.map(({ properties }) => String(properties.name)),
      cursors: Object.values(pages).flatMap(({ edges }) => edges.map(({ cursor }) => cursor)),
      prefixes: { ...argumentPrefixes, sources: 'source:' },
    },
    lists: async (count) => {
      const differential = new Differential(graph, data);
      const drawn = fc.sample(randomOperations(graph, data, schema, 200), { numRuns: count, seed: 1 });
      return Promise.all(
        drawn.map(async (operation) => {
          const { variables } = await differential.fillCursors(operation);
          return { query: operation.document, variables: JSON.stringify(variables), operationName: null };
        }),
      );
    },
  };
}
