/**
 * Plans to read the edges around some nodes, or to count them, for algorithms on the graph. No document has such a
 * plan: one is made for each choice of relations, so that a store compiles it once.
 */
import { LRUCache } from 'lru-cache';
import { limitExceeded } from '../base/errors.ts';
import { must } from '../base/must.ts';
import type { Graph } from '../model/graph.ts';
import { type LimitValues, limitShape, limitSlots } from './fact-limit.ts';
import { type BoundPlan, bindPlan, type Plan, type Root, type SlotDefinition } from './plan.ts';
import type { Edge } from './result.ts';

/** The aliases of the one root that these plans have. */
export const incidentAlias = 'edges';
export const degreesAlias = 'degrees';

/** The number of plans that a graph keeps. */
const plansKept = 256;

/**
 * Plans to read every edge of these relations that starts or ends at one of the nodes: each once, by relation (as
 * declared), from and to (by code point). The result has a list of `Edge` under {@link incidentAlias}.
 * @param limit the greatest number of edges. LIMIT_EXCEEDED refuses more; the list is never cut.
 * @param evidence the values of a limit by evidence.
 */
export function bindIncident(
  graph: Graph,
  ids: readonly string[],
  relations: readonly string[],
  limit: number,
  evidence: LimitValues | null = null,
): BoundPlan {
  const { plan, values } = planFor(graph, 'incident', relations, evidence);
  return bindPlan(plan, [[...new Set(ids)], limit, ...values]);
}

/**
 * Plans to count the edges of each relation that start and end at each node that exists, in the order of the ids and
 * then as the relations are declared. The result has a list of `Degree` under {@link degreesAlias}.
 */
export function bindDegrees(
  graph: Graph,
  ids: readonly string[],
  relations: readonly string[],
  evidence: LimitValues | null = null,
): BoundPlan {
  const { plan, values } = planFor(graph, 'degrees', relations, evidence);
  return bindPlan(plan, [[...new Set(ids)], ...values]);
}

function planFor(
  graph: Graph,
  type: 'incident' | 'degrees',
  relations: readonly string[],
  evidence: LimitValues | null,
) {
  const declared = inDeclaredOrder(graph, relations);
  const limited = evidence && limitSlots(evidence, type === 'incident' ? 2 : 1);
  const key = [type, ...declared, ...(evidence ? [limitShape(evidence)] : [])];
  return { plan: keptPlan(graph, key, () => makePlan(type, declared, limited)), values: limited?.values ?? [] };
}

/** Returns each relation once. @throws {Error} for one that the graph does not declare. */
export function inDeclaredOrder(graph: Graph, relations: readonly string[]): readonly string[] {
  const wanted = new Set(relations.map((name) => graph.hop(name, 'out').relation.name));
  return [...graph.relations.keys()].filter((name) => wanted.has(name));
}

const plans = new WeakMap<Graph, LRUCache<string, Plan>>();

/** Returns the plan of a graph with a key. Makes it if it is new. */
export function keptPlan(graph: Graph, key: readonly string[], make: () => Plan): Plan {
  const kept = plans.get(graph) ?? new LRUCache<string, Plan>({ max: plansKept });
  plans.set(graph, kept);
  const name = key.join(' ');
  const plan = kept.get(name) ?? make();
  kept.set(name, plan);
  return plan;
}

function makePlan(
  type: 'incident' | 'degrees',
  relations: readonly string[],
  limited: ReturnType<typeof limitSlots> | null,
): Plan {
  const evidence = limited?.limit ?? null;
  const ids: SlotDefinition = { variable: 'ids', path: [], use: 'value', field: 'ids' };
  const limit: SlotDefinition = { variable: 'limit', path: [], use: 'limit', field: 'limit' };
  const [root, slots]: [Root, SlotDefinition[]] =
    type === 'incident'
      ? [{ alias: incidentAlias, read: { type, ids: 0, relations, limit: 1, evidence } }, [ids, limit]]
      : [{ alias: degreesAlias, read: { type, ids: 0, relations, evidence } }, [ids]];
  return { roots: [root], research: [], slots: [...slots, ...(limited?.slots ?? [])], checks: [] };
}

/** Sorts the edges that a store found. @throws {GraphQLError} LIMIT_EXCEEDED when there are too many. */
export function orderEdges(edges: readonly Edge[], relations: readonly string[], limit: number): readonly Edge[] {
  // Stores stop at the first edge above the limit, so the number that the error gives is the same everywhere.
  if (edges.length > limit) throw limitExceeded('maxWork', limit, limit + 1);
  const place = new Map(relations.map((name, i) => [name, i]));
  const groups = relations.map((): Edge[] => []);
  for (const edge of edges) {
    const group = must(place.get(edge.relation), 'the relation of an edge among those that were read');
    must(groups[group], 'the edges of a relation').push(edge);
  }
  return groups.flatMap((group) => group.sort((a, b) => compareIds(a.from, b.from) || compareIds(a.to, b.to)));
}

/** Compares ids. They are ASCII, so the comparison of JavaScript, which is far faster, equals that of code points. */
export const compareIds = (a: string, b: string): number => (a === b ? 0 : a < b ? -1 : 1);
