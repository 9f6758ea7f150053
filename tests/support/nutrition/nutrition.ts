import { nutritionGraph } from '../../../schema/model/index.ts';
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

const settings = readSettings([], {});

/** The nutrition graph, resolved and loaded from the project's seed. */
export async function loadNutrition(): Promise<{ readonly graph: Graph; readonly data: GraphData }> {
  const graph = resolveGraph(nutritionGraph);
  return { graph, data: graphDataOf(await loadSeed(graph, settings.seed)) };
}

async function openEngine(): Promise<Engine> {
  const { graph, data } = await loadNutrition();
  return new Engine(graph, openMemoryStore(graph, columnsOf(graph, data), settings), settings, nutritionResearch);
}

let engine: Promise<Engine> | undefined;

/** The engine over the project's real seed with the default limits, loaded once per test file. */
export async function openNutrition(): Promise<Engine> {
  engine ??= openEngine();
  return engine;
}

/**
 * Asks the graph of the real seed, within the default limits.
 * @throws {Error} with the messages, when the answer has errors.
 */
export async function ask<T>(query: string, variableValues: Readonly<Record<string, unknown>> = {}): Promise<T> {
  const nutrition = await openNutrition();
  const { result } = await nutrition.run({ document: parseWithin(settings, query), variableValues });
  if (result.errors) throw new Error(result.errors.map(({ message }) => message).join('\n'));
  // The query decides what comes back; the caller wrote it and says so.
  return result.data as T;
}
