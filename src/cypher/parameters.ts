import type { Bound, ListSignature } from '../plan/plan.ts';
import { fetchParameter } from './bindings.ts';
import { hitsParameter } from './compile.ts';
import { comparableText } from './storage.ts';

/** Parameters as the driver sends them: a bigint is a Neo4j integer, a number a float. */
export type Parameters = Readonly<Record<string, unknown>>;

/** The parameters of a compiled plan for one request: one for each slot, and what is derived from them. */
export function parametersOf({ plan, values, searches, lookups }: Bound): Parameters {
  const parameters: Record<string, unknown> = {};
  plan.slots.forEach((slot, i) => {
    const value = values[i];
    if (slot.use === 'pageSize' || slot.use === 'limit') parameters[fetchParameter(i)] = BigInt(Number(value)) + 1n;
    else if (slot.use === 'cursor') parameters[`p${i}`] = cursorKeys(slot.list, value);
    // What an algorithm is asked is no business of the store's.
    else if (slot.use !== 'argument') parameters[`p${i}`] = value;
  });
  plan.roots.forEach((root, i) => {
    if (root.read.type !== 'search' && root.read.type !== 'byXref') return;
    const hits = searches.get(root.alias)?.hits.map((hit) => hit.id);
    parameters[hitsParameter(i)] = hits ?? lookups.get(root.alias) ?? [];
  });
  return parameters;
}

/** A cursor's values as the statement compares them: enum values by their place in the declaration, texts in their comparable form. */
function cursorKeys(list: ListSignature, value: unknown): readonly unknown[] {
  const values = Array.isArray(value) ? value : [];
  return list.types.map(({ type, values: names }, i) => {
    const key = values[i];
    if (names && key !== null) return names.indexOf(String(key));
    return type === 'string' && typeof key === 'string' ? comparableText(key) : key;
  });
}
