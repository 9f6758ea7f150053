import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { desc } from '../../src/model/define.ts';
import { resolveGraph } from '../../src/model/resolve.ts';
import { TestEngine } from '../support/engine/engine.ts';
import { loadLibrary } from '../support/library/index.ts';
import { argumentType, whereFor } from '../support/random/connection.ts';
import { Draft, toLiteral } from '../support/random/draft.ts';
import { check } from '../support/random/fast-check.ts';
import { type ListField, listFields } from '../support/random/lists.ts';
import { orderBy } from '../support/random/order.ts';
import { tapes } from '../support/random/random-operation.ts';
import { Tape } from '../support/random/tape.ts';

const { graph, data } = await loadLibrary();

/** The library with another order of its union of books and magazines: by a property that only these have. */
const byPages = resolveGraph({
  ...graph.definition,
  relations: graph.definition.relations.map((relation) =>
    relation.name === 'HOLDS'
      ? { ...relation, forward: { ...relation.forward, orderBy: [desc('node', 'pages')] } }
      : relation,
  ),
});
const engines = { library: new TestEngine(graph, data), byPages: new TestEngine(byPages, data) };

interface Page {
  readonly totalCount: number;
  readonly pageInfo: {
    readonly hasNextPage: boolean;
    readonly hasPreviousPage: boolean;
    readonly startCursor: string | null;
    readonly endCursor: string | null;
  };
  readonly edges: readonly { readonly cursor: string; readonly node: { readonly id: string } }[];
}
type Cut = Partial<Record<'first' | 'last', number> & Record<'after' | 'before', string | null>>;
type Ask = (cut: Cut) => Promise<Page>;

const everything = 1000;

const engineOf = (list: ListField): TestEngine =>
  engines[list.name === 'Branch.holdings by pages' ? 'byPages' : 'library'];

/** Draws a list with a random parent, filter and order, and returns a function that reads its pages. */
function drawList(list: ListField, choices: ArrayLike<number>): Ask {
  const tape = new Tape(choices);
  const engine = engineOf(list);
  const draft = new Draft(graph, data, engine.engine.schema, tape);
  const where = tape.chance(50) ? `where: ${toLiteral(whereFor(draft, list))}, ` : '';
  const order = tape.chance(60) ? `orderBy: ${toLiteral(orderBy(draft, argumentType(draft, list, 'orderBy')))}, ` : '';
  // Parents with long lists come first, and most runs need one.
  const parent = list.parents[Math.min(tape.below(6), tape.below(Math.max(1, list.parents.length)))];
  const field = `list: ${list.field}(${where}${order}first: $first, last: $last, after: $after, before: $before) {
    totalCount pageInfo { hasNextPage hasPreviousPage startCursor endCursor }
    edges { cursor node { ... on Node { id } } } }`;
  const variables = '$first: Int, $last: Int, $after: String, $before: String';
  const text =
    list.hop && parent
      ? `query(${variables}) { parent: node(id: ${JSON.stringify(parent)}) { ... on ${list.owner} { ${field} } } }`
      : `query(${variables}) { parent: __typename ${field} }`;
  return async (cut) => {
    const answer = await engine.data(text, cut);
    return list.hop ? answer.parent.list : answer.list;
  };
}

const ids = ({ edges }: Page): string[] => edges.map(({ node }) => node.id);

/** Expects a page to contain the items from `start` to `stop` of the whole list, with the right `pageInfo`. */
function expectPage(page: Page, whole: Page, start: number, stop: number): void {
  const edges = whole.edges.slice(start, stop);
  expect(page.edges).toEqual(edges);
  expect(page.totalCount).toBe(whole.edges.length);
  expect(page.pageInfo).toEqual({
    hasNextPage: stop < whole.edges.length,
    hasPreviousPage: start > 0,
    startCursor: edges[0]?.cursor ?? null,
    endCursor: edges.at(-1)?.cursor ?? null,
  });
}

/** Expects an empty page to have no next and no previous page, so that no client follows it for ever. */
function expectNowhere(page: Page, whole: Page): void {
  expect(page.edges).toEqual([]);
  expect(page.totalCount).toBe(whole.edges.length);
  const nowhere = { hasNextPage: false, hasPreviousPage: false, startCursor: null, endCursor: null };
  expect(page.pageInfo).toEqual(nowhere);
}

async function expectForwards(ask: Ask, whole: Page, size: number): Promise<void> {
  const seen: string[] = [];
  for (let after: string | null = null, more = true; more; ) {
    const page: Page = await ask({ first: size, after });
    expectPage(page, whole, seen.length, Math.min(seen.length + size, whole.edges.length));
    seen.push(...ids(page));
    after = page.pageInfo.endCursor;
    more = page.pageInfo.hasNextPage;
  }
  expect(seen).toEqual(ids(whole));
}

async function expectBackwards(ask: Ask, whole: Page, size: number): Promise<void> {
  const seen: string[] = [];
  for (let before: string | null = null, more = true; more; ) {
    const page: Page = await ask({ last: size, before });
    const stop = whole.edges.length - seen.length;
    expectPage(page, whole, Math.max(0, stop - size), stop);
    seen.unshift(...ids(page));
    before = page.pageInfo.startCursor;
    more = page.pageInfo.hasPreviousPage;
  }
  expect(seen).toEqual(ids(whole));
}

/** Expects pages between two cursors to be right, also if no item is between them. */
async function expectWindow(ask: Ask, whole: Page, size: number, from: number, to: number): Promise<void> {
  const [after, before] = [whole.edges[from], whole.edges[to]];
  if (!after || !before) return;
  const [low, high] = [from + 1, Math.max(from + 1, to)];
  const cut = { after: after.cursor, before: before.cursor };
  expectPage(await ask({ first: size, ...cut }), whole, low, Math.min(high, low + size));
  expectPage(await ask({ last: size, ...cut }), whole, Math.max(low, high - size), high);
}

const fields = listFields(graph, data);
const held = listFields(byPages, data).filter(({ name }) => name === 'Branch.holdings');

describe('paging', () => {
  it('has a test for every connection of the library', () => {
    expect(fields.length).toBe(7 + 23);
  });

  it.each([...fields, ...held.map((list) => ({ ...list, name: `${list.name} by pages` }))])(
    'returns each item of $name once and in order, forwards, backwards and between cursors',
    async (list) => {
      const size = fc.integer({ min: 1, max: 9 });
      const place = fc.nat(25);
      await check(
        fc.asyncProperty(tapes(60), size, place, place, async (choices, size, a, b) => {
          const ask = drawList(list, choices);
          const whole = await ask({ first: everything });
          expect(new Set(ids(whole)).size).toBe(whole.totalCount);
          expectPage(whole, whole, 0, whole.edges.length);
          await expectForwards(ask, whole, size);
          await expectBackwards(ask, whole, size);
          const places = Math.max(1, whole.edges.length);
          await expectWindow(ask, whole, size, a % places, b % places);
          const cut = whole.edges[a % places]?.cursor ?? null;
          for (const ends of [{}, { after: cut }, { before: cut }]) {
            expectNowhere(await ask({ first: 0, ...ends }), whole);
            expectNowhere(await ask({ last: 0, ...ends }), whole);
          }
        }),
        25,
      );
    },
  );
});
