/** Sends traces as the standard variables of OpenTelemetry say. Loads the SDK only if they ask for traces. */
import { type DiagLogger, DiagLogLevel, diag } from '@opentelemetry/api';
import type { Log } from './log.ts';

type Environment = Readonly<Record<string, string | undefined>>;

/** The collection of traces. */
export interface Tracing {
  /** Sends the remaining spans, for a few seconds at most, and stops the collection. */
  stop(): Promise<void>;
}

/** Longest time, in milliseconds, that the process waits for a collector at its end. */
const stopMs = 3_000;

/**
 * Starts to collect the spans of the whole process if the environment sets `OTEL_TRACES_EXPORTER` or an endpoint for
 * OTLP. The SDK itself reads sampling, limits, batches, the endpoint and its headers from the environment.
 * @param version of the service, for the traces.
 * @returns null if the environment asks for no traces.
 */
export async function startTracing(env: Environment, version: string, log: Log): Promise<Tracing | null> {
  const names = exporterNames(env);
  if (names.length === 0) return null;
  diag.setLogger(diagnosticsTo(log), { logLevel: DiagLogLevel.WARN, suppressOverrideMessage: true });
  const { openExporter, openProvider } = await import('./trace-sdk.ts');
  const exporters = names.map((name) => openExporter(name, env)).filter((found) => found !== null);
  if (exporters.length === 0) return null;
  const provider = openProvider(exporters, version);
  return {
    stop: () =>
      Promise.race([
        provider.shutdown().catch((error: unknown) => diag.error(String(error))),
        new Promise<void>((done) => setTimeout(done, stopMs)),
      ]),
  };
}

/** Returns the exporters that the environment names; without a name, OTLP if there is an endpoint, else none. */
function exporterNames(env: Environment): readonly string[] {
  if (env.OTEL_SDK_DISABLED?.trim().toLowerCase() === 'true') return [];
  const named = env.OTEL_TRACES_EXPORTER?.split(',').map((name) => name.trim());
  const endpoint = env.OTEL_EXPORTER_OTLP_TRACES_ENDPOINT || env.OTEL_EXPORTER_OTLP_ENDPOINT;
  return (named?.some(Boolean) ? named : endpoint ? ['otlp'] : []).filter((name) => name && name !== 'none');
}

/** Writes the SDK's messages to the log, such as that a collector cannot be reached. */
function diagnosticsTo(log: Log): DiagLogger {
  const write =
    (level: 'debug' | 'info' | 'warn' | 'error') =>
    (message: string): void =>
      log[level]({ of: 'opentelemetry' }, message);
  return {
    verbose: write('debug'),
    debug: write('debug'),
    info: write('info'),
    warn: write('warn'),
    error: write('error'),
  };
}
