import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fold } from '../../../src/explorer/draw/folding.ts';
import { layOut } from '../../../src/explorer/draw/layout.ts';
import { estimate } from '../../../src/explorer/draw/text.ts';
import { check } from '../../support/random/fast-check.ts';
import { expectComplete, expectReadable, graph, pictures } from './pictures.ts';

describe('the layout of a drawing', () => {
  it('never overlaps boxes, and draws every node and edge', () => {
    check(
      fc.property(pictures(40), (picture) => {
        const folded = fold(picture, graph);
        expectComplete(folded, picture);
        expectReadable(layOut(folded, graph), folded);
      }),
      100,
    );
  });

  it('gives the same drawing for the same picture', () => {
    check(
      fc.property(pictures(30), (picture) => {
        const draw = () => layOut(fold(structuredClone(picture), graph), graph);
        expect(draw()).toEqual(draw());
      }),
      30,
    );
  });

  it('keeps the names within their boxes', () => {
    check(
      fc.property(pictures(10), (picture) => {
        for (const { lines, width, label, isCut } of layOut(fold(picture, graph), graph).boxes.values()) {
          for (const line of lines)
            expect(estimate(line)).toBeLessThanOrEqual(Math.max(width, estimate(line[0] ?? '')));
          if (!isCut) expect(lines.join('').replaceAll(/\s/g, '')).toBe(label.replaceAll(/\s/g, ''));
          else expect(lines.at(-1)).toMatch(/…$/);
        }
      }),
      50,
    );
  });

  it('keeps every node and column where it was while the picture grows', () => {
    check(
      fc.property(
        pictures(40),
        fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { maxLength: 4 }),
        (picture, cuts) => {
          const shares = [...cuts.toSorted((a, b) => a - b), 1];
          let before: ReturnType<typeof layOut> | undefined;
          for (const share of shares) {
            const nodes = picture.nodes.slice(0, Math.max(1, Math.round(picture.nodes.length * share)));
            const ids = new Set(nodes.map(({ id }) => id));
            const edges = picture.edges.filter(({ from, to }) => ids.has(from) && ids.has(to));
            const folded = fold({ nodes, edges }, graph, { keep: ids });
            const layout = layOut(folded, graph, estimate, before);
            expectReadable(layout, folded);
            for (const { id, x, y, width, height } of before?.boxes.values() ?? []) {
              expect(layout.boxes.get(id)).toMatchObject({ x, y, width, height });
            }
            before = layout;
          }
        },
      ),
      60,
    );
  });

  it('puts kinds into the columns that the graph declares, those without one last', () => {
    const nodes = ['A', 'B', 'C', 'D'].map((kind) => ({ id: kind, name: kind, kind }));
    const { columns } = layOut(fold({ nodes, edges: [] }, graph), graph);
    expect(columns.map(({ boxes }) => boxes.map(({ id }) => id).join())).toEqual(['B', 'C', 'A', 'D']);
  });

  it('names each relation once between two columns, with its direction', () => {
    const nodes = ['a:1', 'a:2', 'b:1', 'b:2'].map((id) => ({ id, name: id, kind: id.slice(0, 1).toUpperCase() }));
    const edge = (from: string, to: string) => {
      const relation = `FROM_${from.slice(0, 1).toUpperCase()}`;
      return { id: `${relation}|${from}|${to}`, relation, from, to, values: [], claims: [] };
    };
    const edges = [edge('a:1', 'b:1'), edge('a:1', 'b:2'), edge('a:2', 'b:1'), edge('b:1', 'b:2'), edge('b:2', 'a:1')];
    const { headings } = layOut(fold({ nodes, edges }, graph), graph);
    const named = headings.filter(({ type }) => type === 'relation').map(({ lines }) => lines.join(' '));
    expect(named).toEqual(['← leads from a to', '↔ leads from b to']);
  });
});
