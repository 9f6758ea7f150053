/**
 * Each golden case is a page to read in `cases/`: a query, its plan, its Cypher and its answer, on the library.
 * `tests/neo4j/golden.test.ts` adds a page with the rows and operators of a real Neo4j. A changed page fails until
 * `npx vitest run tests/golden -u` accepts it. In CI nothing is ever written.
 */

import { validate } from 'graphql';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { columnsOf } from '../../src/columns/graph-data.ts';
import { compilePlan } from '../../src/cypher/compile.ts';
import { printCypher } from '../../src/cypher/print.ts';
import { Engine } from '../../src/engine/engine.ts';
import type { Graph } from '../../src/model/graph.ts';
import { printPlan } from '../../src/plan/print.ts';
import { connectNeo4j } from '../../src/server/connect.ts';
import { readSettings } from '../../src/settings/read.ts';
import { openMemoryStore } from '../../src/store/memory-store.ts';
import { openNeo4jStore } from '../../src/store/neo4j-store.ts';
import type { Store } from '../../src/store/store.ts';
import { runBothWays } from '../support/engine/both-ways.ts';
import { goldenCases, pageFile, printAnswer, printPage, readCase } from '../support/engine/golden.ts';
import { loadLibrary } from '../support/library/index.ts';

const withoutSpace = (text: string): string => text.replaceAll(/\s+/g, '');

describe('golden cases', () => {
  let graph: Graph;
  let engine: Engine;
  let neo4j: Store;
  beforeAll(async () => {
    const library = await loadLibrary();
    const settings = readSettings([], { NUTRIGRAPH_PASSWORD: '' });
    graph = library.graph;
    engine = new Engine(graph, openMemoryStore(columnsOf(graph, library.data), settings), settings);
    // It connects when it first reads, and here it only explains.
    neo4j = openNeo4jStore(graph, connectNeo4j(settings));
  });
  afterAll(() => neo4j.close());

  it('the folder has at least 13 cases', () => expect(goldenCases.length).toBeGreaterThanOrEqual(13));

  it.each(goldenCases)('%s: the page shows its plan, its Cypher and its answer', async (name) => {
    const request = readCase(name);
    expect(validate(engine.schema, request.document)).toEqual([]);
    const { result, bound } = await runBothWays(engine, request);
    const cypher = bound ? compilePlan(graph, bound.plan) : '';
    const printed = printCypher(cypher);
    expect(withoutSpace(printed)).toBe(withoutSpace(cypher));
    if (bound) expect(neo4j.explain(bound)).toMatchObject({ cypher: printed.trimEnd().split('\n') });
    const page = printPage(name, [
      ['Query', 'graphql', request.query],
      ...(bound
        ? ([
            ['Plan', 'text', printPlan(bound.plan)],
            ['Cypher', 'cypher', printed],
          ] as const)
        : []),
      ['Answer', 'json', printAnswer(result)],
    ]);
    await expect(page).toMatchFileSnapshot(pageFile(name));
  });
});
