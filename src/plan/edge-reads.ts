/** Reads of edges for algorithms on the graph. No GraphQL field has one of them. */
import type { EvidenceLimit, Slot } from './conditions.ts';

/** Every edge of some relations that starts or ends at one of some nodes. See `incident.ts`. */
export interface Incident {
  readonly type: 'incident';
  readonly ids: Slot;
  /** In declared order. */
  readonly relations: readonly string[];
  readonly limit: Slot;
  /** The limit by evidence. */
  readonly evidence: EvidenceLimit | null;
}

/** The number of edges of some relations at each of some nodes. See `incident.ts`. */
export interface Degrees {
  readonly type: 'degrees';
  readonly ids: Slot;
  /** In declared order. */
  readonly relations: readonly string[];
  /** The limit by evidence. */
  readonly evidence: EvidenceLimit | null;
}

/**
 * Every edge of some relations from one set of nodes to another: as columns, or only their number, or only the nodes at
 * the end that is not given. See `edge-table.ts`.
 */
export interface EdgeTableRead {
  readonly type: 'edgeTable';
  readonly as: 'table' | 'count' | 'ends';
  /** The ids of the nodes where the edges start; null for any node. */
  readonly from: Slot | null;
  /** The ids of the nodes where they end; null for any node. */
  readonly to: Slot | null;
  /** Where a store that cannot count the edges of the nodes should begin to look for edges. */
  readonly begin: 'from' | 'to' | 'pairs';
  /** In declared order. */
  readonly relations: readonly string[];
  /** Sorted. An edge of a relation without the property has null. */
  readonly properties: readonly string[];
  readonly limit: Slot;
  /** The limit by evidence. */
  readonly evidence: EvidenceLimit | null;
}
