/** `claims(of, source, status, conflicting)` and who disputes whom, on claims that disagree. */
import { describe, expect, it } from 'vitest';
import { loadConflictingClaims } from '../../support/conflicting-claims/index.ts';
import { TestEngine } from '../../support/engine/engine.ts';

const { graph, data } = await loadConflictingClaims();
const engine = new TestEngine(graph, data);

const slugs = (nodes: readonly { readonly id: string }[]): string[] =>
  nodes.map(({ id }) => id.replace('claim:', '')).sort();
const claims = async (args: string): Promise<string[]> => {
  const { claims } = await engine.data(`{ claims${args} { totalCount nodes { id } } }`);
  expect(claims.totalCount).toBe(claims.nodes.length);
  return slugs(claims.nodes);
};

it('a claim names the claims that dispute it, and those that it disputes, with the relations at issue', async () => {
  const { claims } = await engine.data(`{ claims(orderBy: [{ id: ASC }]) { nodes {
    id
    disputes { edges { over node { id } } }
    disputedBy { edges { over node { id } } }
  } } }`);
  const one = 'DEFICIENCY_SYMPTOM nutrient:alpha symptom:one';
  const two = 'DEFICIENCY_SYMPTOM nutrient:alpha symptom:two';
  const edge = (id: string, ...over: string[]) => ({ over, node: { id: `claim:${id}` } });
  const none = { edges: [] };
  expect(claims.nodes).toEqual([
    { id: 'claim:agrees', disputes: none, disputedBy: { edges: [edge('denies', one), edge('doubts', one)] } },
    { id: 'claim:alone', disputes: none, disputedBy: none },
    {
      id: 'claim:denies',
      disputes: { edges: [edge('says', one, two), edge('agrees', one), edge('doubts', one)] },
      disputedBy: none,
    },
    {
      id: 'claim:doubts',
      disputes: { edges: [edge('says', one), edge('agrees', one)] },
      disputedBy: { edges: [edge('denies', one)] },
    },
    { id: 'claim:idle', disputes: none, disputedBy: none },
    { id: 'claim:says', disputes: none, disputedBy: { edges: [edge('denies', one, two), edge('doubts', one)] } },
  ]);
});

it('filters by what a dispute is over, and counts disputes in the release', async () => {
  const two = '"DEFICIENCY_SYMPTOM nutrient:alpha symptom:two"';
  expect(await claims(`(where: { disputedBy: { some: { over: { has: ${two} } } } })`)).toEqual(['says']);
  const { release } = await engine.data('{ release { relations { relation count } } }');
  expect(release.relations).toContainEqual({ relation: 'DISPUTES', count: 5 });
});

describe('claims', () => {
  const all = ['agrees', 'alone', 'denies', 'doubts', 'idle', 'says'];

  it.each<[string, string[]]>([
    ['', all],
    ['(of: "nutrient:alpha")', ['agrees', 'denies', 'doubts', 'says']],
    ['(of: "symptom:two")', ['alone', 'denies', 'says']],
    ['(source: "source:first")', ['alone', 'idle', 'says']],
    ['(source: "source:silent")', []],
    ['(status: NEGATED)', ['alone', 'denies']],
    ['(conflicting: true)', ['agrees', 'denies', 'doubts', 'says']],
    ['(conflicting: false)', ['alone', 'idle']],
    ['(of: "nutrient:beta", source: "source:second")', ['agrees']],
    ['(of: "symptom:one", source: "source:second", status: NEGATED, conflicting: true)', ['denies']],
    ['(of: "symptom:two", source: "source:first", status: NEGATED, conflicting: false)', ['alone']],
    ['(status: ASSERTED, where: { section: { eq: "A" }, statement: { contains: "beta" } })', ['agrees']],
    [
      '(conflicting: true, where: { or: [{ status: { eq: ASSERTED } }, { section: { eq: "C" } }] })',
      ['agrees', 'says'],
    ],
  ])('%s gives what it should', async (args, expected) => {
    expect(await claims(args)).toEqual(expected);
  });

  it('takes every argument from variables, and those left out say nothing', async () => {
    const text = `query ($of: ID, $source: ID, $status: ClaimStatus, $conflicting: Boolean) {
      claims(of: $of, source: $source, status: $status, conflicting: $conflicting) { nodes { id } } }`;
    const ask = async (variables: object) => slugs((await engine.data(text, { ...variables })).claims.nodes);
    expect(await ask({})).toEqual(all);
    expect(await ask({ of: 'nutrient:alpha', source: 'source:second', status: 'NEGATED', conflicting: true })).toEqual([
      'denies',
    ]);
    expect(await ask({ of: 'nutrient:beta', conflicting: false })).toEqual(['alone']);
    expect(await ask({ of: 'nutrient:beta', conflicting: true })).toEqual(['agrees']);
  });

  it('are paged as any list, with cursors that hold under other arguments', async () => {
    const text = `query ($after: String) {
      claims(conflicting: true, first: 3, after: $after, orderBy: [{ id: ASC }]) {
        totalCount nodes { id } pageInfo { hasNextPage endCursor } } }`;
    const first = (await engine.data(text)).claims;
    expect([slugs(first.nodes), first.totalCount]).toEqual([['agrees', 'denies', 'doubts'], 4]);
    expect(first.pageInfo.hasNextPage).toBe(true);
    const { endCursor } = first.pageInfo;
    const second = (await engine.data(text, { after: endCursor })).claims;
    expect([slugs(second.nodes), second.pageInfo.hasNextPage]).toEqual([['says'], false]);
    const other = `{ claims(status: UNCERTAIN, orderBy: [{ id: ASC }], after: "${endCursor}") { nodes { id } } }`;
    expect(slugs((await engine.data(other)).claims.nodes)).toEqual(['idle']);
  });

  it('of a source are also its own list', async () => {
    const { source } = await engine.data('{ source(id: "source:second") { claims { totalCount nodes { id } } } }');
    expect(slugs(source.claims.nodes)).toEqual(await claims('(source: "source:second")'));
  });
});
