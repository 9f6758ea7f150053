import { describe, expect, it } from 'vitest';
import { resolveGraph } from '../../../src/model/resolve.ts';
import { TestEngine } from '../../support/engine/engine.ts';
import { makeLargeBranch } from '../../support/engine/make-data.ts';
import { libraryGraph } from '../../support/library/model.ts';

const graph = resolveGraph(libraryGraph);
const data = makeLargeBranch(graph, 20_000);

/** How often others got their turn while an operation ran. */
async function turnsDuring(running: Promise<unknown>): Promise<number> {
  const state = { done: false };
  const finished = running.finally(() => {
    state.done = true;
  });
  let turns = 0;
  while (!state.done) {
    await new Promise((resolve) => setImmediate(resolve));
    turns += 1;
  }
  await finished;
  return turns;
}

describe('the work of an operation', () => {
  it('is refused beyond its limit, with the limit and the actual work', async () => {
    const engine = new TestEngine(graph, data, { maxWork: 1_000 });
    const error = await engine.refusal('{ books(first: 1, orderBy: {name: ASC}) { nodes { id } } }');
    expect(error.extensions).toEqual({ code: 'LIMIT_EXCEEDED', limit: 'maxWork', max: 1_000, actual: 20_000 });
  });

  it('counts what a filter on related nodes looks at', async () => {
    const engine = new TestEngine(graph, data, { maxWork: 5_000 });
    const text = '{ branches(where: {holdings: {none: {copies: {lt: 0}}}}) { nodes { id } } }';
    expect((await engine.refusal(text)).extensions).toMatchObject({ code: 'LIMIT_EXCEEDED', limit: 'maxWork' });
  });

  it('starts at zero for each operation', async () => {
    const engine = new TestEngine(graph, data, { maxWork: 100 });
    for (let i = 0; i < 30; i++) await engine.data('{ books(first: 10) { nodes { id } } }');
  });

  const engine = new TestEngine(graph, data);

  it('lets others have the event loop between the lists of an operation', async () => {
    const nested = 'branches { nodes { holdings(first: 1, orderBy: {shelf: ASC}) { nodes { __typename } } } }';
    const text = `{ books(first: 60) { nodes { ${nested} } } }`;
    const started = performance.now();
    const turns = await turnsDuring(engine.data(text));
    // A slice is five milliseconds and one list more. This expects a tenth of the turns that follow. On a busy machine
    // each list takes longer than a slice, so there are no more turns than lists.
    const expected = Math.min(60 / 2, (performance.now() - started) / 50);
    expect(turns).toBeGreaterThan(Math.max(1, expected));
  });

  it('lets others have the event loop between the roots of an operation', async () => {
    const roots = Array.from({ length: 40 }, (_, i) => `a${i}: books(first: 1, orderBy: {name: ASC}) { nodes { id } }`);
    const started = performance.now();
    const turns = await turnsDuring(engine.data(`{ ${roots.join(' ')} }`));
    const expected = Math.min(roots.length / 2, (performance.now() - started) / 50);
    expect(turns).toBeGreaterThan(Math.max(1, expected));
  });

  it('ends when the client has gone away', async () => {
    const holdings = 'holdings(first: 1, orderBy: {shelf: ASC}) { nodes { __typename } }';
    const document = engine.document(`{ books(first: 100) { nodes { branches { nodes { ${holdings} } } } } }`);
    const stop = { signal: AbortSignal.abort(new Error('gone')) };
    await expect(engine.engine.run({ document, stop })).rejects.toThrow('gone');
  });
});
