/**
 * The service over HTTP, once per store: what a client gets from the one that asks Neo4j is, to the byte, what it gets
 * from the one that keeps the seed in memory.
 */
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { examplesFolder } from '../../src/server/domain.ts';
import { readExamples } from '../../src/server/playground/examples.ts';
import { startTestServer, type TestServer } from '../support/http/server.ts';
import { describeNeo4j, fillNeo4j, neo4jOptions } from '../support/neo4j/neo4j.ts';
import { loadNutrition } from '../support/nutrition/nutrition.ts';

const examples = await readExamples(examplesFolder);

const foods =
  'query ($first: Int, $last: Int, $after: String, $before: String, $order: [NutrientFoodsOrder!]) { ' +
  'nutrient(id: "nutrient:iron") { ' +
  'foods(first: $first, last: $last, after: $after, before: $before, orderBy: $order) { ' +
  'totalCount pageInfo { hasNextPage hasPreviousPage startCursor endCursor } ' +
  'edges { cursor amountPer100g unit claims { id } node { id name } } } } }';

interface Page {
  readonly pageInfo: { readonly [name: string]: unknown };
  readonly edges: readonly { readonly node: { readonly id: string } }[];
  readonly totalCount: number;
}

describeNeo4j('over HTTP, both stores', () => {
  let folder: string;
  let embedded: TestServer;
  let remote: TestServer;

  beforeAll(async () => {
    await fillNeo4j(await loadNutrition());
    folder = await mkdtemp(join(tmpdir(), 'password-'));
    const { uri, user, password } = neo4jOptions();
    const file = join(folder, 'password');
    await writeFile(file, password, { mode: 0o600 });
    embedded = await startTestServer();
    remote = await startTestServer(['--store', 'neo4j', '--uri', uri, '--user', user, '--password-file', file]);
  }, 120_000);
  afterAll(async () => {
    await Promise.all([embedded?.close(), remote?.close()]);
    if (folder) await rm(folder, { recursive: true });
  });

  /** Sends the same body to both, who have to answer alike. */
  async function ask(body: object, accept = 'application/graphql-response+json') {
    const [expected, found] = await Promise.all(
      [embedded, remote].map(async ({ url }) => {
        const headers = { accept, 'content-type': 'application/json' };
        const response = await fetch(url, { method: 'POST', headers, body: JSON.stringify(body) });
        return { status: response.status, type: response.headers.get('content-type'), text: await response.text() };
      }),
    );
    expect(found).toEqual(expected);
    const answer = JSON.parse(found?.text ?? '') as {
      // biome-ignore lint/suspicious/noExplicitAny: each test knows what it asked for.
      readonly data?: any;
      readonly errors?: readonly { readonly extensions: { readonly code: string } }[];
    };
    return { ...answer, status: found?.status };
  }

  it.each(examples)('$name', async ({ query }) => {
    const { data, errors } = await ask({ query });
    expect(errors).toBeUndefined();
    expect(Object.values(data)).not.toContain(null);
    // In the older media type, too.
    await ask({ query }, 'application/json');
  });

  it.each([
    ['in the default order', null],
    ['in another order', [{ node: { name: 'ASC' } }]],
  ])('page through a list %s, forwards and backwards', async (_, order) => {
    const walk = async (size: 'first' | 'last', from: 'after' | 'before', more: string, end: string) => {
      const ids: string[] = [];
      let cursor: unknown = null;
      let page: Page;
      do {
        const { data } = await ask({ query: foods, variables: { [size]: 7, [from]: cursor, order } });
        page = data.nutrient.foods;
        ids.push(...page.edges.map(({ node }) => node.id));
        cursor = page.pageInfo[end];
      } while (page.pageInfo[more]);
      expect(ids).toHaveLength(page.totalCount);
      return new Set(ids);
    };
    const forwards = await walk('first', 'after', 'hasNextPage', 'endCursor');
    const backwards = await walk('last', 'before', 'hasPreviousPage', 'startCursor');
    expect(forwards.size).toBeGreaterThan(20);
    expect(backwards).toEqual(forwards);
  });

  it.each([
    ['BAD_ID', '{ nutrient(id: "iron") { name } }', {}],
    ['BAD_ID', '{ nutrient(id: "food:salmon") { name } }', {}],
    ['BAD_ID', '{ nodes(ids: ["nutrient:iron", "no id", "nutrient:nowhere"]) { id } }', {}],
    ['BAD_CURSOR', foods, { after: 'nonsense' }],
    ['BAD_CURSOR', foods, { before: Buffer.from('["another", 1, "food:salmon"]').toString('base64url') }],
    ['BAD_PAGING', foods, { first: 1, last: 1 }],
    ['BAD_PAGING', foods, { first: -1 }],
    ['BAD_PAGING', foods, { first: 101 }],
    ['BAD_USER_INPUT', foods, { first: 'five' }],
    ['BAD_USER_INPUT', foods, { order: [{ nothing: 'ASC' }] }],
    ['BAD_USER_INPUT', '{ foods(where: { ndbNumber: { eq: null } }) { totalCount } }', {}],
    [
      'LIMIT_EXCEEDED',
      '{ foods(first: 100) { nodes { nutrients(first: 100) { nodes { foods(first: 100) { nodes { name } } } } } } }',
      {},
    ],
    ['GRAPHQL_VALIDATION_FAILED', '{ nothing }', {}],
    ['GRAPHQL_PARSE_FAILED', '{', {}],
  ])('refuse with %s: %.40s… %j', async (code, query, variables) => {
    const { errors } = await ask({ query, variables });
    expect(new Set(errors?.map(({ extensions }) => extensions.code))).toEqual(new Set([code]));
  });

  it.each(['iron', 'pins and needels', 'VITAMÍN', 'leg', '', 'nothing of the kind', "'}) //"])(
    'search for "%s"',
    async (text) => {
      const hits =
        'totalCount hits { score matches { field text } ' +
        'node { __typename id ... on Nutrient { foods(first: 2) { nodes { name } } } } }';
      const query = `query ($text: String!) {
        all: search(text: $text, first: 20) { ${hits} }
        some: search(text: $text, kinds: [FOOD, NUTRIENT], first: 3) { ${hits} } }`;
      expect((await ask({ query, variables: { text } })).errors).toBeUndefined();
    },
  );

  it('give the release, and null for an unknown id', async () => {
    const { data } = await ask({
      query:
        '{ release { id version title published kinds { kind count } relations { relation count } } ' +
        'nutrient(id: "nutrient:nowhere") { name } node(id: "food:nothing") { id } }',
    });
    expect(data).toMatchObject({ release: { id: expect.any(String) }, nutrient: null, node: null });
  });

  it('are two: only one of them asks Neo4j', () => {
    expect([embedded.store.name, remote.store.name.split(' ')[0]]).toEqual([
      expect.not.stringContaining('Neo4j'),
      'Neo4j',
    ]);
  });
});
