import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fold, foldId } from '../../../src/explorer/draw/folding.ts';
import { layOut } from '../../../src/explorer/draw/layout.ts';
import { pageSize } from '../../../src/explorer/draw/limits.ts';
import type { Picture } from '../../../src/explorer/draw/picture.ts';
import { estimate } from '../../../src/explorer/draw/text.ts';
import { check } from '../../support/random/fast-check.ts';
import { expectComplete, expectReadable, graph, pictures } from './pictures.ts';

/** A star: one node of kind A, joined to nodes of kind B. */
function star(size: number): Picture {
  const leaves = Array.from({ length: size }, (_, i) => ({ id: `b:${i}`, name: `leaf ${i}`, kind: 'B' }));
  const edges = leaves.map(({ id }) => {
    return { id: `FROM_A|a:0|${id}`, relation: 'FROM_A', from: 'a:0', to: id, values: [], claims: [] };
  });
  return { nodes: [{ id: 'a:0', name: 'center', kind: 'A' }, ...leaves], edges };
}

describe('the folds of a drawing', () => {
  it('hold each node and edge once, for every number of unfolded nodes and every limit', () => {
    const unfolded = fc.dictionary(fc.constantFrom('A', 'B', 'C', 'D'), fc.nat(60));
    const limits = fc.record({ boxes: fc.integer({ min: 4, max: 60 }), lines: fc.integer({ min: 16, max: 100 }) });
    check(
      fc.property(pictures(60), unfolded, limits, fc.nat(60), (picture, counts, limits, kept) => {
        const keep = new Set(picture.nodes.slice(0, kept).map(({ id }) => id));
        const folded = fold(picture, graph, { unfolded: new Map(Object.entries(counts)), keep, limits });
        expectComplete(folded, picture);
        expect(folded.boxes.length).toBeLessThanOrEqual(limits.boxes);
        expect(folded.lines.length).toBeLessThanOrEqual(limits.lines);
        expectReadable(layOut(folded, graph), folded);
      }),
      100,
    );
  });

  it('name a group with its size, and its rest below the nodes that are drawn', () => {
    const label = (unfolded: number) =>
      layOut(fold(star(97), graph, { unfolded: new Map([['B', unfolded]]) }), graph).boxes.get(foldId('B'))?.label;
    expect(label(0)).toBe('Bs 97');
    expect(label(10)).toBe('87 more bs');
    expect(label(97)).toBeUndefined();
  });

  it('unfold page by page in the given order, and keep the drawn nodes in place', () => {
    let before = layOut(fold(star(97), graph), graph);
    for (let shown = pageSize; shown < 97; shown += pageSize) {
      const layout = layOut(fold(star(97), graph, { unfolded: new Map([['B', shown]]) }), graph, estimate, before);
      const column = layout.columns[0]?.boxes ?? [];
      const names = Array.from({ length: shown }, (_, i) => `leaf ${i}`);
      expect(column.map(({ label }) => label)).toEqual([...names, `${97 - shown} more bs`]);
      for (const { id, isFold, y } of before.boxes.values()) if (!isFold) expect(layout.boxes.get(id)?.y).toBe(y);
      before = layout;
    }
  });

  it('draw at most 300 boxes and 600 lines, however many are unfolded', () => {
    const everything = new Map(graph.kinds.map(({ name }) => [name, 10_000]));
    const folded = fold(star(2_000), graph, { unfolded: everything });
    expect(folded.boxes.length).toBeLessThanOrEqual(300);
    expect(folded.boxes.length).toBeGreaterThan(280);
    expectComplete(folded, star(2_000));
  });

  it('refuse an edge without its nodes', () => {
    const { nodes, edges } = star(3);
    expect(() => fold({ nodes: nodes.slice(1), edges }, graph)).toThrow('an edge to a:0');
  });
});
