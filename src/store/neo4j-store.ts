import type { Stop } from '../base/stop.ts';
import { compilePlan, compileReading } from '../cypher/compile.ts';
import { decodeNode, decodeRow } from '../cypher/decode.ts';
import { emptyParameters, parametersOf } from '../cypher/parameters.ts';
import { sideParameter } from '../cypher/pattern.ts';
import { printCypher } from '../cypher/print.ts';
import type { RowPage } from '../cypher/row-page.ts';
import { RowReading } from '../cypher/row-reading.ts';
import { type EdgeRow, RowSource } from '../cypher/row-source.ts';
import { cypherName, keyProperty, ownerLabel } from '../cypher/storage.ts';
import { asList, type List } from '../cypher/value.ts';
import type { Graph } from '../model/graph.ts';
import type { Release } from '../model/release.ts';
import type { Plan } from '../plan/plan.ts';
import { WriterCache } from '../plan/write/cache.ts';
import { writeAnswer } from '../plan/write/write.ts';
import { needsIndex } from '../search/bind.ts';
import { SearchIndex, searchedProperties } from '../search/index.ts';
import { indexNodes } from '../search/index-nodes.ts';
import { untilAborted, withDeadline } from './deadline.ts';
import { clientErrorOf } from './fault.ts';
import type { Neo4jConnection } from './neo4j-connection.ts';
import { onSide, type Send, SideReader } from './neo4j-side.ts';
import { PlanWarmer } from './neo4j-warm.ts';
import type { BoundPlan, ReadResult, ReleaseIndex, Store, Writing } from './store.ts';

/** Opens a graph in Neo4j. It reads nothing before the first operation. */
export function openNeo4jStore(graph: Graph, connection: Neo4jConnection): Store {
  return new Neo4jStore(graph, connection);
}

/** The milliseconds to wait for the release. The caller is a probe, which does not wait long. */
const probeMs = 2_000;

class Neo4jStore implements Store {
  readonly name: string;
  private readonly graph: Graph;
  private readonly connection: Neo4jConnection;
  private readonly reader: SideReader;
  private readonly statements = new WeakMap<Plan, string>();
  private readonly writers: WriterCache<RowReading, List, RowPage | EdgeRow>;
  private readonly warmer: PlanWarmer;
  private searched: ReleaseIndex | null = null;
  /** The running read of an index, which all waiting searches share. */
  private reading: Promise<ReleaseIndex> | null = null;

  constructor(graph: Graph, connection: Neo4jConnection) {
    this.graph = graph;
    this.connection = connection;
    this.reader = new SideReader(graph, connection);
    this.writers = new WriterCache(new RowSource(graph));
    this.warmer = new PlanWarmer((plan) => connection.read(this.statementOf(plan), emptyParameters(plan)));
    this.name = `Neo4j at ${connection.uri}`;
  }

  async release(): Promise<Release> {
    const once: Send = this.connection.readOnce.bind(this.connection);
    const { release } = await withDeadline(probeMs, undefined, (signal) => this.reader.look(signal, once));
    this.warmer.noticed(release.id);
    return release;
  }

  async warm(plans: readonly Plan[]): Promise<void> {
    this.warmer.take(plans);
    // If Neo4j is away, the first read that it answers begins the work.
    await this.release().catch(() => {});
    return this.warmer.done();
  }

  searchIndex(client?: Stop): Promise<ReleaseIndex> {
    return this.inTime(client, (signal) => this.knownIndex(signal));
  }

  async execute(bound: BoundPlan, client?: Stop, writing?: Writing): Promise<ReadResult> {
    const reading = await this.inTime(client, (signal) => this.read(bound, signal));
    const release = reading.release.id;
    const writer = writing && this.writers.of(writing.operation);
    if (!writer) return { release, tree: decodeRow(reading) };
    return { release, tree: {}, written: await writeAnswer(writer, reading, writing, client) };
  }

  explain(bound: BoundPlan) {
    const parameters = Object.entries(parametersOf(bound, this.reader.side)).map(([name, value]) => [
      name,
      typeof value === 'bigint' ? Number(value) : value,
    ]);
    return {
      cypher: printCypher(this.statementOf(bound.plan)).trimEnd().split('\n'),
      parameters: Object.fromEntries(parameters),
    };
  }

  close(): Promise<void> {
    this.warmer.close();
    return this.connection.close();
  }

  private statementOf(plan: Plan): string {
    const statement = this.statements.get(plan) ?? compilePlan(this.graph, plan);
    this.statements.set(plan, statement);
    return statement;
  }

  private async inTime<T>(client: Stop | undefined, work: (signal: AbortSignal) => Promise<T>): Promise<T> {
    try {
      return await withDeadline(this.connection.tuning.queryTimeoutMs, client?.signal, work);
    } catch (error) {
      throw clientErrorOf(error);
    }
  }

  /** Reads with one statement. Drops the search index that the plan used if it belongs to another release. */
  private async read(bound: BoundPlan, signal: AbortSignal): Promise<RowReading> {
    const { release, values } = await this.reader.read(
      this.statementOf(bound.plan),
      (side) => parametersOf(bound, side),
      signal,
    );
    if (needsIndex(bound.plan) && this.searched?.release !== release.id) this.searched = null;
    this.warmer.noticed(release.id);
    return new RowReading(this.graph, bound, release, values);
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
      this.reader.read(statement, onSide, signal),
    );
    const nodes = asList(values[0]).map((row) => decodeNode(this.graph, names, asList(row)));
    this.searched = { release: release.id, index: new SearchIndex(this.graph, indexNodes(this.graph, nodes)) };
    return this.searched;
  }
}
