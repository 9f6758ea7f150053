/** Compares answers limited to the sources of the article with those of a release that has no other sources. */
import fc from 'fast-check';
import { print } from 'graphql';
import { beforeAll, describe, expect, it } from 'vitest';
import { nutritionResearch } from '../../schema/research/index.ts';
import type { GraphData } from '../../src/model/data.ts';
import { type Answered, TestEngine } from '../support/engine/engine.ts';
import { loadArticle } from '../support/nutrition/article-data.ts';
import { articleSources } from '../support/nutrition/article-sources.ts';
import { limitedTo } from '../support/nutrition/limited-document.ts';
import { loadNutrition } from '../support/nutrition/nutrition.ts';
import { check } from '../support/random/fast-check.ts';
import { randomQuestions } from '../support/random/question.ts';
import { randomOperations } from '../support/random/random-operation.ts';

const minutes = 60_000;

/** A source that makes no claim: the article recommends it. A limited list of sources has only those with claims. */
const onlyRecommended = 'source:nih-ods';

const without = (id: string, { nodes, edges, release }: GraphData): GraphData => ({
  release,
  nodes: nodes.filter((node) => node.id !== id),
  edges: edges.filter(({ from, to }) => from !== id && to !== id),
});

const limit = `{ sources: ${JSON.stringify(articleSources.filter((id) => id !== onlyRecommended))} }`;

let full: TestEngine;
let alone: TestEngine;
let article: GraphData;
beforeAll(async () => {
  const { graph, data } = await loadNutrition();
  article = without(onlyRecommended, (await loadArticle()).data);
  full = new TestEngine(graph, without(onlyRecommended, data), {}, undefined, nutritionResearch);
  alone = new TestEngine(graph, article, {}, undefined, nutritionResearch);
  for (const engine of [full, alone]) engine.runsBothWays = false;
}, 2 * minutes);

const outcome = ({ data, errors }: Answered) => ({
  data,
  errors: errors.map(({ message, extensions: { code } }) => ({ message, code })),
});

/** Asks the whole release under the limit, and the release of the article without any limit. */
async function compare(document: string, variables: Readonly<Record<string, unknown>> = {}): Promise<Answered> {
  const { schema } = full.engine;
  const limitedBy = (value: string) => print(limitedTo(value, full.document(document), schema));
  const limited = await full.run(limitedBy(limit), variables);
  expect(outcome(limited), document).toEqual(outcome(await alone.run(limitedBy('null'), variables)));
  return limited;
}

describe('an answer limited to the article is that of a release of the article', () => {
  it('for random operations', { timeout: 5 * minutes }, async () => {
    const { graph } = await loadNutrition();
    // The release counts all sources, an identifier names an entity regardless of them, and a limit has its own tests.
    const others = /\b(release|byXref|evidence)\b/;
    const operations = randomOperations(graph, article, full.engine.schema).filter(
      ({ document, cursors }) => cursors.length === 0 && !others.test(document),
    );
    await check(
      fc.asyncProperty(operations, async ({ document, variables }) => {
        await compare(document, variables);
      }),
      200,
    );
  });

  it('for random questions of research', { timeout: 5 * minutes }, async () => {
    const answered = new Map<string, number>();
    await check(
      fc.asyncProperty(randomQuestions(full.engine.schema, article), async ({ field, document }) => {
        const { data } = await compare(document);
        if (data?.[field] != null) answered.set(field, (answered.get(field) ?? 0) + 1);
      }),
      200,
    );
    // A few fields refuse most random arguments.
    expect(answered.size).toBeGreaterThan(6);
  });
});
