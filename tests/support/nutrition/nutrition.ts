/**
 * Runs queries on the nutrition graph of the real seed. All tests of `tests/seed` use it, and tests of both stores.
 */
import type { DocumentNode, GraphQLSchema } from 'graphql';
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
import { articleSources } from './article-sources.ts';
import { limitedTo } from './limited-document.ts';

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

type Variables = Readonly<Record<string, unknown>>;

/** Runs queries on the real seed within the default limits. */
interface Reader {
  /**
   * Runs a query. The type of the result follows from the query.
   * @throws {Error} with the messages if the answer has errors, or if a root field is null.
   */
  ask<const Query extends string>(query: Query, variables?: Variables): Promise<WithoutNulls<ResultOfQuery<Query>>>;
  /**
   * Runs a query that the test builds at run time. Its type cannot follow from the query, so the caller states it.
   * @throws {Error} with the messages if the answer has errors.
   */
  askAs<T>(query: string, variables?: Variables): Promise<T>;
  /**
   * Runs a query that the engine must refuse.
   * @returns the code and the message of its first error; '' for each if it has none.
   */
  refusalOf(query: string, variables?: Variables): Promise<{ readonly code: string; readonly message: string }>;
}

type WithoutNulls<Answer> = { readonly [Alias in keyof Answer]: NonNullable<Answer[Alias]> };

/** @param rewrite changes each document before the engine answers it. */
function readerOf(rewrite: (document: DocumentNode, schema: GraphQLSchema) => DocumentNode): Reader {
  const run = async (query: string, variableValues: Variables = {}) => {
    const nutrition = await openNutrition();
    const document = rewrite(parseWithin(settings, query), nutrition.schema);
    return (await runBothWays(nutrition, { document, variableValues })).result;
  };
  const askAs = async <T>(query: string, variables?: Variables) => {
    const { data, errors } = await run(query, variables);
    if (errors) throw new Error(errors.map(({ message }) => message).join('\n'));
    return data as T;
  };
  return {
    askAs,
    ask: async <const Query extends string>(query: Query, variables?: Variables) => {
      const answer = await askAs<ResultOfQuery<Query>>(query, variables);
      for (const [alias, value] of Object.entries(answer as object)) {
        if (value === null) throw new Error(`${alias} is null in the answer to ${query}`);
      }
      return answer as WithoutNulls<ResultOfQuery<Query>>;
    },
    refusalOf: async (query, variables) => {
      const [error] = (await run(query, variables)).errors ?? [];
      return { code: String(error?.extensions.code ?? ''), message: error?.message ?? '' };
    },
  };
}

/** Asks the whole seed: every fact of every source, and the default of each question. */
export const { ask, askAs, refusalOf } = readerOf((document) => document);

/** Asks what the article says: the same questions, limited to the sources of the article and of its tables. */
export const {
  ask: askArticle,
  askAs: askArticleAs,
  refusalOf: refusalOfArticle,
} = readerOf((document, schema) => limitedTo(`{ sources: ${JSON.stringify(articleSources)} }`, document, schema));
