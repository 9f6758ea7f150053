import { compilePlan } from '../cypher/compile.ts';
import { decodeRow } from '../cypher/decode.ts';
import { parametersOf } from '../cypher/parameters.ts';
import { cypherName, ownerLabel, releaseLabel } from '../cypher/storage.ts';
import type { Graph } from '../model/graph.ts';
import type { Plan } from '../plan/plan.ts';
import { SearchIndex } from '../search/index.ts';
import type { Neo4jConnection } from './neo4j.ts';
import type { Release, Store } from './store.ts';

/** Opens a graph that lies in Neo4j. */
export function openNeo4jStore(graph: Graph, connection: Neo4jConnection): Store {
  const statements = new WeakMap<Plan, string>();
  const statementOf = (plan: Plan): string => {
    const known = statements.get(plan) ?? compilePlan(graph, plan);
    statements.set(plan, known);
    return known;
  };
  let index: Promise<SearchIndex> | undefined;
  return {
    name: 'Neo4j',
    release: () => readRelease(graph, connection),
    searchIndex: () => {
      index ??= readIndex(graph, connection);
      return index;
    },
    execute: async (bound) => {
      const [row] = await connection.read(statementOf(bound.plan), parametersOf(bound));
      return decodeRow(graph, bound, row?.slice(1) ?? []);
    },
    close: () => connection.close(),
  };
}

async function readRelease(graph: Graph, connection: Neo4jConnection): Promise<Release> {
  const text = `MATCH (r:${cypherName(releaseLabel(graph))}) RETURN r.id, r.version, r.title, r.published, r.counts`;
  const [row] = await connection.read(text, {});
  if (!row) throw new Error('no release');
  const [id, version, title, published, counts] = row.map(String);
  return { id, version, title, published, ...JSON.parse(counts ?? '{}') } as Release;
}

async function readIndex(graph: Graph, connection: Neo4jConnection): Promise<SearchIndex> {
  const text = `MATCH (n:${cypherName(ownerLabel(graph))}) RETURN n.id, n.name, n.synonyms, n.xrefs`;
  const rows = await connection.read(text, {});
  const nodes = rows.map(([id, name, synonyms, xrefs]) => ({
    id: String(id),
    kind: graph.kindOfId(String(id))?.name ?? '',
    properties: {
      name: String(name),
      synonyms: Array.isArray(synonyms) ? synonyms.map(String) : [],
      xrefs: Array.isArray(xrefs) ? xrefs.map((text) => JSON.parse(String(text))) : [],
    },
  }));
  return new SearchIndex(nodes, graph.kinds.keys());
}
