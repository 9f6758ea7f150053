import { describe, expect, it } from 'vitest';
import { TestEngine } from '../../support/engine/engine.ts';
import { maxSearchLetters, maxSearchWords, openLimitedSearch } from '../../support/library/search-limits.ts';

const { graph, data, engine, run } = await openLimitedSearch();

describe('a text to search for', () => {
  it('may have as many letters as the limit says, and no more', async () => {
    expect((await run('x'.repeat(maxSearchLetters))).errors).toEqual([]);
    const { errors } = await run('x'.repeat(maxSearchLetters + 1));
    expect(errors[0]?.extensions).toMatchObject({
      code: 'LIMIT_EXCEEDED',
      limit: 'maxSearchLetters',
      max: maxSearchLetters,
      actual: maxSearchLetters + 1,
    });
  });

  it('may have as many words as the limit says, and no more', async () => {
    expect((await run('ab '.repeat(maxSearchWords))).errors).toEqual([]);
    const { errors } = await run('ab '.repeat(maxSearchWords + 1));
    expect(errors[0]?.extensions).toMatchObject({
      code: 'LIMIT_EXCEEDED',
      limit: 'maxSearchWords',
      max: maxSearchWords,
      actual: maxSearchWords + 1,
    });
  });

  it('costs the more the more words it has', async () => {
    const costs = await Promise.all(
      ['one', 'one two', 'one two three'].map(async (text) => (await run(text)).bound?.cost),
    );
    const [one = 0, two = 0, three = 0] = costs;
    expect(two).toBeGreaterThan(one);
    expect(three - two).toBe(two - one);
  });

  it.each([
    ['first: -1', 'BAD_PAGING'],
    ['first: 101', 'BAD_PAGING'],
    ['first: 1, last: 1', 'BAD_PAGING'],
    ['after: "x"', 'BAD_CURSOR'],
    ['after: ""', 'BAD_CURSOR'],
  ])('is refused with %s', async (args, code) => {
    const { errors } = await new TestEngine(graph, data, { maxPageSize: 100 }).run(
      `{ search(text: "tie", ${args}) { totalCount } }`,
    );
    expect(errors[0]?.extensions.code).toBe(code);
  });

  it('takes the cursors of the same text and kinds, however the text is typed, and no others', async () => {
    const { search } = await engine.data(
      '{ search(text: "Tie", first: 1) { pageInfo { endCursor } } books { edges { cursor } } }',
    );
    const { books } = await engine.data('{ books(first: 1) { edges { cursor } } }');
    const go = (args: string) => engine.run(`{ search(${args}) { nodes { id } } }`);
    const after = JSON.stringify(search.pageInfo.endCursor);
    const again = await go(`text: " TIE ", first: 1, after: ${after}`);
    expect(again.data.search.nodes).toEqual([{ id: 'book:tie-b' }]);
    for (const args of [
      `text: "tied", after: ${after}`,
      `text: "tie", kinds: [BOOK], after: ${after}`,
      `text: "tie", before: ${JSON.stringify(books.edges[0].cursor)}`,
    ]) {
      expect((await go(args)).errors[0]?.extensions.code).toBe('BAD_CURSOR');
    }
  });
});
