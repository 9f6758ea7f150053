/** Follows every request from its arrival to the last byte of its answer, for the log and the metrics. */
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Socket } from 'node:net';
import { Members } from '../../base/members.ts';
import type { Log } from '../observability/log.ts';
import type { Metrics } from '../observability/metrics.ts';
import { newRecord, type RequestRecord } from '../observability/record.ts';
import type { ClientAddresses } from './client-address.ts';
import { isProbe, routeOf } from './paths.ts';
import { pathOf } from './target.ts';

/** Milliseconds from which a request is slow: the log then has it in any case. */
const slowMs = 1_000;

export class Traffic {
  private readonly log: Log;
  private readonly metrics: Metrics | null;
  private readonly clients: ClientAddresses;
  private readonly sample: number;
  private readonly underWay = new Members<ServerResponse>();
  /** Bytes that had been written on a connection when its last answer ended. */
  private readonly written = new WeakMap<Socket, number>();
  private isClosing = false;
  /** Resolves when the service answers requests again; null while it does. */
  private held: Promise<void> | null = null;

  /** @param sample one of this number of successful requests has a line in the log. */
  constructor(log: Log, metrics: Metrics | null, clients: ClientAddresses, sample = 1) {
    this.log = log;
    this.metrics = metrics;
    this.clients = clients;
    this.sample = sample;
  }

  /** Decides whether answers that have not begun yet ask their clients to close the connection. */
  setClosing(isClosing: boolean): void {
    this.isClosing = isClosing;
    if (isClosing) for (const response of this.underWay) closeAfter(response);
  }

  /** Lets requests that arrive from now on wait. @returns a function that lets them continue. */
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

  /** Resolves at once, unless requests are held: then when they may continue. */
  async untilReleased(): Promise<void> {
    if (this.held) await this.held;
  }

  /** Begins the record of a request. Writes it to the log and the metrics when the answer has ended. */
  begin(request: IncomingMessage, response: ServerResponse): RequestRecord {
    const record = newRecord(request, this.clients.of(request), pathOf(request));
    if (this.isClosing) closeAfter(response);
    const ended = this.underWay.add(response);
    this.metrics?.began();
    let bytes: number | null = null;
    // Before Node begins to write the next answer: a client may send its next request without waiting for this answer.
    response.prependListener('finish', () => {
      bytes = this.bytesSince(request.socket);
    });
    response.once('close', () => {
      ended();
      const status = response.writableFinished ? response.statusCode : null;
      this.end(record, status, bytes ?? this.bytesSince(request.socket));
    });
    return record;
  }

  /**
   * Logs and counts input that never became a request, such as headers that are too large.
   * @param client the address at the other end of the connection: the headers may not have arrived.
   */
  noteMalformed(status: number, client: string): void {
    this.metrics?.refused(status);
    this.log.info({ status, client, codes: ['BAD_REQUEST'] }, 'refused input');
  }

  /** Returns the bytes written on a connection since its last answer ended. */
  private bytesSince(socket: Socket): number {
    const before = this.written.get(socket) ?? 0;
    this.written.set(socket, socket.bytesWritten);
    return socket.bytesWritten - before;
  }

  /** @param status null if the client left before it had the answer. */
  private end(record: RequestRecord, status: number | null, bytes: number): void {
    const { requestId, method, path, client, owner, codes, operation, stats, stale, traceId } = record;
    const ms = performance.now() - record.arrived;
    this.metrics?.ended(record, { route: routeOf(path), status, ms });
    const level = isProbe(path) ? 'debug' : status !== null && status >= 500 ? 'error' : 'info';
    if (!this.log.isLevelEnabled(level)) return;
    const isSampled = this.sample > 1 && status !== null && status < 400 && codes.size === 0 && ms < slowMs;
    if (isSampled && Math.random() * this.sample >= 1) return;
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
        ...(stats && { ...stats, storeMs: rounded(stats.storeMs) }),
        ...(stale && { stale: true }),
        ...(codes.size > 0 && { codes: [...codes] }),
        // The number of requests that this line stands for.
        ...(isSampled && { sample: this.sample }),
      },
      'request',
    );
  }
}

function closeAfter(response: ServerResponse): void {
  if (!response.headersSent) response.setHeader('connection', 'close');
}

/** Rounds to a microsecond. */
const rounded = (ms: number): number => Math.round(ms * 1_000) / 1_000;
