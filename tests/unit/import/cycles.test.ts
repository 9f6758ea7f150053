import { expect, it } from 'vitest';
import { findCycles } from '../../../src/import/cycles.ts';
import type { SeedEdge } from '../../../src/import/edges.ts';

const edge = (from: string, to: string): SeedEdge => ({
  data: { relation: 'R', from, to, properties: {}, evidence: [] },
  record: { file: 'a.yaml', line: 1, typeName: 'R', fields: new Map() },
});
/** Edges written as "a b": from a to b. */
const cyclesOf = (...edges: string[]): string[] =>
  findCycles(edges.map((ends) => edge(ends.charAt(0), ends.charAt(2)))).map((cycle) =>
    cycle.map(({ data }) => `${data.from} ${data.to}`).join(', '),
  );

it('finds none in a lattice', () => {
  expect(cyclesOf('a b', 'a c', 'b d', 'c d', 'e d', 'e a')).toEqual([]);
});

it('finds a loop, a pair and a ring behind a tail', () => {
  expect(cyclesOf('a a')).toEqual(['a a']);
  expect(cyclesOf('a b', 'b a')).toEqual(['a b, b a']);
  expect(cyclesOf('t a', 'a b', 'b c', 'c a')).toEqual(['a b, b c, c a']);
});

it('finds both of two that share a node', () => {
  expect(cyclesOf('a b', 'b a', 'a c', 'c a')).toEqual(['a b, b a', 'a c, c a']);
});

it('walks a chain longer than calls can nest', () => {
  const length = 50_000;
  const ring = Array.from({ length }, (_, i) => edge(`n${i}`, `n${(i + 1) % length}`));
  expect(findCycles(ring.slice(1))).toEqual([]);
  expect(findCycles(ring).map((cycle) => cycle.length)).toEqual([length]);
});
