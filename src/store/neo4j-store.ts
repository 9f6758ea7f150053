import { compileCurrentSide, compilePlan, compileReading } from '../cypher/compile.ts';
import { decodeNode, decodeReading, decodeRow, type Reading } from '../cypher/decode.ts';
import { parametersOf } from '../cypher/parameters.ts';
import { sideParameter } from '../cypher/pattern.ts';
import { printCypher } from '../cypher/print.ts';
import { cypherName, keyProperty, ownerLabel, type Side, sides } from '../cypher/storage.ts';
import { asList } from '../cypher/value.ts';
import type { Graph } from '../model/graph.ts';
import type { Release } from '../model/release.ts';
import type { Plan } from '../plan/plan.ts';
import { needsIndex } from '../search/bind.ts';
import { SearchIndex, searchedProperties } from '../search/index.ts';
import { indexNodes } from '../search/index-nodes.ts';
import { untilAborted, withDeadline } from './deadline.ts';
import { clientErrorOf, StoreFault } from './fault.ts';
import type { Neo4jConnection, Values } from './neo4j-connection.ts';
import { Fence } from './neo4j-fence.ts';
import type { BoundPlan, ReadResult, ReleaseIndex, Store } from './store.ts';

/** Opens a graph in Neo4j. It reads nothing before the first operation. */
export function openNeo4jStore(graph: Graph, connection: Neo4jConnection): Store {
  return new Neo4jStore(graph, connection);
}

/** The milliseconds to wait for the release. The caller is a probe, which does not wait long. */
const probeMs = 2_000;

const onSide = (side: Side): Values => ({ side });

/** Sends a statement, as a connection does. */
type Send = (text: string, parameters: Values, signal: AbortSignal) => ReturnType<Neo4jConnection['readOnce']>;

class Neo4jStore implements Store {
  readonly name: string;
  private readonly graph: Graph;
  private readonly connection: Neo4jConnection;
  private readonly fence: Fence;
  /** The current side at the last read. If a statement finds another current side, the store sends it again. */
  private side: Side = sides[0];
  private readonly statements = new WeakMap<Plan, string>();
  private searched: ReleaseIndex | null = null;
  /** The running read of an index, which all waiting searches share. */
  private reading: Promise<ReleaseIndex> | null = null;

  constructor(graph: Graph, connection: Neo4jConnection) {
    this.graph = graph;
    this.connection = connection;
    this.fence = new Fence(connection, graph.definition.name);
    this.name = `Neo4j at ${connection.uri}`;
  }

  async release(): Promise<Release> {
    const once: Send = this.connection.readOnce.bind(this.connection);
    const statement = compileReading(this.graph, []);
    return withDeadline(
      probeMs,
      undefined,
      async (signal) => (await this.read(statement, onSide, signal, once)).release,
    );
  }

  searchIndex(client?: AbortSignal): Promise<ReleaseIndex> {
    return this.inTime(client, (signal) => this.knownIndex(signal));
  }

  execute(bound: BoundPlan, client?: AbortSignal): Promise<ReadResult> {
    return this.inTime(client, (signal) => this.answer(bound, signal));
  }

  explain(bound: BoundPlan) {
    const parameters = Object.entries(parametersOf(bound, this.side)).map(([name, value]) => [
      name,
      typeof value === 'bigint' ? Number(value) : value,
    ]);
    return {
      cypher: printCypher(this.statementOf(bound.plan)).trimEnd().split('\n'),
      parameters: Object.fromEntries(parameters),
    };
  }

  close(): Promise<void> {
    return this.connection.close();
  }

  private statementOf(plan: Plan): string {
    const statement = this.statements.get(plan) ?? compilePlan(this.graph, plan);
    this.statements.set(plan, statement);
    return statement;
  }

  private async inTime<T>(client: AbortSignal | undefined, work: (signal: AbortSignal) => Promise<T>): Promise<T> {
    try {
      return await withDeadline(this.connection.tuning.queryTimeoutMs, client, work);
    } catch (error) {
      throw clientErrorOf(error);
    }
  }

  /** Answers with one statement. Drops the search index that the plan used if it belongs to another release. */
  private async answer(bound: BoundPlan, signal: AbortSignal): Promise<ReadResult> {
    const { release, values } = await this.read(
      this.statementOf(bound.plan),
      (side) => parametersOf(bound, side),
      signal,
    );
    if (needsIndex(bound.plan) && this.searched?.release !== release.id) this.searched = null;
    return { release: release.id, tree: decodeRow(this.graph, bound, release, values) };
  }

  /**
   * Sends a statement until it reads the current side while no load changes it.
   * @throws {StoreFault} when there is no release.
   */
  private async read(
    text: string,
    parametersFor: (side: Side) => Values,
    signal: AbortSignal,
    send: Send = this.connection.read.bind(this.connection),
  ): Promise<Reading> {
    for (;;) {
      const [row] = await send(text, parametersFor(this.side), signal);
      const reading = row && decodeReading(row);
      if (reading?.current !== this.side) this.side = await this.currentSide(signal, send);
      else if (await this.fence.isWhole(reading, signal)) return reading;
    }
  }

  private async currentSide(signal: AbortSignal, send: Send): Promise<Side> {
    const [row] = await send(compileCurrentSide(this.graph), {}, signal);
    const side = sides.find((one) => one === row?.[0]);
    if (side === undefined) throw new StoreFault('no-release');
    return side;
  }

  /**
   * Returns the index. Searches that run at the same time share one read, which continues when their clients
   * disconnect.
   */
  private async knownIndex(signal: AbortSignal): Promise<ReleaseIndex> {
    if (this.searched) return this.searched;
    this.reading ??= this.readIndex().finally(() => {
      this.reading = null;
    });
    return untilAborted(this.reading, signal);
  }

  private async readIndex(): Promise<ReleaseIndex> {
    const names = searchedProperties(this.graph);
    const properties = names.map((name) => `n.${cypherName(name)}`).join(', ');
    const match = `MATCH (n:${cypherName(ownerLabel(this.graph))}) WHERE n.${keyProperty} STARTS WITH ${sideParameter}`;
    const statement = compileReading(this.graph, [`COLLECT { ${match} RETURN [${properties}] }`]);
    const { queryTimeoutMs } = this.connection.tuning;
    const { release, values } = await withDeadline(queryTimeoutMs, undefined, (signal) =>
      this.read(statement, onSide, signal),
    );
    const nodes = asList(values[0]).map((row) => decodeNode(this.graph, names, asList(row)));
    this.searched = { release: release.id, index: new SearchIndex(this.graph, indexNodes(this.graph, nodes)) };
    return this.searched;
  }
}
