/**
 * Opens OpenTelemetry spans around the steps of an operation. They cost almost nothing and are dropped unless the
 * process has registered a collector (`server/observability/telemetry.ts`).
 */
import { type Attributes, type Span, type SpanOptions, SpanStatusCode, trace } from '@opentelemetry/api';
import { GraphQLError } from 'graphql';
import { failureCodes } from './errors.ts';

// A proxy: it uses the tracer that is registered, now or later.
const tracer = trace.getTracer('nutrigraph');

/**
 * Runs a step inside a span, as a child of the current span.
 * @param attributes hold no document, variable or other client input, except names whose form GraphQL restricts.
 * @throws the step's own error, after marking the span with its code.
 */
export async function inSpan<T>(
  name: string,
  attributes: Attributes,
  work: (span: Span) => T | PromiseLike<T>,
  options: SpanOptions = {},
): Promise<T> {
  return tracer.startActiveSpan(name, { ...options, attributes }, async (span) => {
    try {
      return await work(span);
    } catch (error) {
      markError(span, error);
      throw error;
    } finally {
      span.end();
    }
  });
}

/**
 * Writes the code of an error to a span. The message stays out, since it may repeat client input. A refusal is not a
 * failure, so it leaves the span's status alone.
 */
export function markError(span: Span, error: unknown): void {
  const code = error instanceof GraphQLError ? error.extensions.code : undefined;
  span.setAttribute('error.type', typeof code === 'string' ? code : nameOf(error));
  if (typeof code !== 'string' || failures.has(code)) span.setStatus({ code: SpanStatusCode.ERROR });
}

/** Shortens a name for logs and traces: a client may send one of any length. */
export const shortName = (name: string): string => name.slice(0, 100);

const failures: ReadonlySet<string> = failureCodes;
const nameOf = (error: unknown): string => (error instanceof Error ? error.name : '_OTHER');
