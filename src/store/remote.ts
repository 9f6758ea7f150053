import { compilePlan, compileRelease } from '../cypher/compile.ts';
import { decodeRelease, decodeRow } from '../cypher/decode.ts';
import { parametersOf } from '../cypher/parameters.ts';
import { cypherName, ownerLabel } from '../cypher/storage.ts';
import { codedError } from '../errors.ts';
import type { Graph } from '../model/graph.ts';
import type { Release } from '../model/release.ts';
import type { Plan } from '../plan/plan.ts';
import { bindSearches } from '../search/bind.ts';
import { SearchIndex } from '../search/index.ts';
import type { Neo4jConnection } from './neo4j.ts';
import type { Question, Store } from './store.ts';

/** Opens a graph that lies in Neo4j. Nothing is read until something is asked. */
export function openNeo4jStore(graph: Graph, connection: Neo4jConnection): Store {
  return new Neo4jStore(graph, connection);
}

class Neo4jStore implements Store {
  readonly name = 'Neo4j';
  private readonly graph: Graph;
  private readonly connection: Neo4jConnection;
  private readonly statements = new WeakMap<Plan, string>();
  /** The index of the release it was read of. */
  private index: { readonly release: string; readonly index: SearchIndex } | null = null;

  constructor(graph: Graph, connection: Neo4jConnection) {
    this.graph = graph;
    this.connection = connection;
  }

  async release(): Promise<Release> {
    const [row] = await this.connection.read(`RETURN ${compileRelease(this.graph)}`, {});
    return decodeRelease(row?.[0]) ?? noRelease();
  }

  /** One statement, unless a search finds that the release has changed since its index was read. */
  async execute(question: Question, signal?: AbortSignal) {
    const searches = question.plan.roots.some((root) => root.read.type === 'search');
    for (;;) {
      const known = searches ? (this.index ?? (await this.readIndex(signal))) : null;
      const bound = known ? bindSearches(known.index, question) : { ...question, searches: new Map() };
      const [row = []] = await this.connection.read(this.statementOf(question.plan), parametersOf(bound), signal);
      const release = decodeRelease(row[0]) ?? noRelease();
      if (!known || known.release === release.id) return decodeRow(this.graph, bound, release, row.slice(1));
      this.index = null;
    }
  }

  explain(question: Question) {
    const bound = this.index ? bindSearches(this.index.index, question) : { ...question, searches: new Map() };
    const parameters = Object.entries(parametersOf(bound)).map(([name, value]) => [
      name,
      typeof value === 'bigint' ? Number(value) : value,
    ]);
    return { cypher: this.statementOf(question.plan).split('\n'), parameters: Object.fromEntries(parameters) };
  }

  close(): Promise<void> {
    return this.connection.close();
  }

  private statementOf(plan: Plan): string {
    const statement = this.statements.get(plan) ?? compilePlan(this.graph, plan);
    this.statements.set(plan, statement);
    return statement;
  }

  private async readIndex(signal?: AbortSignal): Promise<NonNullable<Neo4jStore['index']>> {
    const nodes = `COLLECT { MATCH (n:${cypherName(ownerLabel(this.graph))}) RETURN [n.id, n.name, n.synonyms, n.xrefs] }`;
    const [row = []] = await this.connection.read(`RETURN ${compileRelease(this.graph)}, ${nodes}`, {}, signal);
    const release = decodeRelease(row[0]) ?? noRelease();
    const found = Array.isArray(row[1]) ? row[1] : [];
    const index = new SearchIndex(
      found.map(([id, name, synonyms, xrefs]) => ({
        id: String(id),
        kind: this.graph.kindOfId(String(id))?.name ?? '',
        properties: { name, synonyms, xrefs: xrefs.map((text: string) => JSON.parse(text)) },
      })),
      this.graph.kinds.keys(),
    );
    this.index = { release: release.id, index };
    return this.index;
  }
}

function noRelease(): never {
  throw codedError('SERVICE_UNAVAILABLE', 'No release of the graph has been loaded yet. Try again later.');
}
