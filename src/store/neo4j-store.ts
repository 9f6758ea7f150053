import { compilePlan, compileRelease } from '../cypher/compile.ts';
import { decodeNode, decodeRelease, decodeRow } from '../cypher/decode.ts';
import { parametersOf } from '../cypher/parameters.ts';
import { printCypher } from '../cypher/print.ts';
import { cypherName, ownerLabel } from '../cypher/storage.ts';
import type { Graph } from '../model/graph.ts';
import type { Release } from '../model/release.ts';
import type { Plan } from '../plan/plan.ts';
import { needsIndex } from '../search/bind.ts';
import { SearchIndex, searchedProperties } from '../search/index.ts';
import { indexNodes } from '../search/index-nodes.ts';
import { untilAborted, withDeadline } from './deadline.ts';
import { clientErrorOf, StoreFault } from './fault.ts';
import type { Neo4jConnection, Rows } from './neo4j-connection.ts';
import type { BoundPlan, ReadResult, ReleaseIndex, Store } from './store.ts';

/** Opens a graph that lies in Neo4j. Nothing is read until something is asked. */
export function openNeo4jStore(graph: Graph, connection: Neo4jConnection): Store {
  return new Neo4jStore(graph, connection);
}

/** How long, in milliseconds, to wait for the release: who asks is a probe, which does not wait long either. */
const probeMs = 2_000;

class Neo4jStore implements Store {
  readonly name: string;
  private readonly graph: Graph;
  private readonly connection: Neo4jConnection;
  private readonly statements = new WeakMap<Plan, string>();
  private known: ReleaseIndex | null = null;
  /** The index that is being read, for all who wait for one. */
  private reading: Promise<ReleaseIndex> | null = null;

  constructor(graph: Graph, connection: Neo4jConnection) {
    this.graph = graph;
    this.connection = connection;
    this.name = `Neo4j at ${connection.uri}`;
  }

  async release(): Promise<Release> {
    const statement = `RETURN ${compileRelease(this.graph)}`;
    return releaseOf(
      await withDeadline(probeMs, undefined, (signal) => this.connection.readOnce(statement, {}, signal)),
    );
  }

  searchIndex(client?: AbortSignal): Promise<ReleaseIndex> {
    return this.inTime(client, (signal) => this.knownIndex(signal));
  }

  execute(bound: BoundPlan, client?: AbortSignal): Promise<ReadResult> {
    return this.inTime(client, (signal) => this.read(bound, signal));
  }

  explain(bound: BoundPlan) {
    const parameters = Object.entries(parametersOf(bound)).map(([name, value]) => [
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

  /** Reads a plan with one statement. Drops the search index that it used if that is of another release. */
  private async read(bound: BoundPlan, signal: AbortSignal): Promise<ReadResult> {
    const rows = await this.connection.read(this.statementOf(bound.plan), parametersOf(bound), signal);
    const release = releaseOf(rows);
    if (needsIndex(bound.plan) && this.known?.release !== release.id) this.known = null;
    return { release: release.id, tree: decodeRow(this.graph, bound, release, (rows[0] ?? []).slice(1)) };
  }

  /** Returns the index. One reading of it serves all callers that wait; none of them ends it by going away. */
  private async knownIndex(signal: AbortSignal): Promise<ReleaseIndex> {
    if (this.known) return this.known;
    this.reading ??= this.readIndex().finally(() => {
      this.reading = null;
    });
    return untilAborted(this.reading, signal);
  }

  private async readIndex(): Promise<ReleaseIndex> {
    const names = searchedProperties(this.graph);
    const values = names.map((name) => `n.${cypherName(name)}`).join(', ');
    const nodes = `COLLECT { MATCH (n:${cypherName(ownerLabel(this.graph))}) RETURN [${values}] }`;
    const rows = await this.connection.read(`RETURN ${compileRelease(this.graph)}, ${nodes}`, {});
    const found = rows[0]?.[1];
    const index = new SearchIndex(
      this.graph,
      indexNodes(
        this.graph,
        (Array.isArray(found) ? found : []).map((row) => decodeNode(this.graph, names, row)),
      ),
    );
    this.known = { release: releaseOf(rows).id, index };
    return this.known;
  }
}

/** The release that every statement reads first. @throws {StoreFault} when there is none. */
function releaseOf([row]: Rows): Release {
  const release = decodeRelease(row?.[0]);
  if (!release) throw new StoreFault('no-release');
  return release;
}
