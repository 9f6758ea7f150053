import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decodeCursor, encodeCursor } from '../../../src/plan/cursor.ts';
import type { ListSignature } from '../../../src/plan/plan.ts';
import { TestEngine } from '../../support/engine/engine.ts';
import { loadLibrary } from '../../support/library/index.ts';
import { check } from '../../support/random/fast-check.ts';

const list: ListSignature = {
  hash: 'abcdefgh',
  orderBy: [],
  types: [
    { type: 'number', nullable: true, values: null },
    { type: 'boolean', nullable: true, values: null },
    { type: 'string', nullable: true, values: null },
    { type: 'string', nullable: false, values: null },
  ],
};
const { graph, data } = await loadLibrary();
const engine = new TestEngine(graph, data);

const page = (args: string) => {
  const variables = args.includes('$c') ? '($c: String)' : '';
  return `query${variables} { books(${args}) { edges { cursor node { id } } } }`;
};
const pageAfter = (cursor: string, order = 'orderBy: {name: ASC}') =>
  engine.run(page(`first: 2, ${order}, after: $c`), { c: cursor });
const [cursor] = (await engine.data(page('first: 2, orderBy: {name: ASC}'))).books.edges.map(
  (edge: { readonly cursor: string }) => edge.cursor,
) as string[];

describe('a cursor', () => {
  it('holds the values of its order keys through the round trip', () => {
    const values = fc.tuple(
      fc.option(fc.double({ noNaN: true, noDefaultInfinity: true }).map((value) => value + 0)),
      fc.option(fc.boolean()),
      fc.option(fc.string({ unit: 'binary' })),
      fc.string({ unit: 'grapheme', minLength: 1 }),
    );
    check(
      fc.property(values, (given) => {
        const text = encodeCursor(list, given);
        expect(text).toMatch(/^[\w-]+$/);
        // JSON writes -0 as 0, which sorts alike.
        expect(decodeCursor(text, list, 'after')).toEqual(given.map((value) => (value === 0 ? 0 : value)));
      }),
      1_000,
    );
  });

  const forged = (...parts: unknown[]) => Buffer.from(JSON.stringify(parts)).toString('base64url');

  it.each([
    ['nothing', ''],
    ['another text', 'cursor'],
    ['a number of another service', Buffer.from('cursor:5').toString('base64')],
    ['JSON other than a list', Buffer.from('{"a":1}').toString('base64url')],
    ['a list that names no list', forged(1, 2, 3)],
    ['too few values', forged('abcdefgh', 1, true, 'a')],
    ['too many values', forged('abcdefgh', 1, true, 'a', 'b', 'c')],
    ['a value of another type', forged('abcdefgh', '1', true, 'a', 'b')],
    ['a list for a value', forged('abcdefgh', [1], true, 'a', 'b')],
    ['an object for a value', forged('abcdefgh', 1, true, {}, 'b')],
    ['no id', forged('abcdefgh', 1, true, 'a', null)],
    ['the name of another list', forged('abcdefgi', 1, true, 'a', 'b')],
    ['half of itself', encodeCursor(list, [1, true, 'a', 'b']).slice(0, 15)],
  ])('that is %s is refused with BAD_CURSOR', (_name, text) => {
    expect(() => decodeCursor(text, list, 'Query.books(after:)')).toThrow(
      expect.objectContaining({
        message: expect.stringContaining('Query.books(after:)'),
        extensions: expect.objectContaining({ code: 'BAD_CURSOR' }),
      }),
    );
  });

  it('goes on after its own element', async () => {
    const { data } = await pageAfter(cursor ?? '');
    const all = await engine.data(page('first: 100, orderBy: {name: ASC}'));
    expect(data.books.edges).toEqual(all.books.edges.slice(1, 3));
  });

  it.each([
    ['another order', 'orderBy: {name: DESC}'],
    ['the default order', 'where: {}'],
    ['one key more', 'orderBy: [{name: ASC}, {pages: ASC}]'],
  ])('is refused with BAD_CURSOR in %s', async (_name, order) => {
    const { errors, data } = await pageAfter(cursor ?? '', order);
    expect(errors.map(({ extensions }) => extensions.code)).toEqual(['BAD_CURSOR']);
    expect(data).toBeNull();
  });

  it('is refused with BAD_CURSOR by another list that is ordered alike', async () => {
    const text = 'query($c: String) { genres(after: $c, orderBy: {name: ASC}) { totalCount } }';
    expect((await engine.refusal(text, { c: cursor })).extensions.code).toBe('BAD_CURSOR');
    const hop =
      'query($c: String) { genre(id: "genre:epic") { books(after: $c, orderBy: {node: {name: ASC}}) { totalCount } } }';
    expect((await engine.refusal(hop, { c: cursor })).extensions.code).toBe('BAD_CURSOR');
  });

  it('serves with any filter and under any parent, where it marks a place', async () => {
    const { data } = await engine.run(page('first: 3, orderBy: {name: ASC}, where: {pages: {gt: 100}}, after: $c'), {
      c: cursor,
    });
    const all = await engine.data(page('first: 100, orderBy: {name: ASC}, where: {pages: {gt: 100}}'));
    const whole: { readonly cursor: string }[] = all.books.edges;
    expect(data.books.edges).toEqual(whole.filter((edge) => edge.cursor !== cursor).slice(0, 3));
  });

  it('the cursor of a removed node still marks its place', async () => {
    const gone = new TestEngine(graph, {
      ...data,
      nodes: data.nodes.filter(({ id }) => id !== 'book:tie-b'),
      edges: [],
    });
    const order = 'orderBy: {name: ASC}';
    const edges: { readonly cursor: string; readonly node: { readonly id: string } }[] = (
      await engine.data(page(`first: 100, ${order}`))
    ).books.edges;
    const lost = edges.findIndex(({ node }) => node.id === 'book:tie-b');
    const answer = await gone.data(page(`first: 2, ${order}, after: $c`), { c: edges[lost]?.cursor });
    expect(answer.books.edges).toEqual(edges.slice(lost + 1, lost + 3));
  });

  it('damaged in any way gives a page or a code, and never a failure of the service', async () => {
    const damaged = fc.oneof(
      fc.string({ unit: 'grapheme' }),
      fc
        .tuple(fc.nat(200), fc.constantFrom('A', 'z', '_', '!', ' ', '=', ''))
        .map(([at, put]) => `${cursor?.slice(0, at % 60)}${put}${cursor?.slice((at % 60) + 1)}`),
    );
    await check(
      fc.asyncProperty(damaged, async (text) => {
        const { errors } = await pageAfter(text);
        for (const { extensions } of errors) expect(extensions.code).toBe('BAD_CURSOR');
      }),
      300,
    );
  });
});
