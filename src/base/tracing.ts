/**
 * Opens OpenTelemetry spans around the steps of an operation. They cost almost nothing and are dropped unless the
 * process has registered a collector (`server/observability/telemetry.ts`).
 */
import {
  type Attributes,
  INVALID_SPAN_CONTEXT,
  ProxyTracerProvider,
  type Span,
  type SpanOptions,
  SpanStatusCode,
  trace,
} from '@opentelemetry/api';
import { GraphQLError } from 'graphql';
import { failureCodes } from './errors.ts';

// A proxy: it uses the tracer that is registered, now or later.
const tracer = trace.getTracer('nutrigraph');

/** The provider of a process that collects no spans. */
const none = new ProxyTracerProvider().getDelegate();

/** Returns whether this process collects spans. If not, opening one only takes time. */
export function isTracing(): boolean {
  const provider = trace.getTracerProvider();
  return !(provider instanceof ProxyTracerProvider && provider.getDelegate() === none);
}

/** The span of a process that collects none: it drops everything. */
const noSpan = trace.wrapSpanContext(INVALID_SPAN_CONTEXT);

/** Adds up the milliseconds in the spans of one operation, by name. */
export class SpanTimes {
  private readonly spent = new Map<string, number>();

  of(name: string): number {
    return Math.max(0, this.spent.get(name) ?? 0);
  }

  add(name: string, milliseconds: number): void {
    this.spent.set(name, (this.spent.get(name) ?? 0) + milliseconds);
  }
}

interface TimedSpanOptions extends SpanOptions {
  readonly times?: SpanTimes;
  /** The name of the span around it, where `times` counts this one's time apart from that. */
  readonly within?: string;
}

/**
 * Runs a step inside a span, as a child of the current span.
 * @param attributes hold no document, variable or other client input, except names whose form GraphQL restricts.
 * @throws the step's own error, after marking the span with its code.
 */
export function inSpan<T>(
  name: string,
  attributes: Attributes,
  work: (span: Span) => T | PromiseLike<T>,
  options: TimedSpanOptions = {},
): Promise<T> {
  if (!isTracing()) return runInSpan(noSpan, name, work, options);
  const { times: _, within: __, ...rest } = options;
  return tracer.startActiveSpan(name, { ...rest, attributes }, (span) => runInSpan(span, name, work, options));
}

async function runInSpan<T>(
  span: Span,
  name: string,
  work: (span: Span) => T | PromiseLike<T>,
  { times, within }: TimedSpanOptions,
): Promise<T> {
  const started = performance.now();
  try {
    return await work(span);
  } catch (error) {
    markError(span, error);
    throw error;
  } finally {
    span.end();
    const spent = performance.now() - started;
    times?.add(name, spent);
    if (within !== undefined) times?.add(within, -spent);
  }
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
