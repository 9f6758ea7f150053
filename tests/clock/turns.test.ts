import { describe, expect, it } from 'vitest';
import { resolveGraph } from '../../src/model/resolve.ts';
import { TestEngine } from '../support/engine/engine.ts';
import { makeLargeBranch } from '../support/engine/make-data.ts';
import { libraryGraph } from '../support/library/model.ts';

const graph = resolveGraph(libraryGraph);
const engine = new TestEngine(graph, makeLargeBranch(graph, 20_000));

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
});
