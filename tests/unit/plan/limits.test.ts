/** Each limit of an operation admits what is exactly as large, and refuses what is one larger. */
import type { GraphQLError } from 'graphql';
import { describe, expect, it } from 'vitest';
import type { Limits } from '../../../src/base/limits.ts';
import { parseWithin } from '../../../src/server/graphql/limits.ts';
import { operationSettings } from '../../../src/settings/limits.ts';
import { defaultLimits, TestEngine, wideLimits } from '../../support/engine/engine.ts';
import { loadLibrary } from '../../support/library/index.ts';

const { graph, data } = await loadLibrary();

const books = (args: string) => `{ books${args} { totalCount } }`;
const paths = 'paths(from: "author:homer", to: "book:iliad") { __typename }';
const ids = JSON.stringify(data.nodes.slice(0, 11).map(({ id }) => id));
const whole = data.nodes.filter(({ kind }) => kind === 'Book').length;

/** Operations that use exactly so much of a limit. */
const operations: readonly [limit: keyof Limits, uses: number, text: string, variables?: object][] = [
  ['maxCost', 11, '{ books(first: 10) { nodes { id } } }'],
  ['maxCost', 2_000, `{ a: ${paths} b: ${paths} }`],
  ['maxIds', 11, `{ nodes(ids: ${ids}) { id } }`],
  ['maxIds', 3, 'query ($ids: [ID!]!) { nodes(ids: $ids) { id } }', { ids: ['book:a', 'book:a', 'book:b'] }],
  ['maxWork', 11, `{ nodes(ids: ${ids}) { id } }`],
  ['maxWork', whole, books('(first: 0, where: { pages: { gt: 100 } })')],
  ['maxWork', 2 * whole, books('(first: 0, where: { pages: { gt: 100 }, name: { contains: "e" } })')],
  ['maxConditions', 3, books('(where: { name: { contains: "a" }, or: [{ pages: { gt: 1 } }, { pages: { lt: 9 } }] })')],
  [
    'maxConditions',
    4,
    books('(where: { authors: { some: { node: { name: { contains: "a" } } } }, pages: { gt: 1, lt: 9 } })'),
  ],
  [
    'maxArgumentSize',
    10,
    'query ($s: String!) { books(where: { or: [{ name: { eq: $s } }, { name: { contains: $s } }] }) { totalCount } }',
    { s: 'abcde' },
  ],
  [
    'maxArgumentSize',
    8,
    'query ($in: [String!]!) { books(where: { name: { in: $in } }) { totalCount } }',
    { in: ['abc', 'def'] },
  ],
  ['maxSearchLetters', 11, '{ search(text: "vitamin bee") { totalCount } }'],
  ['maxSearchLetters', 5, 'query ($s: String!) { search(text: $s) { totalCount } }', { s: 'ﬁﬁx' }],
  ['maxSearchWords', 3, '{ search(text: "one two, three!") { totalCount } }'],
  [
    'maxInputObjects',
    4,
    'query ($w: BookWhere) { books(where: $w) { totalCount } }',
    { w: { and: [{ name: { eq: 'a' } }, {}] } },
  ],
];

/** Documents that use exactly so much of a limit. */
const documents: readonly [limit: keyof Limits, uses: number, text: string][] = [
  ['maxTokens', 5, '{ a b c }'],
  ['maxNesting', 3, '{ a(b: [1]) }'],
  ['maxDepth', 3, '{ a { b { c } } }'],
  ['maxDepth', 3, '{ a { ...F } } fragment F on A { b { c } }'],
  ['maxRootFields', 3, '{ a b ...F } fragment F on Query { c }'],
  ['maxAliases', 3, '{ x: a { y: b } ...F } fragment F on Query { z: c }'],
  ['maxDirectives', 3, 'query @x { a @skip(if: true) ...F @skip(if: true) } fragment F on Query { c }'],
  ['maxFragments', 2, '{ a } fragment F on A { b } fragment G on A { b }'],
  ['maxOperations', 2, 'query A { a } query B { a }'],
];

const refusal = (limit: string, uses: number) => ({
  extensions: { code: 'LIMIT_EXCEEDED', limit, max: uses - 1, actual: uses },
});

describe('a limit of an operation', () => {
  it.each(operations)(
    '%s admits %i, and refuses it where one less is allowed',
    async (limit, uses, text, variables) => {
      const at = new TestEngine(graph, data, { [limit]: uses });
      expect((await at.run(text, { ...variables })).errors).toEqual([]);
      const below = new TestEngine(graph, data, { [limit]: uses - 1 });
      expect(await below.refusal(text, { ...variables })).toMatchObject(refusal(limit, uses));
    },
  );

  it.each(documents)('%s admits %i, and refuses it where one less is allowed', (limit, uses, text) => {
    expect(parseWithin({ ...wideLimits, [limit]: uses }, text).kind).toBe('Document');
    const parse = () => parseWithin({ ...wideLimits, [limit]: uses - 1 }, text);
    let error: GraphQLError | undefined;
    try {
      parse();
    } catch (thrown) {
      error = thrown as GraphQLError;
    }
    expect(error).toMatchObject(refusal(limit, uses));
  });

  it('maxPageSize admits a page as large, and refuses one larger', async () => {
    const engine = new TestEngine(graph, data, { maxPageSize: 3 });
    expect((await engine.run('{ books(first: 3) { totalCount } }')).errors).toEqual([]);
    const error = await engine.refusal('{ books(first: 4) { totalCount } }');
    expect(error.extensions).toMatchObject({ code: 'BAD_PAGING', limit: 'maxPageSize', max: 3, actual: 4 });
  });

  it('defaultPageSize is the size of a page that names none', async () => {
    const engine = new TestEngine(graph, data, { defaultPageSize: 3 });
    expect((await engine.data('{ books { nodes { id } } }')).books.nodes).toHaveLength(3);
  });

  it('has a test here, or one through HTTP', () => {
    const here = [...operations, ...documents].map(([limit]) => limit);
    const throughHttp = ['maxErrors', 'maxAnswerBytes', 'maxBodyBytes', 'operationTimeoutMs'];
    const tested = new Set<string>([...here, ...throughHttp, 'maxPageSize', 'defaultPageSize']);
    expect(Object.keys(operationSettings).filter((name) => !tested.has(name))).toEqual([]);
    expect(Object.keys(operationSettings).every((name) => name in defaultLimits)).toBe(true);
  });
});
