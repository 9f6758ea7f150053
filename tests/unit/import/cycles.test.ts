import { expect, it } from 'vitest';
import { type Ends, findCycles } from '../../../src/import/cycles.ts';

/** Edges between numbers, by place. */
const endsOf = (edges: readonly (readonly [from: number, to: number])[]): Ends => ({
  length: edges.length,
  fromAt: (place) => edges[place]?.[0] ?? Number.NaN,
  toAt: (place) => edges[place]?.[1] ?? Number.NaN,
});
/** Edges written as "a b": from a to b. Letters before "m" get numbers below 0. */
function cyclesOf(...edges: string[]): string[] {
  const numberOf = (letter: string) => letter.charCodeAt(0) - 'm'.charCodeAt(0);
  const ends = endsOf(edges.map((pair) => [numberOf(pair.charAt(0)), numberOf(pair.charAt(2))]));
  return [...findCycles(ends, numberOf('a'), numberOf('z') + 1)].map((cycle) =>
    cycle.map((place) => edges[place]).join(', '),
  );
}

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
  const ring = Array.from({ length }, (_, i) => [i, (i + 1) % length] as const);
  expect([...findCycles(endsOf(ring.slice(1)), 0, length)]).toEqual([]);
  expect([...findCycles(endsOf(ring), 0, length)].map((cycle) => cycle.length)).toEqual([length]);
});
