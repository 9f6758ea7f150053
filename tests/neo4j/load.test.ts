import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Neo4jConnection } from '../../src/store/neo4j.ts';
import { describeNeo4j, openNeo4j } from '../support/neo4j.ts';

describeNeo4j('loading', () => {
  let connection: Neo4jConnection;
  beforeAll(async () => {
    connection = await openNeo4j();
  });
  afterAll(() => connection.close());
  test('x', async () => {
    expect(await connection.read('RETURN 1', {})).toEqual([[1]]);
  });
});
