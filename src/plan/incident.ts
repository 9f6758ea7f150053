/**
 * The edges around some nodes, and how many there are: what algorithms on the graph read. Their plans are made here
 * rather than from a document, one for each choice of relations, so that a store compiles each once.
 */
import { limitExceeded } from '../base/errors.ts';
import type { Graph } from '../model/graph.ts';
import { compareText } from '../model/text.ts';
import type { BoundPlan, Plan, Root, SlotDefinition } from './plan.ts';
import type { Edge } from './result.ts';

/** The alias of the one root that these plans have. */
export const incidentAlias = 'edges';
export const degreesAlias = 'degrees';

/** Choices of relations for which plans are kept. */
const plansKept = 256;

/**
 * Every edge of these relations that starts or ends at one of the nodes, each once, by relation (as declared), from and
 * to (by code point). Answered under {@link incidentAlias} by a list of `Edge`.
 * @param limit the most edges there may be: more are refused with LIMIT_EXCEEDED, never cut.
 */
export function incidentQuestion(
  graph: Graph,
  ids: readonly string[],
  relations: readonly string[],
  limit: number,
): BoundPlan {
  return { plan: planFor(graph, 'incident', relations), values: [[...new Set(ids)], limit] };
}

/**
 * How many edges of each relation start and end at each node that exists, in the order of the ids and then as the
 * relations are declared. Answered under {@link degreesAlias} by a list of `Degree`.
 */
export function degreesQuestion(graph: Graph, ids: readonly string[], relations: readonly string[]): BoundPlan {
  return { plan: planFor(graph, 'degrees', relations), values: [[...new Set(ids)]] };
}

const plans = new WeakMap<Graph, Map<string, Plan>>();

function planFor(graph: Graph, type: 'incident' | 'degrees', relations: readonly string[]): Plan {
  const wanted = new Set(relations.map((name) => graph.hop(name, 'out').relation.name));
  const declared = [...graph.relations.keys()].filter((name) => wanted.has(name));
  const kept = plans.get(graph) ?? new Map<string, Plan>();
  plans.set(graph, kept);
  const key = [type, ...declared].join(' ');
  const plan = kept.get(key) ?? makePlan(type, declared);
  // Put last, so that the first is the one not asked for the longest time.
  kept.delete(key);
  const [oldest] = kept.keys();
  if (kept.size >= plansKept && oldest !== undefined) kept.delete(oldest);
  kept.set(key, plan);
  return plan;
}

function makePlan(type: 'incident' | 'degrees', relations: readonly string[]): Plan {
  const ids: SlotDefinition = { variable: 'ids', path: [], use: 'value', field: 'ids' };
  const limit: SlotDefinition = { variable: 'limit', path: [], use: 'limit', field: 'limit' };
  const [root, slots]: [Root, SlotDefinition[]] =
    type === 'incident'
      ? [{ alias: incidentAlias, read: { type, ids: 0, relations, limit: 1 } }, [ids, limit]]
      : [{ alias: degreesAlias, read: { type, ids: 0, relations } }, [ids]];
  return { roots: [root], research: [], slots, checks: [] };
}

/** Puts the edges that a store found in order. @throws {GraphQLError} LIMIT_EXCEEDED when there are too many. */
export function orderEdges(edges: readonly Edge[], relations: readonly string[], limit: number): readonly Edge[] {
  // Stores stop looking at the first edge too many, wherever it lies.
  if (edges.length > limit) throw limitExceeded('maxWork', limit, limit + 1);
  const place = new Map(relations.map((name, i) => [name, i]));
  const placeOf = ({ relation }: Edge) => place.get(relation) ?? -1;
  return [...edges].sort((a, b) => placeOf(a) - placeOf(b) || compareText(a.from, b.from) || compareText(a.to, b.to));
}
