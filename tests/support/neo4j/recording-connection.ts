import { Neo4jConnection, type Neo4jOptions, type Rows, type Values } from '../../../src/store/neo4j-connection.ts';
import { defaultTuning } from '../../../src/store/tuning.ts';

/** A statement as it was sent, and what Neo4j returned. */
export interface Sent {
  readonly text: string;
  readonly parameters: Values;
  readonly rows: Rows;
}

/** A connection that keeps what it reads, and waits for a server that has just started and plans slowly. */
export class RecordingConnection extends Neo4jConnection {
  readonly sent: Sent[] = [];

  constructor(options: Neo4jOptions) {
    super(options, { ...defaultTuning, queryTimeoutMs: 60_000 });
  }

  override async readOnce(text: string, parameters: Values, signal: AbortSignal): Promise<Rows> {
    const rows = await super.readOnce(text, parameters, signal);
    this.sent.push({ text, parameters, rows });
    return rows;
  }
}
