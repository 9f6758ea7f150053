/** The properties in a plan: their declarations, and their descriptions for people. */
import type { Property } from '../model/define.ts';
import type { Graph, Hop, Lookup } from '../model/graph.ts';
import type { LookupRef, PropertyRef, Slot } from './conditions.ts';
import { admissionOf } from './evidence-limit.ts';
import type { SlotUse } from './plan.ts';
import type { Slots } from './slots.ts';

/** Writes the id in a slot. Where only the plan is known, that is the slot's number. */
export type IdText = (slot: Slot) => string;

export const slotText: IdText = (slot) => `$${slot}`;

/** Writes the ids of one request. */
export const boundIds =
  (values: readonly unknown[]): IdText =>
  (slot) =>
    String(values[slot]);

/** Describes a hop: "-WROTE->", or "<-WROTE-" against the relation's direction. */
export const describeHop = ({ relation, direction }: Hop): string =>
  direction === 'out' ? `-${relation.name}->` : `<-${relation.name}-`;

/** Describes a property: "edge.share", "node.name", or "(-HOLDS-> $3).copies" of the edge to a given node. */
export const describeProperty = (ref: PropertyRef, idText = slotText): string =>
  ref.on === 'lookup' ? `(${describeHop(ref.hop)} ${idText(ref.of)}).${ref.property}` : `${ref.on}.${ref.property}`;

/** The hop that a list reads, if any, and the kinds that its nodes may be of. */
export interface ListKinds {
  readonly hop: Hop | null;
  readonly kinds: readonly string[];
}

/** Returns the declarations of a property: one for each of the kinds that the nodes of a list may be of. */
export function declarationsOf(
  graph: Graph,
  { hop, kinds }: ListKinds,
  ref: PropertyRef,
): readonly (Property | undefined)[] {
  if (ref.on === 'node') return kinds.map((kind) => graph.kind(kind).properties[ref.property]);
  const relation = ref.on === 'lookup' ? ref.hop.relation : hop?.relation;
  return [relation?.properties[ref.property]];
}

/**
 * Returns the value of a lookup in a filter or an order, as a property of a list's nodes.
 * @param of the id: the value of a literal, or a reference into a variable.
 * @param field names the id in an error.
 */
export const lookUp = (graph: Graph, slots: Slots, lookup: Lookup, of: unknown, field: string): LookupRef =>
  refer(graph, slots, lookup, slots.add(of, field, { use: 'operandId', kinds: lookup.hop.targets }));

/** Returns the value of a lookup in a field. The field itself refuses a wrong id, which stores do not find. */
export const selectLookUp = (graph: Graph, slots: Slots, lookup: Lookup, of: unknown, field: string): LookupRef =>
  refer(graph, slots, lookup, slots.add(of, field, selectedId));

/** The use of the id of a lookup in a field. */
export const selectedId: SlotUse = { use: 'value' };

const refer = (graph: Graph, { limit }: Slots, { hop, definition }: Lookup, of: Slot): LookupRef => ({
  on: 'lookup',
  hop,
  property: definition.value,
  of,
  admitted: admissionOf(graph, hop, limit),
});
