import { Neo4jConnection, type Rows, type Values } from '../../src/store/neo4j.ts';

/** A statement as it was sent, and what Neo4j returned. */
export interface Sent {
  readonly text: string;
  readonly parameters: Values;
  readonly rows: Rows;
}

/** A connection that keeps what it reads. */
export class WatchedConnection extends Neo4jConnection {
  readonly sent: Sent[] = [];

  override async readOnce(text: string, parameters: Values, signal: AbortSignal): Promise<Rows> {
    const rows = await super.readOnce(text, parameters, signal);
    this.sent.push({ text, parameters, rows });
    return rows;
  }
}
