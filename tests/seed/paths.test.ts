/** Checks `paths` between entities of the seed, and the `neighbourhood` of one. */
import { beforeAll, describe, expect, it } from 'vitest';
import type { EdgeData, GraphData } from '../../src/model/data.ts';
import type { Id } from '../support/nutrition/answers.ts';
import { loadArticle } from '../support/nutrition/article-data.ts';
import { askArticle } from '../support/nutrition/nutrition.ts';

interface Path {
  readonly score: number;
  readonly length: number;
  readonly nodes: readonly Id[];
  readonly hops: readonly {
    readonly relation: string;
    readonly forward: boolean;
    readonly from: Id;
    readonly to: Id;
    readonly claims: readonly (Id & { readonly source: Id })[];
  }[];
  readonly metapath: string;
}
interface Paths {
  readonly totalCount: number;
  readonly paths: readonly Path[];
  readonly metapaths: readonly { readonly metapath: string; readonly count: number; readonly score: number }[];
}
const pathsBetween = async (from: string, to: string, more: Readonly<Record<string, unknown>> = {}): Promise<Paths> =>
  (
    await askArticle(
      `query ($from: ID!, $to: ID!, $maxLength: Int, $relations: [RelationType!], $first: Int) {
        paths(from: $from, to: $to, maxLength: $maxLength, relations: $relations, first: $first) {
          totalCount metapaths { metapath count score }
          paths { score length metapath nodes { id }
            hops { relation forward from { id } to { id } claims { id source { id } } } } } }`,
      { from, to, first: 100, ...more },
    )
  ).paths;
const ids = (nodes: readonly Id[]) => nodes.map(({ id }) => id);

let data: GraphData;
beforeAll(async () => {
  ({ data } = await loadArticle());
});
const edgeOf = (relation: string, from: string, to: string): EdgeData | undefined =>
  data.edges.find((edge) => edge.relation === relation && edge.from === from && edge.to === to);

describe('paths', () => {
  it('connect celiac disease with leg cramps, with a score from the degrees of each hop', async () => {
    const { paths } = await pathsBetween('condition:celiac-disease', 'symptom:leg-cramps');
    const [best] = paths;
    expect(ids(best?.nodes ?? [])).toEqual([
      'condition:celiac-disease',
      'risk-factor:celiac-disease',
      'nutrient:magnesium',
      'symptom:leg-cramps',
    ]);
    expect(best?.metapath).toBe(
      'Condition -SAME_AS-> RiskFactor -RAISES_RISK_OF-> Nutrient -DEFICIENCY_SYMPTOM-> Symptom',
    );
    // The degrees in the seed: celiac disease is the same as 1 risk factor, which is the same as 1 condition. It raises
    // the risk of 2 deficiencies (vitamin B12, magnesium), and magnesium has 3 risk factors. Magnesium has 9 symptoms,
    // and leg cramps 3 nutrients: 1 * 1 * 2 * 3 * 9 * 3 = 162, and 162 ** -0.4 = 0.1307.
    const degree = (relation: string, end: 'from' | 'to', id: string) =>
      data.edges.filter((edge) => edge.relation === relation && edge[end] === id).length;
    const product = (best?.hops ?? []).reduce(
      (sum, { relation, from, to }) => sum * degree(relation, 'from', from.id) * degree(relation, 'to', to.id),
      1,
    );
    expect(product).toBe(162);
    expect(best?.score).toBeCloseTo(162 ** -0.4, 11);
  });

  it('show each hop with the direction and the claims of its edge in the graph', async () => {
    const { paths, totalCount, metapaths } = await pathsBetween('food:spinach', 'symptom:fatigue', { maxLength: 3 });
    expect(totalCount).toBe(metapaths.reduce((sum, { count }) => sum + count, 0));
    expect(paths.length).toBe(Math.min(100, totalCount));
    for (const { nodes, hops, length } of paths) {
      expect(new Set(ids(nodes)).size).toBe(length + 1);
      for (const [i, { relation, forward, from, to, claims }] of hops.entries()) {
        const [here, next] = [nodes[i]?.id, nodes[i + 1]?.id];
        expect(forward ? [from.id, to.id] : [to.id, from.id]).toEqual([here, next]);
        expect(ids(claims)).toEqual(edgeOf(relation, from.id, to.id)?.evidence);
        expect(claims.length).toBeGreaterThan(0);
      }
    }
    const scores = paths.map(({ score }) => score);
    expect(scores).toEqual(scores.toSorted((a, b) => b - a));
  });

  it('are the same from both ends', async () => {
    const there = await pathsBetween('risk-factor:vegan-diet', 'symptom:balance-problems');
    const back = await pathsBetween('symptom:balance-problems', 'risk-factor:vegan-diet');
    expect(back.totalCount).toBe(there.totalCount);
    expect(back.paths.map(({ nodes, score }) => [ids(nodes).toReversed(), score])).toEqual(
      there.paths.map(({ nodes, score }) => [ids(nodes), score]),
    );
    expect(back.metapaths.map(({ count, score }) => [count, score])).toEqual(
      there.metapaths.map(({ count, score }) => [count, score]),
    );
  });

  it('follow only the relations of the argument', async () => {
    const relations = ['EXAMPLE_OF', 'RAISES_RISK_OF'];
    const { paths } = await pathsBetween('condition:celiac-disease', 'nutrient:magnesium', { relations });
    expect(paths.length).toBeGreaterThan(0);
    expect(new Set(paths.flatMap(({ hops }) => hops.map(({ relation }) => relation)))).toEqual(new Set(relations));
    expect(await pathsBetween('food:kale', 'symptom:dizziness', { relations })).toEqual({
      totalCount: 0,
      paths: [],
      metapaths: [],
    });
  });

  describe('between two entities', () => {
    const advice = ['ADVISES_ON', 'ADDRESSED_TO', 'RECOMMENDS'];
    const pairs = [
      ['food:banana', 'symptom:dizziness'],
      ['food:spinach', 'symptom:muscle-cramps'],
      ['food:salmon', 'condition:osteomalacia'],
      ['risk-factor:vegan-diet', 'symptom:fatigue'],
      ['condition:celiac-disease', 'symptom:leg-cramps'],
      ['nutrient:iron', 'symptom:muscle-cramps'],
      ['practice:sun-exposure', 'symptom:bone-pain'],
      ['risk-factor:diarrhea', 'condition:hypokalemia'],
    ];

    it.each(pairs)('from %s to %s rank a detour after its short cut, and omit advice', async (from, to) => {
      const { paths } = await pathsBetween(from, to, { maxLength: 4 });
      expect(paths.length).toBeGreaterThan(0);
      for (const [i, { nodes, hops }] of paths.entries()) {
        expect(hops.filter(({ relation }) => advice.includes(relation))).toEqual([]);
        const along = ids(nodes);
        const after = paths.slice(i + 1).filter((later) => {
          const cut = ids(later.nodes);
          return cut.length < along.length && along.filter((id) => cut.includes(id)).join(' ') === cut.join(' ');
        });
        expect(after.map((later) => ids(later.nodes))).toEqual([]);
      }
    });

    it('follow advice if the argument names it, but rank it after the short cut', async () => {
      const relations = ['CONTAINS', 'DEFICIENCY_SYMPTOM', 'RECOMMENDS', 'ADVISES_ON'];
      const { paths } = await pathsBetween('food:banana', 'symptom:dizziness', { relations });
      const along = paths.map(({ nodes }) => ids(nodes).slice(1, -1).join(' '));
      expect(along.indexOf('nutrient:potassium')).toBe(0);
      expect(along.indexOf('guidance:potassium-diet nutrient:potassium')).toBeGreaterThan(0);
    });
  });

  it.each([
    ['the same entity twice', 'nutrient:iron', 'nutrient:iron', 'Name two entities'],
    ['an unknown entity', 'nutrient:iron', 'nutrient:kryptonite', 'paths(to:) holds "nutrient:kryptonite"'],
    ['a malformed id', 'iron', 'nutrient:iron', 'paths(from:) holds "iron"'],
  ])('refuse %s', async (_name, from, to, message) => {
    await expect(pathsBetween(from, to)).rejects.toThrow(message);
  });

  it('refuse a request with too many paths to examine', async () => {
    await expect(pathsBetween('nutrient:iron', 'nutrient:magnesium', { maxLength: 6 })).rejects.toThrow('maxWork');
  });
});

interface Neighbourhood {
  readonly center: Id;
  readonly nodes: readonly { readonly node: Id; readonly distance: number }[];
  readonly edges: readonly {
    readonly relation: string;
    readonly from: Id;
    readonly to: Id;
    readonly claims: readonly Id[];
  }[];
  readonly totals: { readonly nodes: number; readonly edges: number };
  readonly omitted: {
    readonly nodes: number;
    readonly edges: number;
    readonly kinds: readonly { readonly count: number }[];
  };
  readonly hasNextPage: boolean;
  readonly endCursor: string | null;
}
const around = async (variables: Readonly<Record<string, unknown>>): Promise<Neighbourhood> =>
  (
    await askArticle(
      `query ($of: ID!, $depth: Int, $kinds: [EntityKind!], $relations: [RelationType!], $limit: Int, $after: String) {
        neighbourhood(of: $of, depth: $depth, kinds: $kinds, relations: $relations, limit: $limit, after: $after) {
          center { id } nodes { node { id } distance } edges { relation from { id } to { id } claims { id } }
          totals { nodes edges } omitted { nodes edges kinds { kind count } } hasNextPage endCursor } }`,
      variables,
    )
  ).neighbourhood;

describe('neighbourhood', () => {
  it.each([1, 3, 7, 1_000])(
    'contains each node and edge once in pages of %i, without dangling edges',
    async (limit) => {
      const question = { of: 'symptom:muscle-cramps', depth: 2, kinds: ['NUTRIENT', 'SYMPTOM', 'CONDITION'], limit };
      const shown = new Set<string>();
      const edges = new Set<string>();
      let after: string | null = null;
      let page: Neighbourhood;
      do {
        page = await around({ ...question, after });
        for (const { node } of page.nodes) {
          expect(shown.has(node.id)).toBe(false);
          shown.add(node.id);
        }
        for (const { relation, from, to, claims } of page.edges) {
          expect(shown.has(from.id) && shown.has(to.id)).toBe(true);
          expect(edges.has(`${relation} ${from.id} ${to.id}`)).toBe(false);
          edges.add(`${relation} ${from.id} ${to.id}`);
          expect(ids(claims)).toEqual(edgeOf(relation, from.id, to.id)?.evidence);
        }
        expect(page.omitted.nodes).toBe(page.totals.nodes - shown.size);
        expect(page.omitted.edges).toBe(page.totals.edges - edges.size);
        expect(page.omitted.kinds.reduce((sum, { count }) => sum + count, 0)).toBe(page.omitted.nodes);
        expect(page.hasNextPage).toBe(page.omitted.nodes > 0);
        after = page.endCursor;
      } while (after);
      // Computed here: all nodes within two hops, over edges with evidence, through only these kinds.
      const kinds = new Set(['Nutrient', 'Symptom', 'Condition']);
      const kindOf = new Map(data.nodes.map(({ id, kind }) => [id, kind]));
      const usable = data.edges.filter(
        ({ relation, from, to }) =>
          !['ABOUT', 'CITES', 'DISPUTES'].includes(relation) &&
          [from, to].every((id) => kinds.has(kindOf.get(id) ?? '')),
      );
      const reached = new Set(['symptom:muscle-cramps']);
      for (let hop = 0; hop < 2; hop++) {
        const known = new Set(reached);
        for (const { from, to } of usable) {
          if (known.has(from)) reached.add(to);
          if (known.has(to)) reached.add(from);
        }
      }
      expect(shown).toEqual(reached);
      expect(edges.size).toBe(usable.filter(({ from, to }) => reached.has(from) && reached.has(to)).length);
    },
  );

  it('omits claims and sources unless the argument names them', async () => {
    const plain = await around({ of: 'nutrient:iron', depth: 1, limit: 1_000 });
    expect(plain.nodes.some(({ node }) => /^(claim|source):/.test(node.id))).toBe(false);
    const cited = await around({ of: 'claim:iron-risk', kinds: ['SOURCE'], relations: ['CITES'] });
    expect(cited.nodes.map(({ node }) => node.id)).toEqual(['claim:iron-risk', 'source:article']);
  });

  it('refuses a cursor from other arguments', async () => {
    const { endCursor } = await around({ of: 'nutrient:iron', limit: 3 });
    expect((await around({ of: 'nutrient:iron', limit: 5, after: endCursor })).nodes).toHaveLength(5);
    await expect(around({ of: 'nutrient:zinc', limit: 3, after: endCursor })).rejects.toThrow('another list');
    await expect(around({ of: 'nutrient:iron', limit: 3, after: 'x' })).rejects.toThrow('neighbourhood(after:)');
  });

  it('refuses an unknown center', async () => {
    await expect(around({ of: 'nutrient:kryptonite' })).rejects.toThrow('neighbourhood(of:)');
  });
});
