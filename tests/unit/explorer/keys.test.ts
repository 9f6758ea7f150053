import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fold } from '../../../src/explorer/draw/folding.ts';
import { isWalkKey, type Place, sidesOf, walk } from '../../../src/explorer/draw/keys.ts';
import { layOut } from '../../../src/explorer/draw/layout.ts';
import { check } from '../../support/random/fast-check.ts';
import { graph, pictures } from './pictures.ts';

const keys = ['ArrowUp', 'ArrowDown', 'ArrowLeft', 'ArrowRight', 'Home', 'End', 'PageUp', 'PageDown'];

describe('the keys of a drawing', () => {
  it('reach every box and every line from every other', () => {
    check(
      fc.property(pictures(25), (picture) => {
        const layout = layOut(fold(picture, graph), graph);
        const sides = sidesOf(layout);
        const start: Place = { item: layout.columns[0]?.boxes[0]?.id ?? '', from: null };
        const keyOf = ({ item, from }: Place) => `${from} ${item}`;
        const reached = new Map([[keyOf(start), start]]);
        for (const place of reached.values()) {
          for (const key of keys) {
            const next = walk(layout, sides, place, key);
            if (next && !reached.has(keyOf(next))) reached.set(keyOf(next), next);
          }
        }
        const items = [...layout.boxes.keys(), ...layout.lines.map(({ id }) => id)];
        const visited = new Set([...reached.values()].map(({ item }) => item));
        expect([...visited].toSorted()).toEqual(items.toSorted());
      }),
      60,
    );
  });

  it('go across a line to its other end, and back', () => {
    check(
      fc.property(pictures(25), (picture) => {
        const layout = layOut(fold(picture, graph), graph);
        const sides = sidesOf(layout);
        for (const [id, at] of sides) {
          for (const [side, there, back] of [
            ['right', 'ArrowRight', 'ArrowLeft'],
            ['left', 'ArrowLeft', 'ArrowRight'],
          ] as const) {
            const line = at[side][0];
            if (!line) continue;
            const first = walk(layout, sides, { item: id, from: null }, there);
            expect(at[side].some((candidate) => candidate.id === first?.item)).toBe(true);
            const other = line.from === id ? line.to : line.from;
            const place = { item: line.id, from: id };
            expect(walk(layout, sides, place, there)).toEqual({ item: other, from: null });
            expect(walk(layout, sides, place, back)).toEqual({ item: id, from: null });
          }
        }
      }),
      60,
    );
  });

  it('are the arrows and the keys that jump; all others belong to the page', () => {
    expect(keys.every(isWalkKey)).toBe(true);
    expect(['Tab', 'Enter', 'a', 'Escape', ' '].some(isWalkKey)).toBe(false);
  });
});
