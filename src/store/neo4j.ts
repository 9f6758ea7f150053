import neo4j, { type AuthToken, type Config, type Driver, type Session } from 'neo4j-driver';

/** Where a Neo4j is and how long to wait for it. Times in milliseconds. */
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

/** Runs statements inside one transaction. */
export interface Transaction {
  run(text: string, parameters?: Readonly<Record<string, unknown>>): Promise<Rows>;
}

/** A connection to a Neo4j; the one place that knows the driver. */
export class Neo4jConnection {
  private readonly driver: Driver;
  private readonly database: { readonly database: string } | object;

  constructor(options: Neo4jOptions) {
    const auth: AuthToken = neo4j.auth.basic(options.user, options.password);
    const config: Config = {
      // Declared integers have 32 bits and counts stay far below 2^53, so numbers are exact.
      disableLosslessIntegers: true,
    };
    this.driver = neo4j.driver(options.uri, auth, config);
    this.database = options.database === null ? {} : { database: options.database };
  }

  /** Reads with one statement at one network round trip. */
  async read(text: string, parameters: Readonly<Record<string, unknown>>, _signal?: AbortSignal): Promise<Rows> {
    const session = this.driver.session({ defaultAccessMode: neo4j.session.READ, ...this.database });
    try {
      return await run(session, text, parameters);
    } finally {
      await session.close();
    }
  }

  /** Runs a statement outside any transaction of ours, as schema changes want it. */
  async schema(text: string): Promise<void> {
    const session = this.driver.session(this.database);
    try {
      await run(session, text, {});
    } finally {
      await session.close();
    }
  }

  /** Writes in one transaction: all of it, or nothing. */
  async write<T>(work: (transaction: Transaction) => Promise<T>): Promise<T> {
    const session = this.driver.session(this.database);
    try {
      const transaction = await session.beginTransaction();
      try {
        const result = await work({ run: (text, parameters = {}) => run(transaction, text, parameters) });
        await transaction.commit();
        return result;
      } finally {
        await transaction.close();
      }
    } finally {
      await session.close();
    }
  }

  close(): Promise<void> {
    return this.driver.close();
  }
}

async function run(
  runner: Pick<Session, 'run'>,
  text: string,
  parameters: Readonly<Record<string, unknown>>,
): Promise<Rows> {
  const { records } = await runner.run(text, { ...parameters });
  return records.map((record) => record.keys.map((key) => record.get(key)));
}
