/** Opens the span of a request. */
import { context, propagation, type Span, SpanKind, SpanStatusCode } from '@opentelemetry/api';
import { inSpan, isTracing } from '../../base/tracing.ts';
import type { Exchange } from './exchange.ts';
import { isProbe, routeOf } from './paths.ts';

/** Runs `answer` inside a span, which continues the trace of the client. Probes get no span, and no
 * request gets one if traces are off. */
export async function traceRequest(
  { request, response, record }: Exchange,
  answer: () => Promise<void>,
): Promise<void> {
  if (!isTracing() || isProbe(record.path)) return answer();
  const { method, path } = record;
  const route = routeOf(path);
  const attributes = { 'http.request.method': method, 'http.route': route, 'url.path': path };
  const work = async (span: Span): Promise<void> => {
    if (span.isRecording()) record.traceId = span.spanContext().traceId;
    await answer();
    span.setAttribute('http.response.status_code', response.statusCode);
    if (response.statusCode >= 500) span.setStatus({ code: SpanStatusCode.ERROR });
  };
  return context.with(propagation.extract(context.active(), request.headers), () =>
    inSpan(`${method} ${route}`, attributes, work, { kind: SpanKind.SERVER }),
  );
}
