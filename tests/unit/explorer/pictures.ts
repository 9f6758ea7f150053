/** Random pictures, and the laws that every drawing of a picture obeys. */
import fc from 'fast-check';
import { expect } from 'vitest';
import type { Folded } from '../../../src/explorer/draw/folding.ts';
import type { Layout } from '../../../src/explorer/draw/geometry.ts';
import type { Picture } from '../../../src/explorer/draw/picture.ts';
import type { GraphDescription, RelationDescription, Shape } from '../../../src/explorer/graph.ts';

const shapes: readonly Shape[] = ['pill', 'rectangle', 'hexagon', 'folded'];

/** A graph without a domain: kinds in three columns, one without a column, and relations within and across columns. */
export const graph: GraphDescription = {
  name: 'Shapes',
  description: '',
  kinds: ['A', 'B', 'C', 'D'].map((name, index) => ({
    name,
    value: name,
    description: '',
    label: name.toLowerCase(),
    pluralLabel: `${name.toLowerCase()}s`,
    field: name.toLowerCase(),
    listField: `${name.toLowerCase()}s`,
    idPrefix: name.toLowerCase(),
    properties: [],
    column: [2, 0, 1, null][index] ?? null,
    shape: shapes[index] ?? 'rectangle',
  })),
  relations: ['A', 'B', 'C', 'D'].map(
    (from): RelationDescription => ({
      name: `FROM_${from}`,
      description: '',
      from,
      to: ['A', 'B', 'C', 'D'],
      label: `leads from ${from.toLowerCase()} to`,
      inverseLabel: 'comes from',
      field: 'next',
      inverseField: 'previous',
      isSingle: false,
      inverseIsSingle: false,
      properties: [],
      hasEvidence: true,
    }),
  ),
  evidence: {
    kind: 'Claim',
    field: 'claims',
    status: null,
    section: null,
    disputedBy: null,
    asserted: null,
    denied: null,
    grades: [],
    source: { kind: 'Source', field: null, url: null, licence: null, family: null, sort: null, weakSorts: [] },
    limits: [{ name: 'all', label: 'all', limit: null }],
    questionLimit: 'all',
  },
};

const name = fc.oneof(
  fc.string({ maxLength: 60, unit: 'grapheme' }),
  fc.constantFrom('magnesium', 'a word and another word and a third', 'Donaudampfschifffahrtsgesellschaftskapitän', ''),
);

/** Makes pictures with at least one node; edges join any nodes, also a node to itself. */
export const pictures = (maxNodes: number): fc.Arbitrary<Picture> =>
  fc
    .array(fc.record({ kind: fc.constantFrom('A', 'B', 'C', 'D'), name }), { minLength: 1, maxLength: maxNodes })
    .map((nodes) => nodes.map((node, index) => ({ ...node, id: `${node.kind.toLowerCase()}:${index}` })))
    .chain((nodes) => {
      const end = fc.nat(nodes.length - 1);
      return fc.array(fc.tuple(end, end), { maxLength: maxNodes * 3 }).map((pairs): Picture => {
        const edges = pairs.flatMap(([a, b]) => {
          const [from, to] = [nodes[a], nodes[b]];
          if (!from || !to) return [];
          const relation = `FROM_${from.kind}`;
          return [
            { id: `${relation}|${from.id}|${to.id}`, relation, from: from.id, to: to.id, values: [], claims: [] },
          ];
        });
        return { nodes, edges: [...new Map(edges.map((edge) => [edge.id, edge])).values()] };
      });
    });

/** Expects each node in one box, and each edge in one line or inside one fold. */
export function expectComplete({ boxes, lines }: Folded, picture: Picture): void {
  const nodes = boxes.flatMap(({ members }) => members.map(({ id }) => id));
  expect(nodes.toSorted()).toEqual(picture.nodes.map(({ id }) => id).toSorted());
  const edges = [...lines.flatMap((line) => line.edges), ...boxes.flatMap(({ inside }) => inside)].map(({ id }) => id);
  expect(edges.toSorted()).toEqual(picture.edges.map(({ id }) => id).toSorted());
}

/** Expects boxes beside each other, within their columns, and a line for each line of the folded picture. */
export function expectReadable(layout: Layout, folded: Folded): void {
  expect(layout.lines.map(({ id }) => id).toSorted()).toEqual(folded.lines.map(({ id }) => id).toSorted());
  expect([...layout.boxes.keys()].toSorted()).toEqual(folded.boxes.map(({ id }) => id).toSorted());
  expect([...problemsOf(layout)]).toEqual([]);
}

/** Finds the places where a layout is hard to read. A single expectation for each box would take most of the time. */
function* problemsOf({ boxes, columns, lines, bounds }: Layout): Generator<string> {
  const isWithin = (inner: Area, outer: Area) =>
    inner.x >= outer.x &&
    inner.y >= outer.y &&
    inner.x + inner.width <= outer.x + outer.width &&
    inner.y + inner.height <= outer.y + outer.height;
  for (const box of boxes.values()) if (!isWithin(box, bounds)) yield `${box.id} is outside of the drawing`;
  for (const [index, column] of columns.entries()) {
    const left = columns[index - 1];
    if (left && left.x + left.width >= column.x) yield `column ${index} overlaps the one before`;
    for (const [row, box] of column.boxes.entries()) {
      const above = column.boxes[row - 1];
      if (above && above.y + above.height >= box.y) yield `${box.id} overlaps ${above.id}`;
      if (box.x < column.x || box.x + box.width > column.x + column.width) yield `${box.id} is outside of its column`;
    }
  }
  for (const { id, path, from, to } of lines) {
    if (!/^M-?[\d.]+ -?[\d.]+(?:[LC][-\d. ]+)+$/.test(path)) yield `the line ${id} has the path ${path}`;
    const points = pointsOf(path).map((point) => ({ ...point, width: 0, height: 0 }));
    if (!points.every((point) => isWithin(point, bounds))) yield `the line ${id} leaves the drawing`;
    for (const box of boxes.values()) {
      if (box.id === from || box.id === to) continue;
      if (points.some((point) => isWithin(point, box))) yield `the line ${id} passes behind ${box.id}`;
    }
  }
}

/** Returns points on a path of lines and curves, sixteen on each part. */
function pointsOf(path: string): { readonly x: number; readonly y: number }[] {
  let last = { x: 0, y: 0 };
  return [...path.matchAll(/([MLC])([^MLC]+)/g)].flatMap(([, command, given = '']) => {
    const numbers = given.trim().split(' ').map(Number);
    const [x = 0, y = 0] = numbers.slice(-2);
    const start = last;
    last = { x, y };
    if (command === 'M') return [last];
    // The controls of a straight part are its ends.
    const [x1 = 0, y1 = 0, x2 = 0, y2 = 0] = command === 'C' ? numbers : [start.x, start.y, x, y];
    return Array.from({ length: 16 }, (_, index) => {
      const t = (index + 1) / 16;
      const u = 1 - t;
      const at = (a: number, b: number, c: number, d: number) =>
        u ** 3 * a + 3 * u * u * t * b + 3 * u * t * t * c + t ** 3 * d;
      return { x: at(start.x, x1, x2, x), y: at(start.y, y1, y2, y) };
    });
  });
}

type Area = Layout['bounds'];
