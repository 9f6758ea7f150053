/** Compares the claims of sources, and conflicts between claims, with the files of the seed. */
import { beforeAll, describe, expect, it } from 'vitest';
import type { GraphData } from '../../src/model/data.ts';
import { type Id, type Page, readAllPages } from '../support/nutrition/answers.ts';
import { askAs, loadNutrition } from '../support/nutrition/nutrition.ts';

interface Claims {
  readonly claims: { readonly totalCount: number; readonly nodes: readonly Id[] };
}
const idsOf = ({ claims }: Claims): string[] => claims.nodes.map(({ id }) => id).sort();
const unique = (ids: readonly string[]): string[] => [...new Set(ids)].sort();

describe('claims', () => {
  let data: GraphData;
  let sourceOf: ReadonlyMap<string, string>;
  beforeAll(async () => {
    ({ data } = await loadNutrition());
    sourceOf = new Map(data.edges.flatMap(({ relation, from, to }) => (relation === 'CITES' ? [[from, to]] : [])));
  });

  /** Returns the claims of a source about an entity: those that support any of the entity's relations. */
  const supporting = (entity: string, source: string): string[] =>
    unique(
      data.edges
        .filter(({ from, to }) => from === entity || to === entity)
        .flatMap(({ evidence }) => evidence.filter((id) => sourceOf.get(id) === source)),
    );

  it.each([
    ['nutrient:iron', 'source:article'],
    ['nutrient:vitamin-d', 'source:article'],
    ['symptom:muscle-weakness', 'source:editors'],
    ['food:salmon', 'source:article'],
  ])('about %s from %s are exactly those that support its relations', async (of, source) => {
    const query = 'query ($of: ID, $source: ID) { claims(of: $of, source: $source, first: 100) { nodes { id } } }';
    const expected = supporting(of, source);
    expect(expected.length).toBeGreaterThan(0);
    expect(idsOf(await askAs<Claims>(query, { of, source }))).toEqual(expected);
  });

  it('are all in the pages of their sources', async () => {
    const sources = await readAllPages(async (after) => {
      const page =
        'query ($after: String) { sources(after: $after) { nodes { id } pageInfo { hasNextPage endCursor } } }';
      return (await askAs<{ sources: Page<Id> }>(page, { after })).sources;
    });
    expect(sources.map(({ id }) => id).sort()).toEqual(
      data.nodes.flatMap(({ kind, id }) => (kind === 'Source' ? [id] : [])),
    );
    const query = `query ($id: ID!, $after: String) { source(id: $id) { claims(first: 40, after: $after) {
      totalCount nodes { id } pageInfo { hasNextPage endCursor } } } }`;
    for (const { id } of sources) {
      const found = await readAllPages(async (after) => {
        const { source } = await askAs<{ source: { claims: Claims['claims'] & Page<Id> } }>(query, {
          id,
          after,
        });
        expect(source.claims.totalCount).toBe([...sourceOf.values()].filter((cited) => cited === id).length);
        return source.claims;
      });
      expect(found.map((claim) => claim.id).sort()).toEqual(
        [...sourceOf].flatMap(([claim, cited]) => (cited === id ? [claim] : [])).sort(),
      );
    }
  });

  it('conflict exactly when two support one relation with different statuses', async () => {
    const statusOf = new Map(data.nodes.map(({ id, properties }) => [id, properties.status]));
    const conflicting = unique(
      data.edges.flatMap(({ evidence }) =>
        evidence.filter((id) => evidence.some((other) => statusOf.get(other) !== statusOf.get(id))),
      ),
    );
    const all = data.nodes.filter(({ kind }) => kind === 'Claim').length;
    const found = await askAs<Claims>('{ claims(conflicting: true, first: 100) { totalCount nodes { id } } }');
    const others = await askAs<Claims>('{ claims(conflicting: false, first: 1) { totalCount nodes { id } } }');
    expect(idsOf(found)).toEqual(conflicting);
    expect([found.claims.totalCount, others.claims.totalCount]).toEqual([conflicting.length, all - conflicting.length]);
  });
});
