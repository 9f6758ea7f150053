/** A contender: a program that answers queries over HTTP, in a process of its own with the probe inside. */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { type AddressInfo, createServer } from 'node:net';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { isDeepStrictEqual } from 'node:util';
import { requestText } from './loader.ts';
import type { Query } from './query.ts';

/** The place of the data that contenders read. */
export interface Place {
  readonly seed: string;
  readonly snapshot: string;
  readonly neo4j: string | null;
  /** The folder for files that a server reads at its start. */
  readonly folder: string;
  /** The queries of the run, and the answers of the first contender as far as they are known. */
  readonly queries: readonly Query[];
  readonly answers: ReadonlyMap<string, string>;
}

export interface Contender {
  readonly name: string;
  readonly description: string;
  readonly needsNeo4j?: true;
  /** Whether the program's packages are those of `bench/package.json`. */
  readonly isPeer?: true;
  /** Returns the arguments of Node that start the program on a port. It prints a line when it is ready. */
  start(place: Place, port: number): Promise<readonly string[]>;
  /** Returns the path and the body of a query, or null if the program does not answer it. */
  request(query: Query): { readonly path: string; readonly body: string } | null;
  /** Gives the data of an answer the shape of this service's. */
  shape?(query: Query, data: unknown): unknown;
  /** Returns whether the program on a port does all that is measured: the benchmark waits until it does. */
  isReady?(port: number): Promise<boolean>;
  /** The error of a program that lacks the setting that this contender needs. */
  readonly missing?: RegExp;
}

/** The figures of a process since its start, or since the last report. */
export interface Probe {
  readonly cpuMs: number;
  readonly gcMs: number;
  /** Milliseconds in which the event loop was not idle. As `gcMs`, they count waits for a core. */
  readonly activeMs: number;
  readonly loopP99Ms: number;
  readonly aliveBytes: number;
  readonly rssBytes: number;
}

/** Milliseconds that a program may take until it is ready: a replica of the large graph takes a minute. */
const readyMs = 600_000;

/** Asks the system for a free port. */
async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return port;
}

export class Running {
  readonly contender: Contender;
  readonly port: number;
  private readonly child: ChildProcess;

  private constructor(contender: Contender, port: number, child: ChildProcess) {
    this.contender = contender;
    this.port = port;
    this.child = child;
  }

  /** Starts a contender. @returns null, after a line that says why, if the program lacks a setting. */
  static async start(contender: Contender, place: Place): Promise<Running | null> {
    const port = await freePort();
    const probe = ['--expose-gc', '--import', join(import.meta.dirname, 'probe.mjs')];
    const args = [...probe, ...(await contender.start(place, port))];
    const child = spawn(process.execPath, args, {
      stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
      env: { ...process.env, NODE_ENV: 'production', NUTRIGRAPH_PASSWORD: process.env.NUTRIGRAPH_PASSWORD ?? '' },
    });
    let errors = '';
    child.stderr?.setEncoding('utf8').on('data', (text: string) => {
      errors += text;
    });
    const ready = child.stdout && once(child.stdout, 'data').then(() => true);
    const isReady = await Promise.race([ready, once(child, 'exit').then(() => false)]);
    if (isReady) {
      child.stdout?.resume();
      const running = new Running(contender, port, child);
      await running.untilReady();
      return running;
    }
    if (!contender.missing?.test(errors)) throw new Error(`${contender.name} did not start: ${errors}`);
    process.stdout.write(`${contender.name}: skipped, because the service has no such setting: ${errors.trim()}\n`);
    return null;
  }

  /** @throws {Error} if the program is not ready in time. */
  private async untilReady(): Promise<void> {
    const { contender, port } = this;
    const end = performance.now() + readyMs;
    while (contender.isReady && !(await contender.isReady(port))) {
      if (performance.now() < end) await pause(100);
      else {
        await this.stop();
        throw new Error(`${contender.name} is not ready after ${readyMs / 1_000} s`);
      }
    }
  }

  /** Writes the request of a query, or null. */
  requestText(query: Query, headers: Readonly<Record<string, string>> = {}): string | null {
    const request = this.contender.request(query);
    return request && requestText(request.path, request.body, headers);
  }

  /** Answers a query once. @returns the answer's body, or null. @throws {Error} if it has errors. */
  async answer(query: Query): Promise<string | null> {
    const request = this.contender.request(query);
    if (!request) return null;
    const headers = { 'content-type': 'application/json', accept: 'application/json' };
    const url = `http://127.0.0.1:${this.port}${request.path}`;
    const response = await fetch(url, { method: 'POST', headers, body: request.body });
    const body = await response.text();
    const { data, errors } = JSON.parse(body) as { data?: object; errors?: unknown };
    if (errors || !data || Object.values(data).includes(null))
      throw new Error(`${this.contender.name} does not answer ${query.name}: ${body.slice(0, 500)}`);
    return body;
  }

  /** Returns the part of an answer that contenders must agree on. */
  comparable(query: Query, body: string): unknown {
    const { data } = JSON.parse(body) as { data: unknown };
    const shaped = this.contender.shape?.(query, data) ?? data;
    return query.compared?.(shaped) ?? shaped;
  }

  /** Reads the figures of the process, after a garbage collection if `collect` is set. */
  probe(collect = false): Promise<Probe> {
    return this.send<Probe>({ probe: 'figures', collect });
  }

  /** Starts a profile of the processor time. */
  async startProfile(): Promise<void> {
    await this.send({ probe: 'start profile' });
  }

  /** Ends the profile, and writes it to a file. */
  async stopProfile(file: string): Promise<void> {
    await this.send({ probe: 'stop profile', file });
  }

  private async send<T>(request: object): Promise<T> {
    this.child.send(request);
    for (;;) {
      // The service sends messages of its own.
      const [message] = (await once(this.child, 'message')) as [{ readonly probed?: T }];
      if (message.probed !== undefined) return message.probed;
    }
  }

  async stop(): Promise<void> {
    if (this.child.exitCode !== null) return;
    this.child.kill('SIGINT');
    await once(this.child, 'exit');
  }
}

/** @throws {Error} with the first place where two answers differ. */
export function requireSame(name: string, actual: unknown, expected: unknown): void {
  if (isDeepStrictEqual(actual, expected)) return;
  const [one, other] = [actual, expected].map((value) => JSON.stringify(value) ?? '');
  let i = 0;
  while (i < (one?.length ?? 0) && one?.[i] === other?.[i]) i++;
  const around = (text = '') => text.slice(Math.max(0, i - 80), i + 80);
  throw new Error(`${name} answers differently:\n  ${around(one)}\nexpected\n  ${around(other)}`);
}
