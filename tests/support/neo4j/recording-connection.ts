import {
  Neo4jConnection,
  type Neo4jOptions,
  type ResultRows,
  type Values,
} from '../../../src/store/neo4j-connection.ts';
import { patientTuning } from './tuning.ts';

/** A statement that the connection sent, and the rows that Neo4j returned. */
export interface Sent {
  readonly text: string;
  readonly parameters: Values;
  readonly rows: ResultRows;
}

/** Records every read. Its time limit is long, because a server that has just started plans slowly. */
export class RecordingConnection extends Neo4jConnection {
  readonly sent: Sent[] = [];

  constructor(options: Neo4jOptions) {
    super(options, patientTuning);
  }

  override async readOnce(text: string, parameters: Values, signal: AbortSignal): Promise<ResultRows> {
    const rows = await super.readOnce(text, parameters, signal);
    this.sent.push({ text, parameters, rows });
    return rows;
  }
}
