/** An operation reads one release: its statement, the facts of its research, and its search index. */
import { describe, expect, it } from 'vitest';
import { columnsOf } from '../../../src/columns/graph-data.ts';
import { openMemoryStore } from '../../../src/store/memory-store.ts';
import type { Store } from '../../../src/store/store.ts';
import { TestEngine, wideLimits } from '../../support/engine/engine.ts';
import { loadLibrary } from '../../support/library/index.ts';

const { graph, data } = await loadLibrary();

/** A store that names another release at each call: those of the lists in turn, the last one for ever. */
function storeOf(indexes: readonly [string, ...string[]], reads: readonly [string, ...string[]]) {
  const store = openMemoryStore(columnsOf(graph, data), wideLimits);
  const calls: string[] = [];
  const next = (name: string, releases: readonly [string, ...string[]]): string => {
    const release = releases[calls.filter((call) => call.startsWith(name)).length] ?? releases.at(-1) ?? releases[0];
    calls.push(`${name} ${release}`);
    return release;
  };
  const changing: Store = {
    ...store,
    searchIndex: async (stop) => ({ ...(await store.searchIndex(stop)), release: next('index', indexes) }),
    execute: async (bound, stop) => ({ ...(await store.execute(bound, stop)), release: next('read', reads) }),
  };
  const engine = new TestEngine(graph, data, {}, changing);
  engine.runsBothWays = false;
  return { calls, engine };
}

const search = '{ search(text: "iliad") { totalCount nodes { id } } }';

describe('a search', () => {
  it('queries the index and reads once where both have the same release', async () => {
    const { calls, engine } = storeOf(['one'], ['one']);
    expect((await engine.data(search)).search.totalCount).toBeGreaterThan(0);
    expect(calls).toEqual(['index one', 'read one']);
  });

  it('starts again with the index of the release that was read', async () => {
    const { calls, engine } = storeOf(['one', 'two'], ['two']);
    expect((await engine.data(search)).search.totalCount).toBeGreaterThan(0);
    expect(calls).toEqual(['index one', 'read two', 'index two', 'read two']);
  });

  it('is refused when the release changes each time', async () => {
    const { calls, engine } = storeOf(['1', '3', '5', '7'], ['2', '4', '6', '8']);
    const error = await engine.refusal(search);
    expect(error.extensions.code).toBe('SERVICE_UNAVAILABLE');
    // The log shows this: the error of the store, below the one that names the operation.
    expect(error).toMatchObject({ originalError: { originalError: { reason: 'changing-release' } } });
    expect(calls).toHaveLength(6);
  });

  it('has the hits in the plan that explains the answer', async () => {
    const { bound } = await storeOf(['one'], ['one']).engine.run(search);
    expect(bound?.searches.get('search')?.hits.map(({ id }) => id)).toContain('book:iliad');
  });
});

it('an operation without a search does not query the index', async () => {
  const { calls, engine } = storeOf(['one'], ['two']);
  expect((await engine.data('{ book(id: "book:iliad") { id } }')).book.id).toBe('book:iliad');
  expect(calls).toEqual(['read two']);
});

it('an operation without a root to read does not query the store', async () => {
  const { calls, engine } = storeOf(['one'], ['two']);
  expect(await engine.data('{ __typename }')).toEqual({ __typename: 'Query' });
  expect(calls).toEqual([]);
});
