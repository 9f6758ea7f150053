/** Opens drivers of a Neo4j and reads their results. Only this file uses neo4j-driver. */
import neo4j, {
  type BookmarkManager,
  type Config,
  type Driver,
  type QueryResult,
  type Result,
  type Session,
} from 'neo4j-driver';
import { checkVersion } from './neo4j-version.ts';
import type { Neo4jTuning } from './tuning.ts';

export type { Session };

/** The address of a Neo4j, and the user. */
export interface Neo4jOptions {
  /** `neo4j://` (routing) or `bolt://` (one server), or either with `+s` for TLS. */
  readonly uri: string;
  readonly user: string;
  readonly password: string;
  /** Database; null is the server's default. */
  readonly database: string | null;
}

/** Rows of a result. Each has its values in the order of the `RETURN`. */
export type ResultRows = readonly (readonly unknown[])[];

/** Parameters of a statement, by name. */
export type Values = Readonly<Record<string, unknown>>;

/** The milliseconds after which an idle connection is tested before it is used, which costs one more round trip. */
const idleMs = 30_000;

/** Returns a function that opens a pool. It connects to the server when a session needs a connection. */
export function poolOpener({ uri, user, password, database }: Neo4jOptions, tuning: Neo4jTuning): () => Pool {
  const config: Config = {
    maxConnectionPoolSize: tuning.poolSize,
    connectionTimeout: tuning.connectTimeoutMs,
    // The semaphore admits no more statements than the pool has connections, so this limits the time to open one.
    connectionAcquisitionTimeout: tuning.connectTimeoutMs,
    maxConnectionLifetime: tuning.connectionLifetimeMs,
    connectionLivenessCheckTimeout: idleMs,
    // `retry` decides whether to repeat a statement, and for how long.
    disableAutoCommitRetries: true,
    // Declared integers have 32 bits. The driver reads integers beyond 2^53 as infinite, and `declaredValue` refuses
    // them.
    disableLosslessIntegers: true,
    telemetryDisabled: true,
  };
  return () => new Pool(neo4j.driver(uri, neo4j.auth.basic(user, password), config), database);
}

/** Makes an empty set of bookmarks. Sessions that share it see at least the state that earlier ones saw. */
export const newBookmarks = (): BookmarkManager => neo4j.bookmarkManager();

/** A driver and its open sessions. A retired pool closes its driver when the last session has ended. */
export class Pool {
  private readonly driver: Driver;
  private readonly database: { readonly database: string } | object;
  private sessions = 0;
  private isRetired = false;

  constructor(driver: Driver, database: string | null) {
    this.driver = driver;
    this.database = database === null ? {} : { database };
  }

  /** Opens a session. `leave` must follow when it has ended. */
  open(bookmarkManager: BookmarkManager, access: 'READ' | 'WRITE' = 'WRITE'): Session {
    this.sessions++;
    return this.driver.session({ defaultAccessMode: access, bookmarkManager, ...this.database });
  }

  /** Asks the server of the database for its name and version. */
  async agent(): Promise<string | undefined> {
    return (await this.driver.getServerInfo(this.database)).agent;
  }

  leave(): void {
    this.sessions--;
    this.closeWhenUnused();
  }

  /** Closes the driver at the end of the last session. */
  retire(): void {
    this.isRetired = true;
    this.closeWhenUnused();
  }

  /** Closes the driver at once. */
  close(): Promise<void> {
    return this.driver.close();
  }

  private closeWhenUnused(): void {
    // A server that does not answer cannot confirm the end of the connection, and its error helps no one.
    if (this.isRetired && this.sessions === 0) this.driver.close().catch(() => {});
  }
}

/**
 * Sends a statement without a stack. The driver formats a stack for each statement, to show it in errors of the server.
 * That takes up to a quarter of the processor time of a small read, and the stack always names the lines of this file.
 */
export function withoutStack(send: () => Result): Result {
  const { stackTraceLimit } = Error;
  Error.stackTraceLimit = 0;
  try {
    return send();
  } finally {
    Error.stackTraceLimit = stackTraceLimit;
  }
}

/**
 * Reads all rows of a result.
 * @throws {StoreFault} for a version of Neo4j that the service does not support.
 */
export async function rowsOf(result: PromiseLike<QueryResult>): Promise<ResultRows> {
  const { records, summary } = await result;
  checkVersion(summary.server.agent);
  return records.map((record) => record.keys.map((key) => record.get(key)));
}

/** Passes on the only value of each row as it arrives. */
export function eachRow(result: Result, take: (value: unknown) => void): Promise<void> {
  return new Promise((resolve, reject) => {
    let isOver = false;
    result.subscribe({
      onNext: (record) => {
        if (isOver) return;
        try {
          take(record.get(0));
        } catch (error) {
          isOver = true;
          reject(error);
        }
      },
      onCompleted: () => resolve(),
      onError: reject,
    });
  });
}
