/** Follows every request from its arrival to the last byte of its answer: for the log, the metrics and the traces. */
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Socket } from 'node:net';
import { context, propagation, type Span, SpanKind, SpanStatusCode } from '@opentelemetry/api';
import { inSpan } from '../../base/tracing.ts';
import type { Log } from '../observability/log.ts';
import type { Metrics } from '../observability/metrics.ts';
import { newRecord, type RequestRecord } from '../observability/record.ts';
import { graphqlPath, healthPath, metricsPath, readyPath } from '../paths.ts';
import type { ClientOf } from './client-address.ts';

/** Asked every few seconds by machines: not what an operator looks for in a log or a trace. */
const probes: ReadonlySet<string> = new Set([healthPath, readyPath, metricsPath]);
const routes: ReadonlySet<string> = new Set(['/', graphqlPath, ...probes]);

export class Traffic {
  private readonly log: Log;
  private readonly metrics: Metrics | null;
  private readonly clientOf: ClientOf;
  private readonly underWay = new Set<ServerResponse>();
  /** Bytes that had been written on a connection when its last answer ended. */
  private readonly written = new WeakMap<Socket, number>();
  private isEnding = false;
  /** Resolves when requests are answered again; null while they are. */
  private held: Promise<void> | null = null;

  constructor(log: Log, metrics: Metrics | null, clientOf: ClientOf) {
    this.log = log;
    this.clientOf = clientOf;
    this.metrics = metrics;
  }

  /** Whether answers that have not begun yet tell their clients that the connection closes, from now on. */
  tellToClose(close: boolean): void {
    this.isEnding = close;
    if (close) this.underWay.forEach(closeAfter);
  }

  /** Has requests that arrive from now on wait. @returns what has them answered. */
  hold(): () => void {
    let release = (): void => {};
    this.held = new Promise((resolve) => {
      release = resolve;
    });
    return () => {
      this.held = null;
      release();
    };
  }

  /** Has a request answered. What `answer` throws is thrown. */
  async follow(
    request: IncomingMessage,
    response: ServerResponse,
    answer: (record: RequestRecord) => Promise<void>,
  ): Promise<void> {
    const record = newRecord(request, this.clientOf(request));
    response.setHeader('x-request-id', record.requestId);
    if (this.isEnding) closeAfter(response);
    this.begin(request, response, record);
    if (this.held) await this.held;
    if (probes.has(record.path)) return answer(record);
    const attributes = { 'http.request.method': record.method, 'http.route': routeOf(record), 'url.path': record.path };
    const work = async (span: Span): Promise<void> => {
      if (span.isRecording()) record.traceId = span.spanContext().traceId;
      await answer(record);
      span.setAttribute('http.response.status_code', response.statusCode);
      if (response.statusCode >= 500) span.setStatus({ code: SpanStatusCode.ERROR });
    };
    return context.with(propagation.extract(context.active(), request.headers), () =>
      inSpan(`${record.method} ${routeOf(record)}`, attributes, work, { kind: SpanKind.SERVER }),
    );
  }

  private begin({ socket }: IncomingMessage, response: ServerResponse, record: RequestRecord): void {
    this.underWay.add(response);
    this.metrics?.began();
    let bytes: number | null = null;
    const count = (): number => {
      const before = this.written.get(socket) ?? 0;
      this.written.set(socket, socket.bytesWritten);
      return socket.bytesWritten - before;
    };
    // Before Node begins to write the next answer, which a client that does not wait has asked for already.
    response.prependListener('finish', () => {
      bytes = count();
    });
    response.once('close', () => {
      this.underWay.delete(response);
      this.ended(record, response.writableFinished ? response.statusCode : null, bytes ?? count());
    });
  }

  /** @param status null when the client went away before it had the answer. */
  private ended(record: RequestRecord, status: number | null, bytes: number): void {
    const { requestId, method, path, client, owner, codes, operation, effort, traceId } = record;
    const ms = performance.now() - record.arrived;
    this.metrics?.ended(record, { route: routeOf(record), status, ms });
    const level = probes.has(path) ? 'debug' : status !== null && status >= 500 ? 'error' : 'info';
    this.log[level](
      {
        requestId,
        ...(traceId && { traceId }),
        method,
        path,
        ...(status === null ? { aborted: true } : { status }),
        durationMs: rounded(ms),
        bytes,
        client,
        ...(owner !== null && { owner }),
        ...(operation !== null && { operation }),
        ...(effort && { ...effort, storeMs: rounded(effort.storeMs) }),
        ...(codes.size > 0 && { codes: [...codes] }),
      },
      'request',
    );
  }
}

function closeAfter(response: ServerResponse): void {
  if (!response.headersSent) response.setHeader('connection', 'close');
}

const routeOf = ({ path }: RequestRecord): string => (routes.has(path) ? path : 'other');

/** To a microsecond. */
const rounded = (ms: number): number => Math.round(ms * 1_000) / 1_000;
