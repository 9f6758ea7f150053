/** Opens the span of a statement, with the attributes of OpenTelemetry's conventions for databases. */
import { type Attributes, type Span, SpanKind, trace } from '@opentelemetry/api';
import { inSpan, isTracing } from '../base/tracing.ts';
import { StoreFault } from './fault.ts';

/** The port of Bolt in an address without one. */
const boltPort = 7687;

export class StatementTraces {
  private readonly attributes: Attributes;
  private readonly target: string;

  /** @param database null for the server's default. */
  constructor(uri: string, database: string | null) {
    // The class URL reads no host of an address like neo4j://, except in the place of a known protocol.
    const { hostname, port } = new URL(uri.replace(/^[\w+]+:/, 'ws:'));
    const address = { 'server.address': hostname, 'server.port': Number(port) || boltPort };
    this.attributes = { 'db.system.name': 'neo4j', ...address, ...(database !== null && { 'db.namespace': database }) };
    this.target = database ?? `${hostname}:${address['server.port']}`;
  }

  /**
   * Runs a statement inside a span.
   * @param text only its first word gets into the span, since the rest may name data.
   */
  trace<T>(text: string, run: () => Promise<T>): Promise<T> {
    // Without a request, such as for the preparation of plans, each statement would begin a trace of its own.
    if (!isTracing() || !trace.getActiveSpan()) return run();
    const operation = /^\s*(\w+)/.exec(text)?.[1]?.toUpperCase() ?? 'STATEMENT';
    const attributes = { ...this.attributes, 'db.operation.name': operation };
    const work = (span: Span) =>
      run().catch((error: unknown) => {
        if (error instanceof StoreFault && error.code) span.setAttribute('db.response.status_code', error.code);
        throw error;
      });
    return inSpan(`${operation} ${this.target}`, attributes, work, { kind: SpanKind.CLIENT });
  }
}
