import type { GraphDescription } from '../graph.ts';

/** Patterns of lines, which distinguish relations between the same columns without colour. The first is solid. */
export const dashPatterns: readonly (string | undefined)[] = [
  undefined,
  '7 3',
  '2 3',
  '9 3 2 3',
  '14 4',
  '4 2 1 2 1 2',
];

/**
 * Gives each relation a pattern. Relations between the same two columns get different ones as long as the patterns
 * last. It depends on the graph alone, so a relation keeps its pattern in all drawings.
 */
export function dashesOf(
  graph: GraphDescription,
  orderOf: (kind: string) => number,
): ReadonlyMap<string, string | undefined> {
  const used = new Map<string, number>();
  const dashes = new Map<string, string | undefined>();
  for (const { name, from, to } of graph.relations) {
    const pairs = to.map((kind) => [orderOf(from), orderOf(kind)].sort((a, b) => a - b).join(' '));
    const next = pairs.reduce((most, pair) => Math.max(most, used.get(pair) ?? 0), 0);
    for (const pair of pairs) used.set(pair, next + 1);
    dashes.set(name, dashPatterns[next % dashPatterns.length]);
  }
  return dashes;
}
