import { endsWithin, TimedOut, untilAborted, withDeadline } from './deadline.ts';
import { faultOf, isBookmarkFailure } from './driver-fault.ts';
import { type FaultReason, StoreFault } from './fault.ts';
import {
  eachRow,
  type Neo4jOptions,
  newBookmarks,
  type Pool,
  poolOpener,
  type ResultRows,
  rowsOf,
  type Session,
  type Values,
  withoutStack,
} from './neo4j-driver.ts';
import { StatementTraces } from './neo4j-trace.ts';
import { causeOf } from './neo4j-version.ts';
import { RefusedLogin } from './refused-login.ts';
import type { PoolReport } from './report.ts';
import { retry } from './retry.ts';
import { Semaphore } from './semaphore.ts';
import { defaultTuning, type Neo4jTuning } from './tuning.ts';
import { declaredValue } from './value.ts';

export type { Neo4jOptions, ResultRows, Values };

/** Runs statements inside one transaction. */
export interface Transaction {
  run(text: string, parameters?: Values): Promise<ResultRows>;
}

/**
 * The milliseconds in which a server must confirm that it has stopped a statement. A server that takes longer hangs.
 */
const stopMs = 1_000;

/** The milliseconds after which the server ends a streaming read, so that it does not outlive this process for long. */
const streamMs = 3_600_000;

/**
 * A connection to a Neo4j. It opens connections when they are needed, and again when they are lost (docs/neo4j.md).
 */
export class Neo4jConnection {
  readonly uri: string;
  readonly tuning: Neo4jTuning;
  private readonly traces: StatementTraces;
  private readonly openPool: () => Pool;
  private readonly semaphore: Semaphore;
  private pool: Pool;
  /** The bookmarks of our transactions. Later reads see at least the same state, on every server of a cluster. */
  private bookmarkManager = newBookmarks();
  /** True after the last attempt got no answer. */
  private isSilent = false;
  /**
   * The reason for late answers: a server that starts answers its first statement late; one that hangs answers none.
   */
  private late: FaultReason = 'starting';
  private readonly login = new RefusedLogin();

  constructor(options: Neo4jOptions, tuning: Neo4jTuning = defaultTuning) {
    this.uri = options.uri;
    this.tuning = tuning;
    this.traces = new StatementTraces(options.uri, options.database);
    this.openPool = poolOpener(options, tuning);
    this.semaphore = new Semaphore(tuning.poolSize);
    this.pool = this.openPool();
  }

  /**
   * Reads with one statement in one network round trip. Repeats it for some time if the failure may be temporary.
   * @param signal ends the read, and makes the server stop it. Without one, the read has the time of an operation.
   * @throws {StoreFault} when Neo4j cannot answer; the driver's error for a mistake in our code; the signal's reason.
   */
  async read(text: string, parameters: Values, signal?: AbortSignal): Promise<ResultRows> {
    if (!signal) {
      return withDeadline(this.tuning.queryTimeoutMs, undefined, (deadline) => this.read(text, parameters, deadline));
    }
    return this.traces.trace(text, () =>
      retry(() => this.readOnce(text, parameters, signal), {
        budgetMs: this.tuning.retryMs,
        signal,
        mayPass: (error) => error instanceof StoreFault && error.passing,
      }),
    );
  }

  /** Reads like {@link read}, with a single attempt. */
  async readOnce(text: string, parameters: Values, signal: AbortSignal): Promise<ResultRows> {
    const timeout = this.tuning.queryTimeoutMs;
    const send = (session: Session) => withoutStack(() => session.run(text, { ...parameters }, { timeout }));
    const rows = await this.readWith((session) => rowsOf(send(session)), signal);
    return rows.map((row) => row.map(declaredValue));
  }

  /**
   * Reads any number of rows with one statement, and passes each on as it arrives. The driver requests the next rows
   * when it has passed on the last ones, so that neither the server nor this process holds the whole result.
   * @param text a statement that returns one list.
   * @param take takes the list of each row. An error that it throws ends the read.
   * @param signal ends the read. Nothing else limits its time, except on the server.
   * @throws like {@link read}.
   */
  stream(text: string, parameters: Values, take: (row: readonly unknown[]) => void, signal: AbortSignal) {
    const takeList = (row: unknown) => take(declaredValue(row) as readonly unknown[]);
    const config = { timeout: streamMs };
    const work = (session: Session) => eachRow(session.run(text, { ...parameters }, config), takeList);
    return this.readWith(work, signal).catch((error: unknown) => {
      // The driver may still discard rows of the ended statement, which would break the next one on this connection.
      this.replace(this.pool);
      throw error;
    });
  }

  private async readWith<T>(work: (session: Session) => Promise<T>, signal: AbortSignal): Promise<T> {
    const refusal = this.login.fault;
    if (refusal) throw refusal;
    // Each attempt on a server that does not answer may leave an open socket, so there is one attempt at a time.
    if (this.isSilent && this.semaphore.inside > 0) throw new StoreFault('hung', null, true);
    await this.semaphore.enter(signal).catch((error) => {
      throw error instanceof TimedOut ? new StoreFault('busy', error) : error;
    });
    const { pool } = this;
    const session = pool.open(this.bookmarkManager, 'READ');
    const outcome = await untilAborted(work(session), signal).then(
      (result) => ({ result }),
      async (error: unknown) => ({
        error: await causeOf(error, () => pool.agent()),
      }),
    );
    // A statement that still runs is stopped here: the driver asks the server to stop it, and waits for the answer.
    const isLate = 'error' in outcome && outcome.error instanceof TimedOut;
    const isClosed = await endsWithin(stopMs, isLate ? this.closeLate(session, pool) : session.close());
    pool.leave();
    this.semaphore.leave();
    if ('error' in outcome) throw this.explain(outcome.error, isClosed, pool);
    this.isSilent = false;
    this.late = 'slow';
    return outcome.result;
  }

  /**
   * Ends a session that got no answer in time. A session that was still waiting for its connection ends without a word
   * of the server, which may hang: so the server has to answer, unless it starts.
   */
  private async closeLate(session: Session, pool: Pool): Promise<void> {
    await session.close();
    if (this.late === 'slow') await pool.agent();
  }

  /** Runs a statement in a transaction of its own, as changes of the schema and batches of a load need it. */
  async run(text: string, parameters: Values = {}): Promise<ResultRows> {
    return this.withSession((session) => rowsOf(session.run(text, { ...parameters })));
  }

  /**
   * Writes in one transaction: everything, or nothing.
   * @param metadata is shown for the transaction in the server's list of transactions.
   */
  async write<T>(work: (transaction: Transaction) => Promise<T>, metadata: Values = {}): Promise<T> {
    return this.withSession(async (session) => {
      const transaction = await session.beginTransaction({ metadata: { ...metadata } });
      try {
        const result = await work({ run: (text, parameters = {}) => rowsOf(transaction.run(text, { ...parameters })) });
        await transaction.commit();
        return result;
      } finally {
        await transaction.close();
      }
    });
  }

  /** Reports how many reads use a connection, and how many wait for one. */
  report(): PoolReport {
    return { inUse: this.semaphore.inside, waiting: this.semaphore.waiting };
  }

  close(): Promise<void> {
    return this.pool.close();
  }

  private async withSession<T>(work: (session: Session) => Promise<T>): Promise<T> {
    const { pool } = this;
    const session = pool.open(this.bookmarkManager);
    try {
      return await work(session);
    } finally {
      await session.close();
      pool.leave();
    }
  }

  /** Returns the fault that a failed read means, and prepares the connection for the next read. */
  private explain(error: unknown, isClosed: boolean, pool: Pool): unknown {
    const isLate = error instanceof TimedOut;
    const fault = isLate ? new StoreFault(isClosed ? this.late : 'hung', error) : faultOf(error);
    if (fault?.isAway) this.late = fault.reason === 'hung' ? 'hung' : 'starting';
    this.isSilent = !isClosed || fault?.reason === 'hung';
    // The driver has no timeout for a server that falls silent, and would keep such a connection for ever.
    if (this.isSilent) this.replace(pool);
    // A server that waits for a transaction that it will never see is also slow.
    if (isLate || isBookmarkFailure(fault?.code ?? '')) this.bookmarkManager = newBookmarks();
    if (fault?.reason === 'credentials') this.login.refused(fault);
    return fault ?? error;
  }

  private replace(pool: Pool): void {
    if (this.pool !== pool) return;
    this.pool = this.openPool();
    pool.retire();
  }
}
