/** The connection to the Valkey or Redis server. Only this file imports the client; `open.ts` loads it when needed. */
import { Redis, type RedisOptions } from 'ioredis';
import { UsageError } from '../../base/usage-error.ts';
import type { Log } from '../observability/log.ts';
import type { RedisMetrics } from './metrics.ts';

/** Milliseconds in which a connection must open. The start of the service waits no longer for the first one. */
const connectMs = 1_000;

/** Longest pause before another attempt to connect, in milliseconds. */
const longestPauseMs = 1_000;

/**
 * Milliseconds without a reply after which a server hangs. The client then connects again, and commands fail at once
 * until the server answers. A pause of this process, for example for garbage, is shorter.
 */
const hangsAfterMs = 1_000;

/** Milliseconds between two signs of life, so that a process without requests notices a server that hangs, too. */
const heartbeatMs = 1_000;

/**
 * Keeps a connection to the server, and reports once when it is lost and once when it is back. While it is lost,
 * commands fail at once.
 */
export class RedisConnection {
  readonly client: Redis;
  readonly metrics: RedisMetrics;
  /** The address without the login, for the log. */
  private readonly address: string;
  private readonly log: Log;
  private isUp = false;
  private heartbeat: NodeJS.Timeout | null = null;
  /** The latest problem with the connection. */
  private problem: Error | null = null;

  /** @param url with the login. */
  constructor(url: string, timeoutMs: number, log: Log, metrics: RedisMetrics) {
    const { protocol, host } = new URL(url);
    this.address = `${protocol}//${host}`;
    this.log = log;
    this.metrics = metrics;
    this.client = new Redis(optionsOf(url, timeoutMs));
    this.client.on('error', (error: Error) => {
      this.problem = error;
    });
    metrics.setUp(false);
  }

  /**
   * Opens the connection. A server that is away does not keep the service from starting.
   * @throws {UsageError} if the server refuses the login or the database, or is another program.
   */
  async open(): Promise<void> {
    await this.client.connect().catch(() => {});
    if (this.problem && isFinal(this.problem)) {
      this.close();
      throw new UsageError(
        `--redis-url: ${this.address} refuses this service (${this.problem.message}). Expected a Valkey or Redis ` +
          'server that accepts the login and the database: set NUTRIGRAPH_REDIS_URL, such as ' +
          'redis://user:password@host:6379/0.',
      );
    }
    this.client.on('ready', () => this.changed(true));
    this.client.on('close', () => this.isUp && this.changed(false));
    this.changed(this.client.status === 'ready');
    this.heartbeat = setInterval(() => this.client.ping().catch(() => {}), heartbeatMs).unref();
  }

  close(): void {
    if (this.heartbeat) clearInterval(this.heartbeat);
    this.client.removeAllListeners('close');
    this.client.disconnect();
  }

  private changed(isUp: boolean): void {
    this.isUp = isUp;
    this.metrics.setUp(isUp);
    const { address } = this;
    if (isUp) {
      this.problem = null;
      this.log.info({ redis: address }, 'sharing allowances and answers');
    } else {
      const reason = this.problem ? reasonOf(this.problem) : 'the connection was closed';
      this.log.warn({ redis: address, reason }, 'the server for sharing is away: each process works alone');
    }
  }
}

/** Says why the connection failed. The error itself holds the command that failed, and so the password. */
const reasonOf = (error: Error): string => error.message || String((error as NodeJS.ErrnoException).code ?? error.name);

/** Replies with these codes end without our doing, such as a server that still loads its data. */
const passing = /^(LOADING|BUSY|MASTERDOWN|CLUSTERDOWN|TRYAGAIN)\b/;

/** Returns whether another attempt would fail in the same way: the server refuses, or is another program. */
const isFinal = ({ name, message }: Error): boolean =>
  (name === 'ReplyError' && !passing.test(message)) || message.startsWith('Unknown RESP type');

function optionsOf(url: string, timeoutMs: number) {
  const { protocol, hostname, port, pathname, username, password } = new URL(url);
  const host = hostname.replace(/^\[|\]$/g, '');
  return {
    host,
    ...(port && { port: Number(port) }),
    ...(username && { username: decodeURIComponent(username) }),
    ...(password && { password: decodeURIComponent(password) }),
    ...(protocol === 'rediss:' && { tls: {} }),
    db: Number(pathname.slice(1)),
    lazyConnect: true,
    connectTimeout: connectMs,
    commandTimeout: timeoutMs,
    socketTimeout: Math.max(hangsAfterMs, 2 * timeoutMs),
    retryStrategy: (attempt: number) => Math.min(100 * attempt, longestPauseMs),
    // A command that cannot be sent now fails, and is not sent later: the request has gone on without it.
    enableOfflineQueue: false,
    autoResendUnfulfilledCommands: false,
    maxRetriesPerRequest: 0,
  } satisfies RedisOptions;
}
