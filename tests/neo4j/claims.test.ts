/** Claims that disagree, on the embedded store and on Neo4j: who disputes whom, and every argument of `claims`. */

import { afterAll, beforeAll, expect, it } from 'vitest';
import { columnsOf } from '../../src/columns/graph-data.ts';
import type { Neo4jConnection } from '../../src/store/neo4j-connection.ts';
import { loadGraph } from '../../src/store/neo4j-loader.ts';
import { openNeo4jStore } from '../../src/store/neo4j-store.ts';
import { loadConflictingClaims } from '../support/conflicting-claims/index.ts';
import { TestEngine } from '../support/engine/engine.ts';
import { describeNeo4j, openNeo4j } from '../support/neo4j/neo4j.ts';

const { graph, data } = await loadConflictingClaims();

/** Every way to leave an argument out or to give it one of its values. */
function* combinations(): Generator<Readonly<Record<string, unknown>>> {
  const values = {
    of: [undefined, 'nutrient:alpha', 'symptom:two'],
    source: [undefined, 'source:first', 'source:second', 'source:silent'],
    status: [undefined, 'ASSERTED', 'UNCERTAIN', 'NEGATED'],
    conflicting: [undefined, true, false],
  };
  for (const of of values.of)
    for (const source of values.source)
      for (const status of values.status)
        for (const conflicting of values.conflicting) {
          const given = Object.entries({ of, source, status, conflicting }).filter(([, value]) => value !== undefined);
          yield Object.fromEntries(given);
        }
}

describeNeo4j('both stores, of claims that disagree', () => {
  let connection: Neo4jConnection;
  let embedded: TestEngine;
  let remote: TestEngine;

  beforeAll(async () => {
    connection = await openNeo4j();
    await loadGraph(connection, graph, columnsOf(graph, data));
    embedded = new TestEngine(graph, data);
    remote = new TestEngine(graph, data, {}, openNeo4jStore(graph, connection));
  }, 120_000);
  afterAll(() => connection?.close());

  const check = async (text: string, variables: Readonly<Record<string, unknown>> = {}) => {
    const expected = await embedded.data(text, variables);
    expect(await remote.data(text, variables), JSON.stringify(variables)).toEqual(expected);
    return expected;
  };

  it('say alike who disputes whom, and over what', async () => {
    const { claims, release } = await check(`{
      claims { nodes { id
        disputes { totalCount edges { cursor over node { id } } }
        disputedBy { totalCount edges { cursor over node { id status source { id } } } } } }
      release { relations { relation count } }
      over: claims(where: {
        disputes: { some: { over: { has: "DEFICIENCY_SYMPTOM nutrient:alpha symptom:two" } } }
      }) { nodes { id } }
    }`);
    expect(JSON.stringify(claims)).toContain('DEFICIENCY_SYMPTOM nutrient:alpha symptom:one');
    expect(release.relations).toContainEqual({ relation: 'DISPUTES', count: 5 });
    const [row] = await connection.read('MATCH ()-[r:DISPUTES]->() RETURN count(r)', {});
    expect(row?.[0]).toBe(5);
  });

  it('give the same claims for every combination of arguments, page by page', { timeout: 120_000 }, async () => {
    const text = `query ($of: ID, $source: ID, $status: ClaimStatus, $conflicting: Boolean, $after: String) {
      claims(of: $of, source: $source, status: $status, conflicting: $conflicting, first: 2, after: $after) {
        totalCount nodes { id } pageInfo { hasNextPage endCursor } } }`;
    const totals = new Set<number>();
    for (const variables of combinations()) {
      const { claims } = await check(text, variables);
      totals.add(claims.totalCount);
      if (claims.pageInfo.hasNextPage) await check(text, { ...variables, after: claims.pageInfo.endCursor });
    }
    expect([...totals].sort()).toEqual([0, 1, 2, 3, 4, 6]);
  });

  it('both stores refuse alike', async () => {
    for (const args of [
      'of: "source:first"',
      'of: "nutrient:unknown"',
      'source: "source:unknown"',
      'source: "first"',
      'conflicting: null',
    ]) {
      const [one, other] = [embedded, remote].map((engine) => engine.refusal(`{ claims(${args}) { totalCount } }`));
      expect(await other).toEqual(await one);
    }
  });
});
