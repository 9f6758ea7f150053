import type { Line } from './folding.ts';
import { type Column, columnGap, type PlacedBox, type Point, type Route } from './geometry.ts';
import { groupBy } from './group.ts';

interface End {
  readonly box: PlacedBox;
  readonly column: number;
}

interface Draft {
  readonly line: Line;
  readonly left: End;
  readonly right: End;
  readonly isReversed: boolean;
  /** Where the line meets its boxes. */
  y1: number;
  y2: number;
  /** The height at which it passes each column between. */
  readonly passes: Pass[];
}

interface Pass {
  readonly column: Column;
  readonly wanted: number;
  y: number;
}

/**
 * Routes all lines. A line between columns leaves at the facing sides of its boxes and passes the columns between
 * through the nearest gap, never behind a box. A line within a column is an arc at its right.
 */
export function routeLines(lines: readonly Line[], columns: readonly Column[]): ReadonlyMap<string, Route> {
  const ends = new Map<string, End>();
  for (const [column, { boxes }] of columns.entries()) for (const box of boxes) ends.set(box.id, { box, column });
  const drafts = lines.flatMap((line): Draft[] => {
    const [from, to] = [ends.get(line.from), ends.get(line.to)];
    if (!from || !to) return [];
    const isReversed = from.column > to.column;
    const [left, right] = isReversed ? [to, from] : [from, to];
    return [{ line, left, right, isReversed, y1: 0, y2: 0, passes: [] }];
  });
  spreadEnds(drafts);
  passColumns(drafts, columns);
  return new Map(drafts.map((draft) => [draft.line.id, routeOf(draft)]));
}

const middle = ({ y, height }: PlacedBox): number => y + height / 2;

/** Spreads the lines at each side of a box over its height, by the height of their other ends. */
function spreadEnds(drafts: readonly Draft[]): void {
  interface Meeting {
    readonly box: PlacedBox;
    readonly side: string;
    readonly other: PlacedBox;
    readonly put: (y: number) => void;
  }
  const meetings = drafts.flatMap((draft): Meeting[] => {
    const [{ box: a, column }, { box: b, column: other }] = [draft.left, draft.right];
    const side = column === other ? 'right' : 'left';
    return [
      { box: a, side: 'right', other: b, put: (y) => (draft.y1 = y) },
      { box: b, side, other: a, put: (y) => (draft.y2 = y) },
    ];
  });
  const sides = groupBy(meetings, ({ box, side }) => `${side} ${box.id}`);
  for (const side of sides.values()) {
    side.sort((a, b) => middle(a.other) - middle(b.other));
    for (const [index, { box, put }] of side.entries()) {
      const step = Math.min(5, (box.height * 0.55) / Math.max(1, side.length - 1));
      put(round(middle(box) + (index - (side.length - 1) / 2) * step));
    }
  }
}

/** The least distance of a line from a box that it passes, and between lines that pass a column together. */
const clearance = 6;
const lineStep = 4;

/** A space in a column, between two boxes or beyond the last. */
interface Gap {
  readonly id: string;
  readonly low: number;
  readonly high: number;
}

/** Finds the gaps through which lines pass the columns between their ends, and spreads the lines of each gap. */
function passColumns(drafts: readonly Draft[], columns: readonly Column[]): void {
  const passing: { readonly gap: Gap; readonly pass: Pass }[] = [];
  for (const draft of drafts) {
    for (let index = draft.left.column + 1; index < draft.right.column; index++) {
      const column = columns[index];
      if (!column) continue;
      const share = (index - draft.left.column) / (draft.right.column - draft.left.column);
      const wanted = draft.y1 + (draft.y2 - draft.y1) * share;
      const pass = { column, wanted, y: wanted };
      draft.passes.push(pass);
      passing.push({ gap: gapNear(column, index, wanted), pass });
    }
  }
  for (const group of groupBy(passing, ({ gap }) => gap.id).values()) {
    group.sort((a, b) => a.pass.wanted - b.pass.wanted);
    const [first] = group;
    if (first)
      spreadPasses(
        first.gap,
        group.map(({ pass }) => pass),
      );
  }
}

/** Spreads lines over a gap: from its middle between two boxes, else each where it wants to be beyond the last box. */
function spreadPasses({ low, high }: Gap, passes: readonly Pass[]): void {
  if (Number.isFinite(low) && Number.isFinite(high)) {
    const step = Math.min(lineStep, Math.max(0, high - low - lineStep) / passes.length);
    const first = (low + high) / 2 - ((passes.length - 1) / 2) * step;
    for (const [index, pass] of passes.entries()) pass.y = round(first + index * step);
    return;
  }
  const isAbove = Number.isFinite(high);
  let free = isAbove ? high - clearance : low + clearance;
  for (const pass of isAbove ? passes.toReversed() : passes) {
    pass.y = round(isAbove ? Math.min(pass.wanted, free) : Math.max(pass.wanted, free));
    free = pass.y + (isAbove ? -lineStep : lineStep);
  }
}

/** Returns the gap of a column that is nearest to a height. */
function gapNear({ boxes }: Column, column: number, y: number): Gap {
  let best: Gap = { id: `${column}`, low: Number.NEGATIVE_INFINITY, high: Number.POSITIVE_INFINITY };
  let bestDistance = Number.POSITIVE_INFINITY;
  for (let index = 0; index <= boxes.length; index++) {
    const [above, below] = [boxes[index - 1], boxes[index]];
    const low = above ? above.y + above.height : Number.NEGATIVE_INFINITY;
    const high = below ? below.y : Number.POSITIVE_INFINITY;
    const distance = Math.max(0, low - y, y - high);
    if (distance >= bestDistance) continue;
    bestDistance = distance;
    best = { id: `${column} ${index}`, low, high };
  }
  return best;
}

const round = (value: number): number => Math.round(value * 10) / 10;

function routeOf({ left, right, isReversed, y1, y2, passes }: Draft): Route {
  const gap = left.column;
  const start = { x: left.box.x + left.box.width, y: y1 };
  const heights = [y1, y2, ...passes.map(({ y }) => y)].sort((a, b) => a - b);
  const extent = { top: heights[0] ?? y1, bottom: heights.at(-1) ?? y1 };
  if (left.column === right.column) {
    const bulge = round(Math.min(84, 22 + Math.abs(y2 - y1) / 5));
    const end = { x: right.box.x + right.box.width, y: y2 };
    const path = `M${start.x} ${start.y}C${start.x + bulge} ${start.y} ${end.x + bulge} ${end.y} ${end.x} ${end.y}`;
    return { path, ...extent, at: { x: round(start.x + columnGap / 2), y: round((y1 + y2) / 2) }, gap, way: 'within' };
  }
  const next = passes[0];
  const points: Point[] = [start];
  for (const { column, y } of passes) points.push({ x: column.x - 4, y }, { x: column.x + column.width + 4, y });
  points.push({ x: right.box.x, y: y2 });
  const at = {
    x: round((start.x + (next?.column.x ?? right.box.x)) / 2),
    y: round((y1 + (next?.y ?? y2)) / 2),
  };
  return {
    path: curve(isReversed ? points.reverse() : points),
    ...extent,
    at,
    gap,
    way: isReversed ? 'left' : 'right',
  };
}

/** Joins points by curves that are level at each of them. */
function curve(points: readonly Point[]): string {
  let path = '';
  let last: Point | undefined;
  for (const point of points) {
    const { x, y } = point;
    const half = last ? round((last.x + x) / 2) : 0;
    path += last ? (last.y === y ? `L${x} ${y}` : `C${half} ${last.y} ${half} ${y} ${x} ${y}`) : `M${x} ${y}`;
    last = point;
  }
  return path;
}
