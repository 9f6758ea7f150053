/** The derived properties of edges on a real Neo4j: lists in their order, and loads after a change of a source. */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { columnsOf } from '../../src/columns/graph-data.ts';
import type { GraphData } from '../../src/model/data.ts';
import { needsEvidence } from '../../src/model/define.ts';
import type { Graph } from '../../src/model/graph.ts';
import type { Neo4jConnection } from '../../src/store/neo4j-connection.ts';
import { loadGraph } from '../../src/store/neo4j-loader.ts';
import { openNeo4jStore } from '../../src/store/neo4j-store.ts';
import { TestEngine } from '../support/engine/engine.ts';
import { librarySeed, loadLibrary } from '../support/library/index.ts';
import { describeNeo4j, emptyNeo4j, openNeo4j } from '../support/neo4j/neo4j.ts';
import { load } from '../unit/import/support.ts';

/** Every list of edges with evidence: the root field that lists its owners, and the field of the list. */
const listsOf = (graph: Graph): (readonly [owners: string, field: string])[] =>
  [...graph.kinds.values()].flatMap(({ definition, hops }) =>
    [...hops.values()].flatMap(({ relation, end }): [string, string][] =>
      needsEvidence(relation) && end.cardinality !== 'one' ? [[definition.plural, end.field]] : [],
    ),
  );

describeNeo4j('the support of edges', () => {
  let connection: Neo4jConnection;
  let graph: Graph;
  let data: GraphData;
  let remote: TestEngine;

  beforeAll(async () => {
    connection = await openNeo4j();
    ({ graph, data } = await loadLibrary());
    await emptyNeo4j(connection, { schema: false });
    await loadGraph(connection, graph, columnsOf(graph, data));
    remote = new TestEngine(graph, data, {}, openNeo4jStore(graph, connection));
  }, 120_000);
  afterAll(() => connection?.close());

  test('orders every list of edges with evidence, as in the embedded store', async () => {
    const embedded = new TestEngine(graph, data);
    const lists = listsOf(graph);
    expect(lists.length).toBeGreaterThan(8);
    for (const [owners, field] of lists) {
      const text = `{ ${owners}(first: 100) { nodes { id list: ${field}(
        first: 50, orderBy: [{ witnesses: DESC }, { disputed: ASC }, { corroborated: DESC }]
      ) { edges { witnesses disputed corroborated node { id } } } } } }`;
      const expected = await embedded.data(text);
      expect(await remote.data(text), `${owners}.${field}`).toEqual(expected);
      expect(JSON.stringify(expected)).toContain('"witnesses":');
    }
  });

  test('changes with the sort of a source, in the same relationships', async () => {
    const remarks = await readFile(join(librarySeed, 'remarks.yaml'), 'utf8');
    const changed = remarks.replace('sort: OFFICIAL', 'sort: HEARSAY');
    expect(changed).not.toBe(remarks);
    const later = await load({ 'remarks.yaml': changed }, 'library');
    const ids = () => connection.read('MATCH ()-[r]->() RETURN elementId(r) AS id ORDER BY id', {});
    const before = await ids();
    await loadGraph(connection, graph, columnsOf(graph, later), { patchLimit: 10_000 });
    expect(await ids()).toEqual(before);
    const differing = later.edges.filter(
      ({ properties }, i) => properties.corroborated !== data.edges[i]?.properties.corroborated,
    );
    expect(differing.length).toBeGreaterThan(50);
    const [row] = await connection.read('MATCH ()-[r:WROTE]->() WHERE r.corroborated RETURN count(r)', {});
    const expected = later.edges.filter((edge) => edge.relation === 'WROTE' && edge.properties.corroborated === true);
    expect(row?.[0]).toBe(expected.length);
    const text = '{ release { id } books { nodes { authors { edges { corroborated node { id } } } } } }';
    expect(await remote.data(text)).toEqual(await new TestEngine(graph, later).data(text));
  });
});
