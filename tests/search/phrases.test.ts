/** Measures the recall of the search on phrases that people type. Experts of the seed chose the right answers. */
import { beforeAll, expect, it } from 'vitest';
import { ask } from '../support/nutrition/nutrition.ts';
import { type Hit, idsOf, type Phrase, readPhrases, recall } from './phrases.ts';

const phrases = readPhrases();

/** The least recall among the first hits, over all phrases and in each category, so that no category hides. */
const thresholds = [
  { size: 1, least: 0.9, leastOfCategory: 0.8 },
  { size: 3, least: 0.97, leastOfCategory: 0.9 },
];

interface Judged extends Phrase {
  readonly hits: readonly Hit[];
}

const query = 'query ($text: String!) { search(text: $text, first: 3) { hits { node { id name } } } }';

async function search(text: string): Promise<readonly Hit[]> {
  const answer = await ask(query, { text });
  return answer.search.hits.map(({ node }) => node);
}

const mean = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length;
const meanRecall = (judged: readonly Judged[], size: number): number =>
  mean(judged.map((phrase) => recall(phrase, phrase.hits, size)));

const categories = (): readonly [string, readonly Judged[]][] =>
  [...new Set(judged.map(({ category }) => category))].map((name) => [
    name,
    judged.filter(({ category }) => category === name),
  ]);

let judged: readonly Judged[] = [];

beforeAll(async () => {
  judged = await Promise.all(phrases.map(async (phrase) => ({ ...phrase, hits: await search(phrase.text) })));
});

it('the list has at least 240 phrases without repetition', () => {
  expect(phrases.length).toBeGreaterThanOrEqual(240);
  const strings = phrases.map(({ text }) => text);
  expect(strings.filter((text, i) => strings.indexOf(text) !== i)).toEqual([]);
});

it('the right answers are entities of the graph', async () => {
  const ids = [...new Set(phrases.flatMap(({ right }) => idsOf(right)))];
  const unknown: string[] = [];
  for (let start = 0; start < ids.length; start += 100) {
    const part = ids.slice(start, start + 100);
    const { nodes } = await ask('query ($ids: [ID!]!) { nodes(ids: $ids) { id } }', { ids: part });
    unknown.push(...part.filter((_, i) => nodes[i] === null));
  }
  expect(unknown).toEqual([]);
});

it('the report shows the recall by category, and the phrases without a right hit', () => {
  const row = (name: string, of: readonly Judged[]): string =>
    [name.padEnd(50), String(of.length).padStart(4), ...[1, 3].map((size) => meanRecall(of, size).toFixed(3))].join(
      ' ',
    );
  const misses = judged.filter((phrase) => recall(phrase, phrase.hits, 1) < 1);
  const miss = (phrase: Judged): string => {
    const found = phrase.hits.map(({ id }) => id).join(', ') || 'nothing';
    return `  ${recall(phrase, phrase.hits, 3) < 1 ? 'not among three' : 'not first'}: "${phrase.text}" finds ${found}`;
  };
  console.log(
    [
      `${'recall at 1 and at 3'.padEnd(50)}    n    @1    @3`,
      ...categories().map(([name, of]) => row(name, of)),
      row('all', judged),
      ...misses.map(miss),
    ].join('\n'),
  );
  expect(judged).toHaveLength(phrases.length);
});

it.each(thresholds)('the recall among the first $size hits is at least $least', ({ size, least }) => {
  expect(meanRecall(judged, size)).toBeGreaterThanOrEqual(least);
});

it.each(thresholds)(
  'the recall among the first $size hits is at least $leastOfCategory in each category',
  (threshold) => {
    const low = categories().filter(([, of]) => meanRecall(of, threshold.size) < threshold.leastOfCategory);
    expect(low.map(([name]) => name)).toEqual([]);
  },
);
