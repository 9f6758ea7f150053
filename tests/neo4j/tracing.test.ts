import { SpanKind, SpanStatusCode } from '@opentelemetry/api';
import { InMemorySpanExporter } from '@opentelemetry/sdk-trace-base';
import { afterAll, expect, test } from 'vitest';
import { inSpan } from '../../src/base/tracing.ts';
import { openProvider } from '../../src/server/observability/trace-sdk.ts';
import { Neo4jConnection } from '../../src/store/neo4j-connection.ts';
import { describeNeo4j, neo4jOptions } from '../support/neo4j/neo4j.ts';
import { patientTuning } from '../support/neo4j/tuning.ts';

const exporter = new InMemorySpanExporter();
const provider = openProvider([exporter], '1.2.3');
afterAll(() => provider.shutdown());

/** Returns the spans of some work, in the order of their ends. */
async function spansOf(work: () => Promise<unknown>) {
  exporter.reset();
  await work();
  await provider.forceFlush();
  return exporter.getFinishedSpans();
}

describeNeo4j('the span of a statement', () => {
  test('has the attributes of a database, and no parameters', async () => {
    const { hostname, port } = new URL(neo4jOptions().uri.replace(/^\w+:/, 'ws:'));
    const connection = new Neo4jConnection({ ...neo4jOptions(), database: 'neo4j' }, patientTuning);
    const read = () => connection.read('return $secret AS found', { secret: 'hunter2' });
    const [statement, parent] = await spansOf(() => inSpan('store', {}, read));
    expect(statement?.parentSpanContext?.spanId).toBe(parent?.spanContext().spanId);
    expect(statement).toMatchObject({ name: 'RETURN neo4j', kind: SpanKind.CLIENT });
    expect(statement?.attributes).toEqual({
      'db.system.name': 'neo4j',
      'db.namespace': 'neo4j',
      'db.operation.name': 'RETURN',
      'server.address': hostname,
      'server.port': Number(port || 7687),
    });
    expect(statement?.resource.attributes).toMatchObject({
      'service.name': 'nutrigraph',
      'service.version': '1.2.3',
      'service.instance.id': expect.stringMatching(/^[0-9a-f-]{36}$/),
    });
    // Without a request nothing is traced.
    expect(await spansOf(read)).toEqual([]);
    await connection.close();
  });

  test('has the code of an error', async () => {
    const connection = new Neo4jConnection({ ...neo4jOptions(), database: 'elsewhere' });
    const [statement] = await spansOf(() => inSpan('store', {}, () => connection.read('RETURN 1', {}).catch(() => {})));
    expect(statement?.status.code).toBe(SpanStatusCode.ERROR);
    expect(statement?.attributes).toMatchObject({
      'db.namespace': 'elsewhere',
      'db.response.status_code': 'Neo.ClientError.Database.DatabaseNotFound',
      'error.type': 'StoreFault',
    });
    await connection.close();
  });
});
