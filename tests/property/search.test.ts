import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { GraphData } from '../../src/model/data.ts';
import type { Graph } from '../../src/model/graph.ts';
import { SearchIndex } from '../../src/search/index.ts';
import { indexNodes } from '../../src/search/index-nodes.ts';
import { TestEngine } from '../support/engine/engine.ts';
import { loadLibrary } from '../support/library/index.ts';
import { loadNutrition } from '../support/nutrition/nutrition.ts';
import { lookUp } from '../support/oracle/identifiers.ts';
import { searchAll } from '../support/oracle/search.ts';
import { World } from '../support/oracle/world.ts';
import { check } from '../support/random/fast-check.ts';
import { tapes } from '../support/random/random-operation.ts';
import { Tape } from '../support/random/tape.ts';

const minutes = 60_000;

/** Returns all names, synonyms and identifiers that a user may type. */
const stringsOf = (data: GraphData): readonly string[] =>
  data.nodes.flatMap(({ id, properties }) => {
    const lists = Object.values(properties).flatMap((value) => (Array.isArray(value) ? value : [value]));
    const records = lists.flatMap((value) =>
      typeof value === 'object' && value !== null ? Object.values(value) : value,
    );
    return [id, ...records.filter((value) => typeof value === 'string' || typeof value === 'number').map(String)];
  });

const change = (tape: Tape, word: string): string => {
  const letters = [...word];
  const at = tape.below(letters.length);
  const [letter = '', next = ''] = [letters[at], letters[at + 1]];
  const changed = [
    word,
    letters.slice(0, at + 1).join(''),
    letters.toSpliced(at, 1).join(''),
    letters.toSpliced(at, 0, letter).join(''),
    letters.toSpliced(at, 1, tape.pick([...'aeiorst']) ?? '').join(''),
    letters.toSpliced(at, 2, next, letter).join(''),
    word.toUpperCase(),
    `${word}s`,
    word.normalize('NFD'),
  ];
  return tape.pick(changed) ?? word;
};

/** Draws words of one or two strings: some of them, in another order, with typos, or joined. */
function draw(tape: Tape, strings: readonly string[]): string {
  const one = (tape.pick(strings) ?? '').slice(0, 90).split(' ');
  const from = tape.below(one.length);
  const words = one.slice(from, from + 1 + tape.below(4)).map((word) => (tape.chance(40) ? change(tape, word) : word));
  const all = tape.chance(15) ? [...words, tape.pick(strings)?.split(' ')[0] ?? ''] : words;
  const more = tape.pick(['the', 'of', 'a', 'xyzzy', 'b', '12']) ?? '';
  const order = tape.pick([all, all, all, [...all].reverse(), [...all, more]]) ?? all;
  return order.join(tape.pick([' ', ' ', ' ', '', ', ', '-'])).slice(0, 190);
}

const cases: readonly [string, () => Promise<{ graph: Graph; data: GraphData }>, number][] = [
  ['the library', loadLibrary, 600],
  ['the nutrition seed', loadNutrition, 60],
];

describe.each(cases)('search in %s', async (_name, open, runs) => {
  const { graph, data } = await open();
  const strings = stringsOf(data);
  const index = new SearchIndex(graph, indexNodes(graph, data.nodes));
  const world = new World(graph.definition, data);
  const kinds = [...graph.kinds.keys()];

  it('ranks hits as the oracle, which applies the rule to every name', { timeout: 5 * minutes }, () => {
    check(
      fc.property(tapes(60), (choices) => {
        const tape = new Tape(choices);
        const text = draw(tape, strings);
        const among = tape.chance(20) ? tape.some(kinds, 1 + tape.below(3)) : null;
        const found = index
          .search(text, among)
          .map(({ id, match, matches }) => ({ id, match, text: matches[0]?.text }));
        expect({ text, found }).toEqual({
          text,
          found: searchAll(world, text, among).map(({ id, match, text: of }) => ({ id, match, text: of })),
        });
        expect([text, index.lookUp(text, ['EXACT'])]).toEqual([text, lookUp(world, text, ['EXACT'])]);
      }),
      runs,
    );
  });

  it('returns the same hits page by page, forwards and backwards', { timeout: 5 * minutes }, async () => {
    const engine = new TestEngine(graph, data);
    const query = `query ($text: String!, $first: Int, $after: String, $last: Int, $before: String) {
      search(text: $text, first: $first, after: $after, last: $last, before: $before) {
        totalCount pageInfo { hasNextPage hasPreviousPage startCursor endCursor } edges { cursor node { id } } } }`;
    await check(
      fc.asyncProperty(tapes(60), async (choices) => {
        const tape = new Tape(choices);
        const text = draw(tape, strings);
        const size = 1 + tape.below(7);
        const all = index.search(text, null).map(({ id }) => id);
        const seen: { forwards: string[]; backwards: string[] } = { forwards: [], backwards: [] };
        let cut: Record<string, unknown> = { first: size };
        for (let isMore = true; isMore && seen.forwards.length < 40; ) {
          const { search } = await engine.data(query, { text, ...cut });
          expect(search.totalCount).toBe(all.length);
          expect(search.pageInfo.hasPreviousPage).toBe(seen.forwards.length > 0);
          seen.forwards.push(...search.edges.map((edge: { node: { id: string } }) => edge.node.id));
          isMore = search.pageInfo.hasNextPage;
          cut = { first: size, after: search.pageInfo.endCursor };
        }
        cut = { last: size };
        for (let isMore = true; isMore && seen.backwards.length < 40; ) {
          const { search } = await engine.data(query, { text, ...cut });
          expect(search.pageInfo.hasNextPage).toBe(seen.backwards.length > 0);
          seen.backwards.unshift(...search.edges.map((edge: { node: { id: string } }) => edge.node.id));
          isMore = search.pageInfo.hasPreviousPage;
          cut = { last: size, before: search.pageInfo.startCursor };
        }
        expect(seen.forwards).toEqual(all.slice(0, seen.forwards.length));
        expect(seen.backwards).toEqual(all.slice(all.length - seen.backwards.length));
        if (all.length < 40) expect(seen).toEqual({ forwards: all, backwards: all });
      }),
      Math.floor(runs / 10),
    );
  });
});
