/** The properties that a plan filters and orders by, and the conditions on them. */
import type { Direction, OrderKey, RecordsProperty } from '../model/define.ts';
import type { Hop } from '../model/graph.ts';

/** Number of a slot: the index of its value in `BoundPlan.values`. */
export type Slot = number;

export type Comparator =
  | 'eq'
  | 'in'
  | 'gt'
  | 'gte'
  | 'lt'
  | 'lte'
  | 'contains'
  | 'startsWith'
  | 'isNull'
  | 'has'
  | 'isEmpty';

/** A property of the edges of a list, or of its nodes. */
export type OwnProperty = Omit<OrderKey, 'direction'>;

/** A property of the edge between each node of a list and one given node; missing where there is no such edge. */
export interface LookupRef {
  readonly on: 'lookup';
  readonly hop: Hop;
  readonly property: string;
  /** The id of the given node. */
  readonly of: Slot;
  readonly admitted: Admission;
}

/**
 * Limits answers to the relations that some evidence supports. A condition is null where the query does not give it.
 * Evidence has to satisfy the first three.
 */
export interface EvidenceLimit {
  /** The ids of its sources. */
  readonly sources: Slot | null;
  /** The kinds of its source. */
  readonly sourceKinds: Slot | null;
  readonly status: Slot | null;
  /** The least number of families of sources behind an edge; null for 1. */
  readonly minSources: Slot | null;
  /** The value of the property that marks corroborated edges. */
  readonly corroborated: Slot | null;
}

/**
 * Whether a limit admits an edge by its own evidence (`edge`), or the evidence that is the node of the list (`node`) or
 * an end of the edge. `subject` asks for some admitted evidence about the node of the list.
 */
export interface EvidenceFilter {
  readonly type: 'evidence';
  readonly on: 'edge' | 'node' | 'from' | 'to' | 'subject';
  readonly limit: EvidenceLimit;
}

/** The conditions under which limits admit an edge; empty without a limit. */
export type Admission = readonly EvidenceFilter[];

export type PropertyRef = OwnProperty | LookupRef;

/** The operand of a condition: a property or, in a condition on records, a field of one record. */
export type OperandRef = PropertyRef | { readonly on: 'record'; readonly property: string };

/** One key of an order. */
export type PlanKey = PropertyRef & { readonly direction: Direction };

/**
 * A condition on an edge and the node at its far end. It is true or false, never unknown: a missing value satisfies
 * only `isNull: true`, and `not` negates exactly that.
 */
export type Filter =
  | { readonly type: 'and' | 'or'; readonly of: readonly Filter[] }
  | { readonly type: 'not'; readonly of: Filter }
  | EvidenceFilter
  | (OperandRef & { readonly type: 'compare'; readonly comparator: Comparator; readonly value: Slot })
  /** Whether any record of a property (`some`) or no record (`none`) satisfies the condition. */
  | {
      readonly type: 'records';
      readonly on: 'edge' | 'node';
      readonly property: string;
      readonly definition: RecordsProperty;
      readonly quantifier: 'some' | 'none';
      readonly where: Filter | null;
    }
  /** Whether any related node (`some`) or no related node (`none`) satisfies the condition. */
  | { readonly type: 'related'; readonly hop: Hop; readonly quantifier: 'some' | 'none'; readonly where: Filter | null }
  /** How many related nodes satisfy the condition. */
  | {
      readonly type: 'count';
      readonly hop: Hop;
      readonly where: Filter | null;
      readonly comparator: 'eq' | 'gt' | 'gte' | 'lt' | 'lte';
      readonly value: Slot;
    };
