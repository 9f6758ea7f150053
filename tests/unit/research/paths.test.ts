import { describe, expect, it } from 'vitest';
import { Work } from '../../../src/base/work.ts';
import type { Edge } from '../../../src/plan/result.ts';
import { type Job, runInSlices } from '../../../src/research/job.ts';
import { printMetapath } from '../../../src/research/walks/paths/metapath.ts';
import type { RankedPath } from '../../../src/research/walks/paths/ranking.ts';
import { searchPaths } from '../../../src/research/walks/paths/search.ts';
import { EdgeListContext, readEdges } from '../../support/engine/edge-list-context.ts';
import { wideLimits } from '../../support/engine/engine.ts';

const kindOf = (id: string) => (/^[a-m]/.test(id) ? 'Person' : 'Thing');

function ask(edges: readonly Edge[], from: string, to: string, options: { maxLength?: number; first?: number } = {}) {
  const relations = [...new Set(edges.map(({ relation }) => relation))];
  return searchPaths(new EdgeListContext(edges), { from, to, relations, kindOf, maxLength: 4, first: 10, ...options });
}

const print = ({ nodes, hops }: RankedPath) =>
  nodes.map((node, i) => (i === 0 ? node : `${hops[i - 1]?.forward ? '>' : '<'}${node}`)).join('');

/** Returns the score of a product of degrees, to twelve decimals. */
const scoreOf = (product: number): number => Math.round(product ** -0.4 * 1e12) / 1e12;

describe('paths between two nodes', () => {
  /*
   * a LIKES x, b LIKES x, b LIKES y, c LIKES y; a KNOWS c, c KNOWS d, b KNOWS d.
   *
   * Degrees: LIKES out a 1, b 2, c 1; in x 2, y 2. KNOWS out a 1, c 1, b 1; in c 1, d 2.
   * From a to b, in at most four hops:
   *   a >x <b        a LIKES x: 1 * 2 = 2, b LIKES x: 2 * 2 = 4            product  8
   *   a >c >y <b     a KNOWS c: 1 * 1 = 1, c LIKES y: 1 * 2 = 2, b LIKES y: 2 * 2 = 4   product  8
   *   a >c >d <b     a KNOWS c: 1, c KNOWS d: 1 * 2 = 2, b KNOWS d: 1 * 2 = 2           product  4
   * The score is the product to the power of -0.4: 4^-0.4 = 0.574349..., 8^-0.4 = 0.435275...
   */
  const edges = readEdges('a LIKES x, b LIKES x, b LIKES y, c LIKES y, a KNOWS c, c KNOWS d, b KNOWS d');

  it('rank by their path-degree product, equal ones by length', async () => {
    const { totalCount, paths } = await ask(edges, 'a', 'b');
    expect(totalCount).toBe(3);
    expect(paths.map(print)).toEqual(['a>c>d<b', 'a>x<b', 'a>c>y<b']);
    expect(paths.map(({ score }) => score)).toEqual([4, 8, 8].map(scoreOf));
    expect(paths[0]?.score).toBeCloseTo(0.574349, 6);
    expect(paths[1]?.score).toBeCloseTo(0.435275, 6);
  });

  it('add up by metapath', async () => {
    // A second thing that both like: a >z <b, with LIKES now out a 2, b 3; each product 2 * 2 * 3 * 2 = 24.
    const { metapaths } = await ask([...edges, ...readEdges('a LIKES z, b LIKES z')], 'a', 'b', { maxLength: 2 });
    expect(metapaths.map(({ metapath, count }) => [printMetapath(metapath), count])).toEqual([
      ['Person -LIKES-> Thing <-LIKES- Person', 2],
    ]);
    expect(metapaths[0]?.score).toBe((2 * Math.round(24 ** -0.4 * 1e12)) / 1e12);
  });

  it('are the same from the other end, reversed, with the same scores', async () => {
    const there = await ask(edges, 'a', 'b');
    const back = await ask(edges, 'b', 'a');
    expect(back.paths.map(print)).toEqual(['b>d<c<a', 'b>x<a', 'b>y<c<a']);
    expect(back.paths.map(({ score }) => score)).toEqual(there.paths.map(({ score }) => score));
    expect(back.metapaths.map(({ metapath, count, score }) => [printMetapath(metapath), count, score])).toEqual([
      ['Person -KNOWS-> Person <-KNOWS- Person <-KNOWS- Person', 1, scoreOf(4)],
      ['Person -LIKES-> Thing <-LIKES- Person', 1, scoreOf(8)],
      ['Person -LIKES-> Thing <-LIKES- Person <-KNOWS- Person', 1, scoreOf(8)],
    ]);
  });

  it('rank lower through a hub than an equally long path that avoids it', async () => {
    const fans = Array.from({ length: 20 }, (_, i) => `f${i} LIKES n`).join(', ');
    const { paths } = await ask(readEdges(`a LIKES n, b LIKES n, a LIKES o, b LIKES o, ${fans}`), 'a', 'b');
    expect(paths.map(print)).toEqual(['a>o<b', 'a>n<b']);
  });

  it('rank a detour after its short cut, with at most its score', async () => {
    // 9 nodes like b: a >b is 1 * 9 = 9. Both detours have relations of degree 1, and count as 9 like a >b. Without a
    // short cut, a path keeps its product: a >x <b is 1 * 2 * 1 * 2 = 4, a >c >b is 1.
    const fans = Array.from({ length: 8 }, (_, i) => `f${i} LIKES b`).join(', ');
    const { paths } = await ask(
      readEdges(`a LIKES b, a KNOWS c, c OWES b, d SEES e, a MEETS d, e HEARS c, ${fans}`),
      'a',
      'b',
    );
    expect(paths.map(print)).toEqual(['a>b', 'a>c>b', 'a>d>e>c>b']);
    expect(paths.map(({ score }) => score)).toEqual([9, 9, 9].map(scoreOf));
    const free = await ask(readEdges('a LIKES x, b LIKES x, a KNOWS c, c OWES b'), 'a', 'b');
    expect(free.paths.map(({ score }) => score)).toEqual([1, 4].map(scoreOf));
  });

  it('are different for different relations, or for both directions, between the same two nodes', async () => {
    const { paths } = await ask(readEdges('a LIKES b, a KNOWS b, b KNOWS a'), 'a', 'b');
    expect(
      paths.map(({ hops }) => hops.map(({ edge, forward }) => `${forward ? '' : 'not '}${edge.relation}`)),
    ).toEqual([['LIKES'], ['KNOWS'], ['not KNOWS']]);
  });

  it('count all, even those that are not shown', async () => {
    const many = Array.from({ length: 300 }, (_, i) => `a LIKES n${i}, b LIKES n${i}`).join(', ');
    const { totalCount, paths, metapaths } = await ask(readEdges(many), 'a', 'b', { first: 2 });
    expect([totalCount, paths.map(print), metapaths.length, metapaths[0]?.count]).toEqual([
      300,
      ['a>n0<b', 'a>n1<b'],
      1,
      300,
    ]);
  });

  it('are none if there is no path, or only a longer one', async () => {
    const none = { totalCount: 0, paths: [], metapaths: [] };
    expect(await ask(readEdges('a LIKES x, b LIKES y'), 'a', 'b', { maxLength: 6 })).toEqual(none);
    expect(await ask(readEdges('a KNOWS c, c KNOWS d, d KNOWS b'), 'a', 'b', { maxLength: 2 })).toEqual(none);
    expect(await ask(readEdges('a LIKES x'), 'a', 'nowhere')).toEqual(none);
  });

  it('never visit a node twice, nor follow an edge from a node to itself', async () => {
    const { paths } = await ask(readEdges('a KNOWS a, a KNOWS c, c KNOWS c, c KNOWS b, c KNOWS d'), 'a', 'b', {
      maxLength: 6,
    });
    expect(paths.map(print)).toEqual(['a>c>b']);
  });

  it('take one statement for two hops, two for a hop in the middle, and one for the degrees', async () => {
    const chain = readEdges('a KNOWS c, c KNOWS d, d KNOWS e, e KNOWS f, f KNOWS g, g KNOWS b');
    for (const [maxLength, statements] of [
      [1, 2],
      [2, 1],
      [3, 3],
      [4, 2],
      [5, 4],
      [6, 4],
    ] as const) {
      const context = new EdgeListContext(chain);
      await searchPaths(context, { from: 'a', to: 'b', relations: ['KNOWS'], kindOf, maxLength, first: 10 });
      expect([maxLength, context.asked]).toEqual([maxLength, statements]);
    }
  });

  it('exceed the budget of work if there are too many', async () => {
    const ids = Array.from({ length: 20 }, (_, i) => `n${i}`);
    const dense = ids.flatMap((from) => ids.flatMap((to) => (from < to ? readEdges(`${from} KNOWS ${to}`) : [])));
    const work = new Work({ ...wideLimits, maxWork: 100_000 });
    class Bounded extends EdgeListContext {
      override run = <T>(steps: Job<T>): Promise<T> => runInSlices(steps, work);
    }
    const request = { from: 'n0', to: 'n1', relations: ['KNOWS'], kindOf, maxLength: 6, first: 10 };
    await expect(searchPaths(new Bounded(dense), request)).rejects.toMatchObject({
      extensions: { code: 'LIMIT_EXCEEDED', limit: 'maxWork', max: 100_000 },
    });
  });
});
