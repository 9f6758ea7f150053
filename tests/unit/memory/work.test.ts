import { describe, expect, it } from 'vitest';
import { resolveGraph } from '../../../src/model/resolve.ts';
import { TestEngine } from '../../support/engine/engine.ts';
import { makeLargeBranch } from '../../support/engine/make-data.ts';
import { libraryGraph } from '../../support/library/model.ts';

const graph = resolveGraph(libraryGraph);
const data = makeLargeBranch(graph, 20_000);

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

  it('ends when the client has gone away', async () => {
    const holdings = 'holdings(first: 1, orderBy: {shelf: ASC}) { nodes { __typename } }';
    const document = engine.document(`{ books(first: 100) { nodes { branches { nodes { ${holdings} } } } } }`);
    const stop = { signal: AbortSignal.abort(new Error('gone')) };
    await expect(engine.engine.run({ document, stop })).rejects.toThrow('gone');
  });
});
