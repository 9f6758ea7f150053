import neo4j, { type Config, type Driver, type QueryResult, type Session } from 'neo4j-driver';
import { endsWithin, TimedOut, untilAborted, withDeadline } from './deadline.ts';
import { faultOf, isBookmarkFailure, StoreFault } from './fault.ts';
import { retry } from './retry.ts';
import { Semaphore } from './semaphore.ts';
import { defaultTuning, type Neo4jTuning } from './tuning.ts';
import { declaredValue } from './value.ts';

/** Where a Neo4j is, and who asks it. */
export interface Neo4jOptions {
  /** `neo4j://` (routing) or `bolt://` (one server), or either with `+s` for TLS. */
  readonly uri: string;
  readonly user: string;
  readonly password: string;
  /** Database; null is the server's default. */
  readonly database: string | null;
}

/** Rows of a result: the values of each, in the order of the `RETURN`. */
export type Rows = readonly (readonly unknown[])[];

/** Parameters of a statement, by name. */
export type Values = Readonly<Record<string, unknown>>;

/** Runs statements inside one transaction. */
export interface Transaction {
  run(text: string, parameters?: Values): Promise<Rows>;
}

/** How long, in milliseconds, a server may take to say that it has stopped a statement: longer, and it hangs. */
const stopMs = 1_000;

/** A wrong password is not tried again for so many milliseconds: Neo4j locks the user out, other services' too. */
const refusalMs = 5_000;

/** A connection that was idle for so many milliseconds is tried before it is used, at one more round trip. */
const idleMs = 30_000;

/**
 * A connection to a Neo4j; the one place that knows the driver. It opens connections when they are needed, and again
 * when they are lost: docs/neo4j.md tells what happens when.
 */
export class Neo4jConnection {
  readonly uri: string;
  readonly tuning: Neo4jTuning;
  private readonly database: { readonly database: string } | object;
  private readonly openDriver: () => Driver;
  private readonly gate: Semaphore;
  private pool: Pool;
  /** What our transactions have seen, so that whoever reads after them sees it too, on whatever server. */
  private bookmarkManager = neo4j.bookmarkManager();
  /** Whether the last that was heard of the server is that it did not answer. */
  private isSilent = false;
  private refused: { readonly fault: StoreFault; readonly until: number } | null = null;

  constructor({ uri, user, password, database }: Neo4jOptions, tuning: Neo4jTuning = defaultTuning) {
    this.uri = uri;
    this.tuning = tuning;
    this.database = database === null ? {} : { database };
    const config: Config = {
      maxConnectionPoolSize: tuning.poolSize,
      connectionTimeout: tuning.connectTimeoutMs,
      // The pool is never asked for more than it holds, so this is the time for opening one, which has no other limit.
      connectionAcquisitionTimeout: tuning.connectTimeoutMs,
      maxConnectionLifetime: tuning.connectionLifetimeMs,
      connectionLivenessCheckTimeout: idleMs,
      // What is tried again, and for how long, is decided here.
      disableAutoCommitRetries: true,
      // Declared integers have 32 bits; what is beyond 2^53 comes as infinite, and is refused.
      disableLosslessIntegers: true,
      telemetryDisabled: true,
    };
    this.openDriver = () => neo4j.driver(uri, neo4j.auth.basic(user, password), config);
    this.gate = new Semaphore(tuning.poolSize);
    this.pool = new Pool(this.openDriver());
  }

  /**
   * Reads with one statement at one network round trip, and again for a while where the cause of a failure may pass.
   * @param signal ends the read, and has the server stop it. Without one it has the time of an operation.
   * @throws {StoreFault} when Neo4j cannot answer; what the driver throws for a failure of ours; the signal's reason.
   */
  async read(text: string, parameters: Values, signal?: AbortSignal): Promise<Rows> {
    if (!signal) {
      return withDeadline(this.tuning.queryTimeoutMs, undefined, (deadline) => this.read(text, parameters, deadline));
    }
    return retry(() => this.readOnce(text, parameters, signal), {
      budgetMs: this.tuning.retryMs,
      signal,
      mayPass: (error) => error instanceof StoreFault && error.passing,
    });
  }

  /** Reads like {@link read}, with a single attempt. */
  async readOnce(text: string, parameters: Values, signal: AbortSignal): Promise<Rows> {
    if (this.refused && performance.now() < this.refused.until) throw this.refused.fault;
    // Each attempt on a server that does not answer may leave a socket that nothing ends: one at a time will do.
    if (this.isSilent && this.gate.inside > 0) throw new StoreFault('hung', null, true);
    await this.gate.enter(signal).catch((error) => {
      throw error instanceof TimedOut ? new StoreFault('busy', error) : error;
    });
    const { pool } = this;
    const session = pool.open({
      defaultAccessMode: neo4j.session.READ,
      bookmarkManager: this.bookmarkManager,
      ...this.database,
    });
    const work = async () => rowsOf(session.run(text, { ...parameters }, { timeout: this.tuning.queryTimeoutMs }));
    const outcome = await untilAborted(work(), signal).then(
      (rows) => ({ rows }),
      (error: unknown) => ({ error }),
    );
    // What still runs is stopped by this: the driver asks the server to, and waits for its word.
    const isClosed = await endsWithin(stopMs, session.close());
    pool.leave();
    this.gate.leave();
    if ('error' in outcome) throw this.explain(outcome.error, isClosed, pool);
    this.isSilent = false;
    return outcome.rows.map((row) => row.map(declaredValue));
  }

  /** Runs a statement outside any transaction of ours, as schema changes want it. */
  async schema(text: string): Promise<void> {
    await this.withSession((session) => session.run(text));
  }

  /** Writes in one transaction: all of it, or nothing. */
  async write<T>(work: (transaction: Transaction) => Promise<T>): Promise<T> {
    return this.withSession(async (session) => {
      const transaction = await session.beginTransaction();
      try {
        const result = await work({ run: (text, parameters = {}) => rowsOf(transaction.run(text, { ...parameters })) });
        await transaction.commit();
        return result;
      } finally {
        await transaction.close();
      }
    });
  }

  close(): Promise<void> {
    return this.pool.driver.close();
  }

  private async withSession<T>(work: (session: Session) => Promise<T>): Promise<T> {
    const { pool } = this;
    const session = pool.open({ bookmarkManager: this.bookmarkManager, ...this.database });
    try {
      return await work(session);
    } finally {
      await session.close();
      pool.leave();
    }
  }

  /** What a failed read means; and what is learnt from it for the next. */
  private explain(error: unknown, isClosed: boolean, pool: Pool): unknown {
    const isLate = error instanceof TimedOut;
    const fault = isLate ? new StoreFault(isClosed ? 'slow' : 'hung', error) : faultOf(error);
    this.isSilent = !isClosed || fault?.reason === 'hung';
    // The driver has no time-out for a server that falls silent, and would keep such a connection for ever.
    if (this.isSilent) this.replace(pool);
    // A server that waits for what it will never see is slow, too.
    if (isLate || isBookmarkFailure(fault?.code ?? '')) this.bookmarkManager = neo4j.bookmarkManager();
    if (fault?.reason === 'credentials') this.refused = { fault, until: performance.now() + refusalMs };
    return fault ?? error;
  }

  private replace(pool: Pool): void {
    if (this.pool !== pool) return;
    this.pool = new Pool(this.openDriver());
    pool.retire();
  }
}

/** A driver and how many sessions are open on it: once retired, it is closed when the last has ended. */
class Pool {
  readonly driver: Driver;
  private sessions = 0;
  private isRetired = false;

  constructor(driver: Driver) {
    this.driver = driver;
  }

  open(config: Parameters<Driver['session']>[0]): Session {
    this.sessions++;
    return this.driver.session(config);
  }

  leave(): void {
    this.sessions--;
    this.closeWhenUnused();
  }

  retire(): void {
    this.isRetired = true;
    this.closeWhenUnused();
  }

  private closeWhenUnused(): void {
    if (this.isRetired && this.sessions === 0) this.driver.close().catch(() => {});
  }
}

async function rowsOf(result: PromiseLike<QueryResult>): Promise<Rows> {
  const { records } = await result;
  return records.map((record) => record.keys.map((key) => record.get(key)));
}
