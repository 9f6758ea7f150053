/** Plans to read many edges as columns, for algorithms on the graph. No document has such a plan. */
import type { Graph } from '../model/graph.ts';
import type { EdgeTableRead } from './edge-reads.ts';
import { type LimitValues, limitShape, limitSlots } from './fact-limit.ts';
import { inDeclaredOrder, keptPlan } from './incident.ts';
import { type BoundPlan, bindPlan, type Plan, type SlotDefinition } from './plan.ts';

/** The alias of the one root that these plans have. */
export const edgeTableAlias = 'table';

/** The most pairs of nodes that a store looks up one by one. */
const mostPairs = 20_000;

/** A choice of edges: all of some relations, or those that start and end at given nodes. */
export interface EdgeChoice {
  readonly relations: readonly string[];
  /** The nodes where the edges start. Default: any. */
  readonly from?: readonly string[];
  /** The nodes where the edges end. Default: any. */
  readonly to?: readonly string[];
}

/** A request for edges with some of their properties. */
export interface EdgeTableRequest extends EdgeChoice {
  /** Default: none. */
  readonly properties?: readonly string[];
}

/**
 * Plans to read edges under {@link edgeTableAlias}: as an `EdgeTable`, as their number, or as the sorted ids of the
 * nodes at the end that is not given.
 * @param evidence the values of a limit by evidence.
 * @param limit the greatest number of edges in a table. LIMIT_EXCEEDED refuses more; the table is never cut.
 */
export function bindEdgeTable(
  graph: Graph,
  as: EdgeTableRead['as'],
  request: EdgeTableRequest,
  limit: number,
  evidence: LimitValues | null = null,
): BoundPlan {
  const [from, to] = [request.from, request.to].map((ids) => ids && [...new Set(ids)]);
  const relations = inDeclaredOrder(graph, request.relations);
  const properties = [...new Set(request.properties)].sort();
  const limited = evidence && limitSlots(evidence, 3);
  const shape = { as, begin: beginOf(from, to), relations, properties, evidence: limited?.limit ?? null };
  const given = [from ? 'from' : '', to ? 'to' : ''];
  const key = [
    'edgeTable',
    as,
    shape.begin,
    ...given,
    ...relations,
    '[',
    ...properties,
    ...(evidence ? [limitShape(evidence)] : []),
  ];
  const plan = keptPlan(graph, key, () => makePlan(shape, from !== undefined, to !== undefined, limited?.slots ?? []));
  return bindPlan(plan, [from ?? [], to ?? [], limit, ...(limited?.values ?? [])]);
}

/** Chooses the end with fewer nodes, or pairs of nodes where they are few. */
function beginOf(from: readonly string[] | undefined, to: readonly string[] | undefined): EdgeTableRead['begin'] {
  if (!from || !to) return from || !to ? 'from' : 'to';
  if (from.length * to.length <= mostPairs) return 'pairs';
  return from.length <= to.length ? 'from' : 'to';
}

type Shape = Pick<EdgeTableRead, 'as' | 'begin' | 'relations' | 'properties' | 'evidence'>;

function makePlan(shape: Shape, hasFrom: boolean, hasTo: boolean, limited: readonly SlotDefinition[]): Plan {
  const ids = (name: string): SlotDefinition => ({ variable: name, path: [], use: 'value', field: name });
  const limit: SlotDefinition = { variable: 'limit', path: [], use: 'limit', field: 'limit' };
  const read = { type: 'edgeTable', from: hasFrom ? 0 : null, to: hasTo ? 1 : null, ...shape, limit: 2 } as const;
  const slots = [ids('from'), ids('to'), limit, ...limited];
  return { roots: [{ alias: edgeTableAlias, read }], research: [], slots, checks: [] };
}
