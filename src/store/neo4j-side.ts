/** Reads the side of the database that holds the current release. */
import { compileCurrentSide, compileReading } from '../cypher/compile.ts';
import { decodeReading, type Reading } from '../cypher/decode.ts';
import { type Side, sides } from '../cypher/storage.ts';
import type { Graph } from '../model/graph.ts';
import { StoreFault } from './fault.ts';
import type { Neo4jConnection, Values } from './neo4j-connection.ts';
import { Fence } from './neo4j-fence.ts';

/** The parameters of a statement that needs only the side. */
export const onSide = (side: Side): Values => ({ side });

/** Sends a statement, as a connection does. */
export type Send = (text: string, parameters: Values, signal: AbortSignal) => ReturnType<Neo4jConnection['readOnce']>;

export class SideReader {
  private readonly graph: Graph;
  private readonly connection: Neo4jConnection;
  private readonly fence: Fence;
  /** The current side at the last read. If a statement finds another current side, the reader sends it again. */
  private last: Side = sides[0];

  constructor(graph: Graph, connection: Neo4jConnection) {
    this.graph = graph;
    this.connection = connection;
    this.fence = new Fence(connection, graph.definition.name);
  }

  get side(): Side {
    return this.last;
  }

  /** Finds the current side, and reads its release and its epoch. @throws like {@link read}. */
  look(signal: AbortSignal, send?: Send): Promise<Reading> {
    return this.read(compileReading(this.graph, []), onSide, signal, send);
  }

  /**
   * Sends a statement until it reads the current side while no load changes it.
   * @param text a compiled reading.
   * @throws {StoreFault} when the database has no release.
   */
  async read(
    text: string,
    parametersFor: (side: Side) => Values,
    signal: AbortSignal,
    send: Send = this.connection.read.bind(this.connection),
  ): Promise<Reading> {
    for (;;) {
      const [row] = await send(text, parametersFor(this.last), signal);
      const reading = row && decodeReading(row);
      if (reading?.current !== this.last) this.last = await this.currentSide(signal, send);
      else if (await this.fence.isWhole(reading, signal)) return reading;
    }
  }

  private async currentSide(signal: AbortSignal, send: Send): Promise<Side> {
    const [row] = await send(compileCurrentSide(this.graph), {}, signal);
    const side = sides.find((one) => one === row?.[0]);
    if (side === undefined) throw new StoreFault('no-release');
    return side;
  }
}
