/**
 * The SDK of OpenTelemetry. `telemetry.ts` loads this module only where the environment asks for traces. The packages
 * are CommonJS: `import()` of one of them would have no named exports in the bundle.
 */
import { randomUUID } from 'node:crypto';
import { context, diag, propagation, trace } from '@opentelemetry/api';
import { AsyncLocalStorageContextManager } from '@opentelemetry/context-async-hooks';
import { W3CTraceContextPropagator } from '@opentelemetry/core';
import { OTLPTraceExporter as JsonExporter } from '@opentelemetry/exporter-trace-otlp-http';
import { OTLPTraceExporter as ProtobufExporter } from '@opentelemetry/exporter-trace-otlp-proto';
import { defaultResource, detectResources, envDetector, resourceFromAttributes } from '@opentelemetry/resources';
import {
  BasicTracerProvider,
  BatchSpanProcessor,
  ConsoleSpanExporter,
  type SpanExporter,
} from '@opentelemetry/sdk-trace-base';

/** Returns the attributes that every span of this process shares. The environment may replace them. */
const serviceAttributes = (version: string) => ({
  'service.name': 'nutrigraph',
  'service.version': version,
  'service.instance.id': randomUUID(),
});

/** Opens the provider of spans for the whole process. */
export function openProvider(exporters: readonly SpanExporter[], version: string): BasicTracerProvider {
  const provider = new BasicTracerProvider({
    resource: defaultResource()
      .merge(resourceFromAttributes(serviceAttributes(version)))
      .merge(detectResources({ detectors: [envDetector] })),
    spanProcessors: exporters.map((exporter) => new BatchSpanProcessor(exporter)),
  });
  trace.setGlobalTracerProvider(provider);
  context.setGlobalContextManager(new AsyncLocalStorageContextManager().enable());
  propagation.setGlobalPropagator(new W3CTraceContextPropagator());
  return provider;
}

/** @returns null, after a warning, for an unsupported exporter or protocol, as the specification asks. */
export function openExporter(name: string, env: Readonly<Record<string, string | undefined>>): SpanExporter | null {
  if (name === 'console') return new ConsoleSpanExporter();
  const protocol = env.OTEL_EXPORTER_OTLP_TRACES_PROTOCOL || env.OTEL_EXPORTER_OTLP_PROTOCOL || 'http/protobuf';
  if (name === 'otlp' && protocol === 'http/protobuf') return new ProtobufExporter();
  if (name === 'otlp' && protocol === 'http/json') return new JsonExporter();
  diag.warn(
    name === 'otlp'
      ? `OTEL_EXPORTER_OTLP_PROTOCOL: expected http/protobuf or http/json, got "${protocol}". No traces are sent.`
      : `OTEL_TRACES_EXPORTER: expected otlp, console or none, got "${name}", which is ignored.`,
  );
  return null;
}
