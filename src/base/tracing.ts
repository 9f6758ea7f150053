/**
 * Spans of OpenTelemetry around the steps of an operation. They cost next to nothing and go nowhere unless the process
 * has registered what collects them (`server/observability/telemetry.ts`).
 */
import { type Attributes, type Span, type SpanOptions, SpanStatusCode, trace } from '@opentelemetry/api';
import { GraphQLError } from 'graphql';
import { failureCodes } from './errors.ts';

// Stands for the tracer that is registered, whenever that happens.
const tracer = trace.getTracer('nutrigraph');

/**
 * Runs a step inside a span, which is a child of the span around it.
 * @param attributes never a document, a variable or anything else of a client's but names that the schema or GraphQL
 * holds to a form.
 * @throws what the step throws, after marking the span with its code.
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
 * Tells a span what went wrong: the code, not the message, which may repeat what the client sent. Refusals are not
 * failures, so they leave the span's status alone.
 */
export function markError(span: Span, error: unknown): void {
  const code = error instanceof GraphQLError ? error.extensions.code : undefined;
  span.setAttribute('error.type', typeof code === 'string' ? code : nameOf(error));
  if (typeof code !== 'string' || failures.has(code)) span.setStatus({ code: SpanStatusCode.ERROR });
}

/** A name as logs and traces show it: a client may send one of any length. */
export const shortName = (name: string): string => name.slice(0, 100);

const failures: ReadonlySet<string> = failureCodes;
const nameOf = (error: unknown): string => (error instanceof Error ? error.name : '_OTHER');
