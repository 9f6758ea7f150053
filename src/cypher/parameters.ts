import { type BoundPlan, bindPlan, type ListSignature, type Plan } from '../plan/plan.ts';
import { fetchParameter, hitsName, slotName, valuesParameter } from './bindings.ts';
import { comparableText, noSide, type Side, sides } from './storage.ts';

/** Parameters as the driver sends them: a bigint is a Neo4j integer, a number a float. */
export type Parameters = Readonly<Record<string, unknown>>;

/** Returns the parameters of a compiled plan for one request: one for each slot, and others derived from the slots. */
export function parametersOf(
  { plan, values, searches, lookups }: BoundPlan,
  side: Side | typeof noSide = sides[0],
): Parameters {
  const sized: Record<string, unknown> = {};
  const parameters: Record<string, unknown> = { side, [valuesParameter]: sized };
  plan.slots.forEach((slot, i) => {
    const value = values[i];
    if (slot.use === 'pageSize' || slot.use === 'limit') parameters[fetchParameter(i)] = BigInt(Number(value)) + 1n;
    else if (slot.use === 'cursor') sized[slotName(i)] = cursorKeys(slot.list, value);
    // The arguments of an algorithm stay in the service.
    else if (slot.use !== 'argument') sized[slotName(i)] = value;
  });
  plan.roots.forEach((root, i) => {
    if (root.read.type !== 'search' && root.read.type !== 'byXref') return;
    const hits = searches.get(root.alias)?.hits.map((hit) => hit.id);
    sized[hitsName(i)] = hits ?? lookups.get(root.alias) ?? [];
  });
  return parameters;
}

/** Returns parameters of the types that a plan's statement gets, on no side. Neo4j plans the statement for them. */
export function emptyParameters(plan: Plan): Parameters {
  const isSize = (use: string) => use === 'pageSize' || use === 'limit';
  const values = plan.slots.map(({ use }) => (isSize(use) ? 1 : ''));
  return parametersOf(bindPlan(plan, values), noSide);
}

/**
 * Returns a cursor's values in the form that the statement compares: enum values by their place in the declaration,
 * strings in their comparable form.
 */
function cursorKeys(list: ListSignature, value: unknown): readonly unknown[] {
  const values = Array.isArray(value) ? value : [];
  return list.types.map(({ type, values: names }, i) => {
    const key = values[i];
    if (names && key !== null) return names.indexOf(String(key));
    return type === 'string' && typeof key === 'string' ? comparableText(key) : key;
  });
}
