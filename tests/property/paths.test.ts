import fc from 'fast-check';
import { expect, it } from 'vitest';
import { compareText } from '../../src/model/text.ts';
import type { Edge } from '../../src/plan/result.ts';
import { printMetapath } from '../../src/research/walks/paths/metapath.ts';
import { searchPaths } from '../../src/research/walks/paths/search.ts';
import { EdgeListContext } from '../support/engine/edge-list-context.ts';
import { check } from '../support/random/fast-check.ts';

const ids = ['a:1', 'a:2', 'a:3', 'b:1', 'b:2', 'b:3', 'b:4'] as const;
const relations = ['KNOWS', 'LIKES', 'OWES'];
const kindOf = (id: string) => id.slice(0, 1);

const someEdges = fc
  .uniqueArray(fc.tuple(fc.constantFrom(...relations), fc.constantFrom(...ids), fc.constantFrom(...ids)), {
    maxLength: 18,
    selector: (edge) => edge.join(' '),
  })
  .map((edges) => edges.map(([relation, from, to]): Edge => ({ relation, from, to, evidence: [] })));

const somePairs = fc.tuple(fc.constantFrom(...ids), fc.constantFrom(...ids)).filter(([from, to]) => from !== to);

interface Walk {
  readonly nodes: readonly string[];
  readonly hops: readonly { readonly edge: Edge; readonly forward: boolean }[];
}

/** Returns every path, by trying everything, with the product of its degrees. */
function bruteForce(edges: readonly Edge[], from: string, to: string, maxLength: number) {
  const grow = (walk: Walk): Walk[] => {
    const end = walk.nodes.at(-1);
    if (end === to) return [walk];
    if (walk.hops.length === maxLength) return [];
    return edges.flatMap((edge) =>
      [true, false].flatMap((forward) => {
        const [tail, head] = forward ? [edge.from, edge.to] : [edge.to, edge.from];
        if (tail !== end || walk.nodes.includes(head)) return [];
        return grow({ nodes: [...walk.nodes, head], hops: [...walk.hops, { edge, forward }] });
      }),
    );
  };
  const degree = ({ relation, from, to }: Edge) =>
    edges.filter((edge) => edge.relation === relation && edge.from === from).length *
    edges.filter((edge) => edge.relation === relation && edge.to === to).length;
  const arrow = ({ edge, forward }: Walk['hops'][number]) => (forward ? `-${edge.relation}->` : `<-${edge.relation}-`);
  const all = grow({ nodes: [from], hops: [] });
  const productOf = ({ hops }: Walk) => hops.reduce((product, { edge }) => product * degree(edge), 1);
  return all.map((walk) => ({
    ...walk,
    product: Math.max(productOf(walk), ...all.filter((other) => isShortCut(other, walk)).map(productOf)),
    metapath: walk.nodes
      .map((node, i) => [i ? `${arrow(walk.hops[i - 1] ?? fail())} ` : '', kindOf(node)].join(''))
      .join(' '),
  }));
}

/** Returns whether a path connects the ends of another through fewer of its nodes, in their order. */
const isShortCut = ({ nodes }: Pick<Walk, 'nodes'>, { nodes: all }: Pick<Walk, 'nodes'>): boolean =>
  nodes.length < all.length && all.filter((node) => nodes.includes(node)).join(' ') === nodes.join(' ');

const fail = (): never => {
  throw new Error('a path has a hop before each node but the first');
};

/** Returns a string to sort by: the most important part first, each with a fixed length. */
const rank = ({ product, nodes, hops }: ReturnType<typeof bruteForce>[number]) =>
  [
    String(product).padStart(16, '0'),
    hops.length,
    ...nodes,
    ...hops.map(({ edge, forward }) => `${relations.indexOf(edge.relation)}${forward ? 'a' : 'b'}`),
  ].join(' ');

/** Returns the score of a product of degrees in units of its twelfth decimal. */
const units = (product: number): number => Math.round(product ** -0.4 * 1e12);

it('finds the same paths between two nodes as trying everything, in order', async () => {
  await check(
    fc.asyncProperty(someEdges, somePairs, fc.integer({ min: 1, max: 6 }), async (edges, [one, other], maxLength) => {
      const [from, to] = compareText(one, other) < 0 ? [one, other] : [other, one];
      const expected = bruteForce(edges, from, to, maxLength).sort((a, b) => compareText(rank(a), rank(b)));
      const request = { from, to, relations, kindOf, maxLength, first: 10_000 };
      const { totalCount, paths, metapaths } = await searchPaths(new EdgeListContext(edges), request);
      expect(paths.map(({ nodes, hops }) => ({ nodes, hops }))).toEqual(
        expected.map(({ nodes, hops }) => ({ nodes, hops })),
      );
      expect(totalCount).toBe(expected.length);
      paths.forEach(({ score, metapath }, i) => {
        expect(score).toBe(units(expected[i]?.product ?? 0) / 1e12);
        expect(printMetapath(metapath)).toBe(expected[i]?.metapath);
      });
      const sums = new Map<string, number>();
      for (const { metapath, product } of expected) {
        sums.set(metapath, (sums.get(metapath) ?? 0) + units(product));
      }
      expect(new Set(metapaths.map(({ metapath }) => printMetapath(metapath)))).toEqual(new Set(sums.keys()));
      for (const { metapath, score } of metapaths) {
        expect(score).toBe((sums.get(printMetapath(metapath)) ?? 0) / 1e12);
      }
    }),
    300,
  );
});

it('ranks no path before one of its short cuts', async () => {
  await check(
    fc.asyncProperty(someEdges, somePairs, async (edges, [from, to]) => {
      const request = { from, to, relations, kindOf, maxLength: 5, first: 10_000 };
      const { paths } = await searchPaths(new EdgeListContext(edges), request);
      for (const [i, path] of paths.entries()) {
        expect(paths.slice(i).filter((later) => isShortCut(later, path))).toEqual([]);
      }
    }),
    200,
  );
});

it('finds the same paths from the other end, to the last bit of every score', async () => {
  await check(
    fc.asyncProperty(
      someEdges,
      somePairs,
      fc.integer({ min: 1, max: 6 }),
      fc.integer({ min: 1, max: 5 }),
      async (edges, [from, to], maxLength, first) => {
        const request = { relations, kindOf, maxLength, first };
        const there = await searchPaths(new EdgeListContext(edges), { ...request, from, to });
        const back = await searchPaths(new EdgeListContext(edges.toReversed()), { ...request, from: to, to: from });
        expect(back.totalCount).toBe(there.totalCount);
        expect(back.paths.map(({ nodes, score }) => [nodes.toReversed(), score])).toEqual(
          there.paths.map(({ nodes, score }) => [nodes, score]),
        );
        expect(back.metapaths.map(({ score, count }) => [score, count])).toEqual(
          there.metapaths.map(({ score, count }) => [score, count]),
        );
      },
    ),
    200,
  );
});

it('shows the first of all paths if it shows fewer', async () => {
  await check(
    fc.asyncProperty(someEdges, somePairs, fc.integer({ min: 0, max: 4 }), async (edges, [from, to], first) => {
      const request = { from, to, relations, kindOf, maxLength: 5 };
      const all = await searchPaths(new EdgeListContext(edges), { ...request, first: 10_000 });
      const some = await searchPaths(new EdgeListContext(edges), { ...request, first });
      expect(some).toEqual({ ...all, paths: all.paths.slice(0, first) });
    }),
    100,
  );
});
