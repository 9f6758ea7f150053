/** Starts a real Valkey or Redis server. The tests of sharing between services use it. */
import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { Redis } from 'ioredis';
import { describe, vi } from 'vitest';

/** The server program of this machine; null for none. */
const program = ['valkey-server', 'redis-server'].find(isInstalled) ?? null;

const isRequired = process.env.REQUIRE_REDIS === '1';

if (program === null && !isRequired) {
  process.stderr.write(
    'TESTS WITH REDIS SKIPPED: neither valkey-server nor redis-server is on the path. Install one of them.\n',
  );
}

/** `describe` where the machine has the program or must have it, else `describe.skip`. */
export const describeRedis = describe.skipIf(program === null && !isRequired);

function isInstalled(name: string): boolean {
  try {
    execFileSync(name, ['--version'], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
}

/** Returns a port that no program listens on now. */
export async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  await once(server, 'close');
  if (address === null || typeof address === 'string') throw new Error('the system gave no port');
  return address.port;
}

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
    if (program === null) throw new Error('REQUIRE_REDIS=1, and neither valkey-server nor redis-server is installed');
    this.child = spawn(program, [...this.args], { stdio: 'ignore' });
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

  /** Stops the process, which then accepts connections and answers none, or lets it run again. */
  signal(signal: 'SIGSTOP' | 'SIGCONT'): void {
    this.child?.kill(signal);
  }

  async close(): Promise<void> {
    this.client.disconnect();
    await this.kill();
  }
}
