/**
 * Runs queries on the nutrition graph of the real seed. All tests of `tests/seed` use it, and tests of both stores.
 */
import { nutritionGraph } from '../../../schema/model/index.ts';
import type { ResultOfQuery } from '../../../schema/research/common/facts.ts';
import { nutritionResearch } from '../../../schema/research/index.ts';
import { columnsOf, graphDataOf } from '../../../src/columns/graph-data.ts';
import { Engine } from '../../../src/engine/engine.ts';
import { loadSeed } from '../../../src/import/load.ts';
import type { GraphData } from '../../../src/model/data.ts';
import type { Graph } from '../../../src/model/graph.ts';
import { resolveGraph } from '../../../src/model/resolve.ts';
import { parseWithin } from '../../../src/server/graphql/limits.ts';
import { readSettings } from '../../../src/settings/read.ts';
import { openMemoryStore } from '../../../src/store/memory-store.ts';
import { runBothWays } from '../engine/both-ways.ts';

const settings = readSettings([], {});

/** Resolves the nutrition graph and loads the project's seed. */
export async function loadNutrition(): Promise<{ readonly graph: Graph; readonly data: GraphData }> {
  const graph = resolveGraph(nutritionGraph);
  return { graph, data: graphDataOf(await loadSeed(graph, settings.seed)) };
}

async function openEngine(): Promise<Engine> {
  const { graph, data } = await loadNutrition();
  return new Engine(graph, openMemoryStore(columnsOf(graph, data), settings), settings, nutritionResearch);
}

let engine: Promise<Engine> | undefined;

/** Returns an engine over the real seed with the default limits. It loads the seed only once. */
export async function openNutrition(): Promise<Engine> {
  engine ??= openEngine();
  return engine;
}

/**
 * Runs a query on the real seed within the default limits. The type of the result follows from the query.
 * @throws {Error} with the messages if the answer has errors, or if a root field is null.
 */
export async function ask<const Query extends string>(query: Query, variables: Variables = {}) {
  const answer = await askAs<ResultOfQuery<Query>>(query, variables);
  for (const [alias, value] of Object.entries(answer as object)) {
    if (value === null) throw new Error(`${alias} is null in the answer to ${query}`);
  }
  return answer as { readonly [Alias in keyof typeof answer]: NonNullable<(typeof answer)[Alias]> };
}

type Variables = Readonly<Record<string, unknown>>;

/**
 * Runs a query that the engine must refuse.
 * @returns the code and the message of its first error; '' for each if it has none.
 */
export async function refusalOf(query: string, variableValues: Variables = {}) {
  const nutrition = await openNutrition();
  const { result } = await runBothWays(nutrition, { document: parseWithin(settings, query), variableValues });
  const [error] = result.errors ?? [];
  return { code: String(error?.extensions.code ?? ''), message: error?.message ?? '' };
}

/**
 * Runs a query that the test builds at run time. Its type cannot follow from the query, so the caller states it.
 * @throws {Error} with the messages if the answer has errors.
 */
export async function askAs<T>(query: string, variableValues: Variables = {}): Promise<T> {
  const nutrition = await openNutrition();
  const { result } = await runBothWays(nutrition, { document: parseWithin(settings, query), variableValues });
  if (result.errors) throw new Error(result.errors.map(({ message }) => message).join('\n'));
  return result.data as T;
}
