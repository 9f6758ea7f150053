/** Sends each request to two servers, of which one answers the short way where it can. */
import { createHash } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { expect, vi } from 'vitest';
import type { Domain } from '../../../src/server/domain.ts';
import { ShortWay } from '../../../src/server/graphql/short-way.ts';
import type { openStore } from '../../../src/server/open-store.ts';
import { type Line, TestLog } from '../process/log.ts';
import { scrape } from './metrics.ts';
import { exchange, type RawAnswer, readAnswers } from './raw-http.ts';
import { startTestServer, type TestServer } from './server.ts';

/** A request, as a client writes it. The `connection` header is set to `close`. */
export interface SentRequest {
  readonly method?: string;
  /** Path and query. */
  readonly target?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string | Buffer;
}

type Headers = Readonly<Record<string, string>>;

/** Returns a POST of a JSON body. */
export const json = (body: unknown, headers: Headers = {}): SentRequest => ({ body: JSON.stringify(body), headers });

/** Returns a GET with its parameters in the URL. */
export const get = (parameters: Headers, headers: Headers = {}): SentRequest => ({
  method: 'GET',
  target: `/graphql?${new URLSearchParams(parameters)}`,
  headers,
});

/** Accepts the media type in which the status shows the errors of a request. */
export const response = { accept: 'application/graphql-response+json' };

export const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');

/** Returns the part of a body that names a document by its hash. */
export const byHash = (sha256Hash: unknown, version: unknown = 1) => ({
  extensions: { persistedQuery: { version, sha256Hash } },
});

/** Returns the parts of a body, each as one chunk, and the end of the body. */
export const inChunks = (...parts: readonly string[]): string =>
  [...parts, ''].map((part) => `${Buffer.byteLength(part).toString(16)}\r\n${part}\r\n`).join('');

const id = /[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}/g;

/** Returns the bytes of a request. */
export function bytesOf({ method = 'POST', target = '/graphql', headers = {}, body }: SentRequest): Buffer {
  const content = Buffer.from(body ?? '');
  const isChunked = headers['transfer-encoding'] !== undefined;
  const all = {
    host: 'x',
    ...(method === 'POST' && { 'content-type': 'application/json' }),
    ...(content.length > 0 && !isChunked && { 'content-length': String(content.length) }),
    connection: 'close',
    ...headers,
  };
  const head = Object.entries(all).flatMap(([name, value]) => (value === '' ? [] : `${name}: ${value}\r\n`));
  return Buffer.concat([Buffer.from(`${method} ${target} HTTP/1.1\r\n${head.join('')}\r\n`, 'latin1'), content]);
}

/** Replaces the parts of an answer that differ from request to request. */
function comparable({ status, headers: { date: _, ...headers }, body }: RawAnswer) {
  const fixed = (text: string) =>
    text
      .replace(id, 'ID')
      .replace(/"since":"[^"]*"/, '"since"')
      .replace(/"milliseconds":\{[^}]*\}/g, '"milliseconds"')
      .replace(/;t=\d+$/, ';t=T');
  // The digits of times make up a part of the length.
  const isTimed = body.includes('"milliseconds"');
  return {
    status,
    headers: Object.entries(headers).flatMap(([name, value]) =>
      isTimed && name === 'content-length' ? [] : `${name}: ${name === 'age' ? 'AGE' : fixed(value)}`,
    ),
    body: fixed(body),
  };
}

/** Replaces the parts of a line of the log that differ from request to request. */
const comparableLine = ({ time: _, requestId: __, durationMs: ___, storeMs: ____, bytes, ...line }: Line) => ({
  ...line,
  isEmpty: bytes === 0,
});

/** Two servers with the same settings. */
export class TwoWays {
  readonly logs: Readonly<Record<'short' | 'full', TestLog>>;
  private readonly servers: Readonly<Record<'short' | 'full', TestServer>>;
  private readonly answered = vi.spyOn(ShortWay.prototype, 'answer');

  private constructor(
    servers: Readonly<Record<'short' | 'full', TestServer>>,
    logs: Readonly<Record<'short' | 'full', TestLog>>,
  ) {
    this.servers = servers;
    this.logs = logs;
  }

  /**
   * @param open opens the store of each server; by default, the store of the settings.
   * @param domain the subject to serve; by default, nutrition.
   */
  static async start(args: readonly string[] = [], open?: typeof openStore, domain?: Domain): Promise<TwoWays> {
    const logs = { short: new TestLog(), full: new TestLog() };
    const servers = {
      short: await startTestServer(args, logs.short.log, {}, open, false, domain),
      full: await startTestServer(args, logs.full.log, {}, open, true, domain),
    };
    // The first server may report that it writes the snapshot that the second one reads.
    logs.short.clear();
    logs.full.clear();
    return new TwoWays(servers, logs);
  }

  /** Compares the records of both servers, and closes them. */
  async end(): Promise<void> {
    try {
      await this.expectSameRecords();
    } finally {
      await this.close();
    }
  }

  private async close(): Promise<void> {
    this.answered.mockRestore();
    await Promise.all([this.servers.short.close(), this.servers.full.close()]);
  }

  /** Returns the number of requests that took the short way so far. */
  async shortAnswers(): Promise<number> {
    const results = await Promise.all(this.answered.mock.results.map(({ value }) => value as Promise<unknown>));
    return results.filter((result) => result !== null).length;
  }

  /** Sends bytes to both servers, and expects the same answers. @returns those of the short way. */
  async send(parts: Buffer | readonly Buffer[], pauseMs = 0): Promise<readonly RawAnswer[]> {
    const ask = async ({ origin }: TestServer) => readAnswers(await exchange(origin, parts, { pauseMs }));
    const [full, short] = [await ask(this.servers.full), await ask(this.servers.short)];
    expect(short.map(comparable)).toEqual(full.map(comparable));
    return short;
  }

  /** Does the same with both servers, one after the other. */
  async each(act: (origin: string) => Promise<void>): Promise<void> {
    await act(this.servers.full.origin);
    await act(this.servers.short.origin);
  }

  /** Sends a request twice: the second time, its document is known. @returns the second answer of the short way. */
  async sendTwice(request: SentRequest): Promise<RawAnswer | undefined> {
    await this.send(bytesOf(request));
    return (await this.send(bytesOf(request)))[0];
  }

  /** Expects both servers to have written the same lines about requests, and to have counted the same. */
  private async expectSameRecords(): Promise<void> {
    const { short, full } = this.logs;
    // Both write a line after the last byte of the answer.
    for (let i = 0; i < 50 && short.requests.length !== full.requests.length; i++) await pause(20);
    expect(short.requests.map(comparableLine)).toEqual(full.requests.map(comparableLine));
    const failures = (log: TestLog) => log.failures.map((line) => comparableLine(JSON.parse(line) as Line));
    expect(failures(short)).toEqual(failures(full));
    const [counted, counts] = [await this.counters('short'), await this.counters('full')];
    expect(counted).toEqual(counts);
    expect(counted.length).toBeGreaterThan(10);
  }

  private async counters(way: 'short' | 'full') {
    const samples = [...(await scrape(this.servers[way].origin))];
    return samples.filter(
      ([name]) =>
        /^nutrigraph_(http_requests_total|errors|operation_cost|answers|plans)|_count/.test(name) &&
        !/nodejs/.test(name),
    );
  }
}
