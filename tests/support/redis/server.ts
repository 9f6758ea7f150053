/** Starts a real Valkey or Redis server. The tests of sharing between services use it. */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { tmpdir } from 'node:os';
import { Redis } from 'ioredis';
import { describe, vi } from 'vitest';
import { must } from '../../../src/base/must.ts';
import { findProgram, freePort } from '../process/program.ts';

/** Null where the machine lacks a server. */
export const redisProgram = findProgram(['valkey-server', 'redis-server'], 'REQUIRE_REDIS');

/** `describe` where the machine has a server program, else `describe.skip`. */
export const describeRedis = describe.skipIf(redisProgram === null);

/** A server in its own process. It keeps nothing on disk, and keeps its port when it starts again. */
export class TestRedis {
  readonly url: string;
  /** A client of the test, beside those of the services. */
  readonly client: Redis;
  private readonly args: readonly string[];
  private child: ChildProcess | null = null;

  private constructor(port: number, args: readonly string[], login: string) {
    this.args = ['--port', `${port}`, '--bind', '127.0.0.1', '--save', '', '--dir', tmpdir(), ...args];
    this.url = `redis://${login}127.0.0.1:${port}`;
    this.client = new Redis(this.url, { lazyConnect: true, retryStrategy: () => 50, maxRetriesPerRequest: null });
    this.client.on('error', () => {});
  }

  /**
   * Starts a server on a free port.
   * @param login the login in the address, such as ":password@".
   */
  static async start(args: readonly string[] = [], login = ''): Promise<TestRedis> {
    const redis = new TestRedis(await freePort(), args, login);
    await redis.start();
    return redis;
  }

  async start(): Promise<void> {
    this.child = spawn(must(redisProgram), [...this.args], { stdio: 'ignore' });
    await vi.waitUntil(() => this.client.ping().catch(() => null), { timeout: 20_000, interval: 50 });
  }

  async kill(): Promise<void> {
    const { child } = this;
    if (!child) return;
    this.child = null;
    const ended = once(child, 'exit');
    child.kill('SIGKILL');
    await ended;
  }

  /** Accepts connections with TLS, too. @returns the address for them. */
  async listenWithTls(certificate: string, key: string): Promise<string> {
    const port = await freePort();
    const settings = [
      'tls-cert-file',
      certificate,
      'tls-key-file',
      key,
      'tls-auth-clients',
      'no',
      'tls-port',
      `${port}`,
    ];
    await this.client.config('SET', ...settings);
    return `rediss://localhost:${port}`;
  }

  /** Stops the process, which then accepts connections and answers none, or lets it run again. */
  signal(signal: 'SIGSTOP' | 'SIGCONT'): void {
    this.child?.kill(signal);
  }

  async close(): Promise<void> {
    this.client.disconnect();
    await this.kill();
  }
}
