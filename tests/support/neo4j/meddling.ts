import {
  Neo4jConnection,
  type Neo4jOptions,
  type ResultRows,
  type Transaction,
  type Values,
} from '../../../src/store/neo4j-connection.ts';

/** A statement of a load, on its way to Neo4j. */
export interface Statement {
  readonly text: string;
  readonly parameters: Values;
  /** Runs another statement in the same transaction. */
  readonly run: Transaction['run'];
}

/** A connection that does something of its own before and after each statement that writes, and around a commit. */
export class MeddlingConnection extends Neo4jConnection {
  private readonly before: (statement: Statement) => unknown;
  private readonly after: (statement: Statement) => unknown;

  constructor(
    { before = () => {}, after = () => {} }: Partial<Record<'before' | 'after', (statement: Statement) => unknown>>,
    options: Neo4jOptions,
  ) {
    super(options);
    this.before = before;
    this.after = after;
  }

  override run(text: string, parameters: Values = {}): Promise<ResultRows> {
    return this.meddle(text, parameters, super.run.bind(this));
  }

  override async write<T>(work: (transaction: Transaction) => Promise<T>, metadata: Values = {}): Promise<T> {
    const written = await super.write(async (transaction) => {
      const run: Transaction['run'] = (text, parameters = {}) =>
        this.meddle(text, parameters, transaction.run.bind(transaction));
      const result = await work({ run });
      await this.before({ text: 'COMMIT', parameters: {}, run });
      return result;
    }, metadata);
    await this.before({ text: 'COMMITTED', parameters: {}, run: super.run.bind(this) });
    return written;
  }

  private async meddle(text: string, parameters: Values, run: Transaction['run']): Promise<ResultRows> {
    await this.before({ text, parameters, run });
    const rows = await run(text, parameters);
    await this.after({ text, parameters, run });
    return rows;
  }
}
