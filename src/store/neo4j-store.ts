import { compilePlan, compileRelease } from '../cypher/compile.ts';
import { decodeNode, decodeRelease, decodeRow } from '../cypher/decode.ts';
import { parametersOf } from '../cypher/parameters.ts';
import { printCypher } from '../cypher/print.ts';
import { cypherName, ownerLabel } from '../cypher/storage.ts';
import type { Graph } from '../model/graph.ts';
import type { Release } from '../model/release.ts';
import type { Plan } from '../plan/plan.ts';
import { bindSearches, bindSearchesAtOnce, needsIndex, unsearched } from '../search/bind.ts';
import { indexNodes } from '../search/data.ts';
import { SearchIndex, searchedProperties } from '../search/index.ts';
import { untilAborted, withDeadline } from './deadline.ts';
import { clientErrorOf, StoreFault } from './fault.ts';
import type { Neo4jConnection, Rows } from './neo4j-connection.ts';
import type { Answer, BoundPlan, Store } from './store.ts';

/** Opens a graph that lies in Neo4j. Nothing is read until something is asked. */
export function openNeo4jStore(graph: Graph, connection: Neo4jConnection): Store {
  return new Neo4jStore(graph, connection);
}

/** How long, in milliseconds, to wait for the release: who asks is a probe, which does not wait long either. */
const probeMs = 2_000;

/** After how many changes of the release an operation is given up. */
const maxReleases = 3;

/** A search index, and the id of the release it was read of. */
interface Known {
  readonly release: string;
  readonly index: SearchIndex;
}

class Neo4jStore implements Store {
  readonly name: string;
  private readonly graph: Graph;
  private readonly connection: Neo4jConnection;
  private readonly statements = new WeakMap<Plan, string>();
  private known: Known | null = null;
  /** The index that is being read, for all who wait for one. */
  private reading: Promise<Known> | null = null;

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

  async execute(question: BoundPlan, client?: AbortSignal): Promise<Answer> {
    const { queryTimeoutMs } = this.connection.tuning;
    try {
      return await withDeadline(queryTimeoutMs, client, (signal) => this.answer(question, signal));
    } catch (error) {
      throw clientErrorOf(error);
    }
  }

  explain(question: BoundPlan) {
    const bound = this.known ? bindSearchesAtOnce(this.known.index, question) : unsearched(question);
    const parameters = Object.entries(parametersOf(bound)).map(([name, value]) => [
      name,
      typeof value === 'bigint' ? Number(value) : value,
    ]);
    return {
      cypher: printCypher(this.statementOf(question.plan)).trimEnd().split('\n'),
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

  /** One statement, unless a search finds that the release has changed since its index was read. */
  private async answer(question: BoundPlan, signal: AbortSignal): Promise<Answer> {
    const searches = needsIndex(question);
    for (let turn = 0; turn < maxReleases; turn++) {
      const known = searches ? await this.searchIndex(signal) : null;
      const bound = known ? await bindSearches(known.index, question, signal) : unsearched(question);
      const rows = await this.connection.read(this.statementOf(question.plan), parametersOf(bound), signal);
      const release = releaseOf(rows);
      if (!known || known.release === release.id) {
        return { release: release.id, tree: decodeRow(this.graph, bound, release, (rows[0] ?? []).slice(1)) };
      }
      if (this.known === known) this.known = null;
    }
    throw new StoreFault('changing-release');
  }

  /** The index, read once for all who ask meanwhile; none of them ends the reading by going away. */
  private async searchIndex(signal: AbortSignal): Promise<Known> {
    if (this.known) return this.known;
    this.reading ??= this.readIndex().finally(() => {
      this.reading = null;
    });
    return untilAborted(this.reading, signal);
  }

  private async readIndex(): Promise<Known> {
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
