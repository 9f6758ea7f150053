/** Starts the process that sends requests, and hands it turns. */
import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';

/** The requests of one turn, one after the other, again and again. */
export interface Turn {
  readonly port: number;
  /** Whole HTTP requests. */
  readonly requests: readonly string[];
  readonly connections: number;
  readonly seconds: number;
  /** Largest number of requests; no limit by default. */
  readonly most?: number;
}

export interface TurnResult {
  readonly answered: number;
  /** Answers a second. */
  readonly rate: number;
  readonly p50Ms: number;
  readonly p99Ms: number;
  /** Bytes of an answer with its headers, on average. */
  readonly bytes: number;
}

export class Loader {
  /** The core that the process keeps to, or a reason why it keeps to none. */
  readonly core: string;
  private readonly child: ChildProcess;

  private constructor(child: ChildProcess, core: string) {
    this.child = child;
    this.core = core;
  }

  /** Starts the process, on the last core if the system can pin it there. */
  static start(): Loader {
    const last = availableParallelism() - 1;
    const canPin = last > 0 && spawnSync('taskset', ['--version']).status === 0;
    const node = [process.execPath, '--import', 'tsx', join(import.meta.dirname, 'load.ts')];
    const [command = '', ...args] = canPin ? ['taskset', '-c', String(last), ...node] : node;
    const child = spawn(command, args, { stdio: ['ignore', 'inherit', 'inherit', 'ipc'] });
    return new Loader(child, canPin ? `core ${last}` : 'any core (the system has no taskset, or one core)');
  }

  async run(turn: Turn): Promise<TurnResult> {
    this.child.send(turn);
    const [result] = (await once(this.child, 'message')) as [TurnResult | { readonly error: string }];
    if ('error' in result) throw new Error(result.error);
    return result;
  }

  stop(): void {
    this.child.kill();
  }
}

/** Writes a GraphQL request over HTTP. */
export function requestText(path: string, body: string, headers: Readonly<Record<string, string>> = {}): string {
  const lines = Object.entries({
    host: '127.0.0.1',
    'content-type': 'application/json',
    accept: 'application/json',
    ...headers,
    'content-length': String(Buffer.byteLength(body)),
  }).map(([name, value]) => `${name}: ${value}\r\n`);
  return `POST ${path} HTTP/1.1\r\n${lines.join('')}\r\n${body}`;
}
