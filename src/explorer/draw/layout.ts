import type { GraphDescription } from '../graph.ts';
import { capitalised } from '../words.ts';
import type { Box, Folded, Line } from './folding.ts';
import { type Column, columnGap, type Layout, type PlacedBox, type PlacedLine } from './geometry.ts';
import { groupBy } from './group.ts';
import { headingLine, headings } from './headings.ts';
import { orderColumns } from './order.ts';
import { placeAll, placeNew, type Spot } from './place.ts';
import { routeLines } from './route.ts';
import { estimate, lineHeight, type Measure, wrap } from './text.ts';

const padding = { x: 14, y: 8 };
const [leastWidth, mostWidth] = [96, 190];
const mostTextLines = 2;
const margin = 16;

interface Slot {
  order: number;
  x: number;
  width: number;
}

/**
 * Lays out a drawing in columns by kind. The same input gives the same drawing.
 * @param before the drawing that this one grows from: its nodes and columns stay where they are.
 */
export function layOut(folded: Folded, graph: GraphDescription, measure: Measure = estimate, before?: Layout): Layout {
  const orderOf = declaredOrder(graph);
  const labelOf = labels(graph);
  const slots = slotsOf(folded.boxes, orderOf, labelOf, measure, before?.columns ?? []);
  const sized = folded.boxes.map((box) => {
    const slot = slots.findIndex(({ order }) => order === orderOf(box.kind));
    const width = slots[slot]?.width ?? leastWidth;
    const label = labelOf(box);
    const text = wrap(label, width - 2 * padding.x, box.isFold ? 1 : mostTextLines, measure);
    return { box, slot, width, label, ...text, height: text.lines.length * lineHeight + 2 * padding.y };
  });
  const spots = new Map<string, Spot>();
  for (const { box, slot, height } of sized) {
    spots.set(box.id, { id: box.id, kind: box.kind, height, slot, near: [], beside: [], rank: 0, y: Number.NaN });
  }
  join(folded.lines, spots);
  const columns = slots.map((_, slot) => [...spots.values()].filter((spot) => spot.slot === slot));
  if (before) grow(columns, folded.boxes, before);
  else {
    orderColumns(columns);
    placeAll(columns);
  }
  const placed = sized.map(({ box, slot, width, label, lines, isCut, height }): PlacedBox => {
    const [x, y] = [slots[slot]?.x ?? 0, spots.get(box.id)?.y ?? 0];
    return { ...box, x, y, width, height, label, lines, isCut };
  });
  return finish(folded.lines, graph, slots, orderOf, placed, measure);
}

function finish(
  lines: readonly Line[],
  graph: GraphDescription,
  slots: readonly Slot[],
  orderOf: (kind: string) => number,
  placed: readonly PlacedBox[],
  measure: Measure,
): Layout {
  const boxes = new Map(placed.map((box) => [box.id, box]));
  const columns = slots.map((slot): Column => {
    const inColumn = placed.filter(({ kind }) => orderOf(kind) === slot.order);
    return { ...slot, boxes: inColumn.sort((a, b) => a.y - b.y) };
  });
  const routes = routeLines(lines, columns);
  const routed = lines.flatMap((line): PlacedLine[] => {
    const route = routes.get(line.id);
    return route ? [{ ...line, ...route }] : [];
  });
  const top = [...placed, ...routed].reduce((high, item) => Math.min(high, 'top' in item ? item.top : item.y), 0);
  const bottom = [...placed, ...routed].reduce(
    (low, item) => Math.max(low, 'bottom' in item ? item.bottom : item.y + item.height),
    top,
  );
  const names = headings(columns, routed, graph, top, measure);
  const [left, right] = [columns[0]?.x ?? 0, columns.at(-1)];
  const highest = names.reduce((high, { y }) => Math.min(high, y - headingLine), top);
  const hasArcs = routed.some(({ gap }) => gap === columns.length - 1);
  const end = (right?.x ?? 0) + (right?.width ?? 0) + (hasArcs ? columnGap : 0);
  const bounds = {
    x: left - margin,
    y: highest - margin,
    width: end - left + 2 * margin,
    height: bottom - highest + 2 * margin,
  };
  return { columns, boxes, lines: routed, headings: names, bounds };
}

/** Returns a function for the place of a kind among the columns. Kinds that declare none share the last column. */
export function declaredOrder(graph: GraphDescription): (kind: string) => number {
  const columns = new Map(graph.kinds.map(({ name, column }) => [name, column]));
  const last = graph.kinds.reduce((most, { column }) => Math.max(most, (column ?? -1) + 1), 0);
  return (kind) => columns.get(kind) ?? last;
}

/** Names a node, or the nodes in a fold: "Foods 97", or "87 more foods" below the foods that are drawn. */
function labels(graph: GraphDescription): (box: Box) => string {
  const plurals = new Map(graph.kinds.map(({ name, pluralLabel }) => [name, pluralLabel]));
  return ({ kind, members, isFold, shown }) => {
    if (!isFold) return members[0]?.name ?? '';
    const plural = plurals.get(kind) ?? kind;
    if (shown > 0) return `${members.length} more ${plural}`;
    return `${capitalised(plural)} ${members.length}`;
  };
}

/**
 * Chooses the columns and their widths. Columns that are drawn keep their places; a new one comes at the side where
 * it is nearest to its declared place, even if that is out of order.
 */
function slotsOf(
  boxes: readonly Box[],
  orderOf: (kind: string) => number,
  labelOf: (box: Box) => string,
  measure: Measure,
  before: readonly Slot[],
): Slot[] {
  const slots = before.map(({ order, x, width }) => ({ order, x, width }));
  const widths = new Map<number, number>();
  for (const box of boxes) {
    const order = orderOf(box.kind);
    // A fold has room for the nodes that come when it unfolds.
    for (const name of [labelOf(box), ...box.members.map((node) => node.name)]) {
      const width = Math.min(mostWidth, Math.max(leastWidth, Math.ceil(measure(name)) + 2 * padding.x));
      widths.set(order, Math.max(width, widths.get(order) ?? 0));
    }
  }
  const known = new Set(before.map(({ order }) => order));
  for (const [order, width] of [...widths].sort(([a], [b]) => a - b)) {
    if (known.has(order)) continue;
    const [first, last] = [slots[0], slots.at(-1)];
    const passed = (isLeft: boolean) =>
      before.filter((slot) => (isLeft ? slot.order < order : slot.order > order)).length;
    if (!first || !last) slots.push({ order, x: 0, width });
    else if (before.length > 0 && passed(true) < passed(false))
      slots.unshift({ order, x: first.x - columnGap - width, width });
    else slots.push({ order, x: last.x + last.width + columnGap, width });
  }
  return slots;
}

/** Notes at both ends of each line which box the line joins it to. */
function join(lines: readonly Line[], spots: ReadonlyMap<string, Spot>): void {
  for (const line of lines) {
    const [from, to] = [spots.get(line.from), spots.get(line.to)];
    if (!from || !to || from === to) continue;
    const side = from.slot === to.slot ? 'beside' : 'near';
    from[side].push(to);
    to[side].push(from);
  }
}

/** Places new boxes where nothing is drawn. A fold that changed moves to the end of the nodes that it gave up. */
function grow(columns: readonly (readonly Spot[])[], boxes: readonly Box[], before: Layout): void {
  const size = new Map(boxes.map(({ id, members }) => [id, members.length]));
  const hints = new Map<string, number>();
  for (const spot of columns.flat()) {
    const old = before.boxes.get(spot.id);
    if (!old) continue;
    if (!old.isFold || old.members.length === size.get(spot.id)) spot.y = old.y;
    else hints.set(spot.kind, old.y);
  }
  // Later columns see where the new boxes of earlier ones went.
  for (const column of columns) {
    const added = groupBy(
      column.filter(({ y }) => Number.isNaN(y)),
      ({ kind }) => kind,
    );
    const drawn = column.filter(({ y }) => !Number.isNaN(y));
    placeNew(drawn, [...added.values()], hints);
  }
}
