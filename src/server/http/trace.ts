/** Opens the span of a request. */
import type { IncomingMessage, ServerResponse } from 'node:http';
import { context, propagation, type Span, SpanKind, SpanStatusCode } from '@opentelemetry/api';
import { inSpan } from '../../base/tracing.ts';
import type { RequestRecord } from '../observability/record.ts';
import { isProbe, routeOf } from './paths.ts';

/** Runs `answer` inside a span, which continues the trace of the client. Probes get no span. */
export async function traceRequest(
  request: IncomingMessage,
  response: ServerResponse,
  record: RequestRecord,
  answer: () => Promise<void>,
): Promise<void> {
  if (isProbe(record.path)) return answer();
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
