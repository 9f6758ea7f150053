/** Measures the values and filters of an operation, for its limits, its cost and its work. */
import type { Filter } from './conditions.ts';

/** Counts the letters, list items and input fields of a value: the effort of handling it, regardless of its content. */
export function sizeOf(value: unknown): number {
  if (typeof value === 'string') return value.length;
  if (typeof value !== 'object' || value === null) return 0;
  let size = 0;
  for (const item of Object.values(value)) size += 1 + sizeOf(item);
  return size;
}

/** Counts the objects inside a value, at any depth, up to one more than a limit. */
export function countObjects(value: unknown, limit: number): number {
  let count = 0;
  const inside = [value];
  for (let part = inside.pop(); part !== undefined && count <= limit; part = inside.pop()) {
    if (typeof part !== 'object' || part === null) continue;
    for (const item of Object.values(part)) {
      if (typeof item !== 'object' || item === null) continue;
      if (!Array.isArray(item)) count += 1;
      inside.push(item);
    }
  }
  return count;
}

/** Counts the conditions of a filter, including those on related nodes and on records. */
export function conditionsOf(filter: Filter | null): number {
  if (!filter) return 0;
  const inner = 'where' in filter ? conditionsOf(filter.where) : 0;
  return ownConditions(filter, conditionsOf) + inner;
}

/** Counts the conditions on one node or edge. Here a condition on related nodes counts once. */
export const comparisonsOf = (filter: Filter | null): number => (filter ? ownConditions(filter, comparisonsOf) : 0);

function ownConditions(filter: Filter, count: (filter: Filter) => number): number {
  if (filter.type === 'and' || filter.type === 'or') return filter.of.reduce((sum, part) => sum + count(part), 0);
  return filter.type === 'not' ? count(filter.of) : 1;
}
