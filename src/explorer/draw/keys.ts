/** Walks through a drawing by keyboard: along a column, and across an edge to another box. */

import type { Layout, PlacedBox, PlacedLine } from './geometry.ts';
import { groupBy } from './group.ts';

/** The item with the focus: a box, or a line with the box from which the walk entered it. */
export interface Place {
  readonly item: string;
  readonly from: string | null;
}

type Side = 'left' | 'right';

/** The lines at both sides of each box, by the height of their other ends. */
export type Sides = ReadonlyMap<string, Readonly<Record<Side, readonly PlacedLine[]>>>;

export function sidesOf({ lines, boxes }: Layout): Sides {
  const meetings = lines.flatMap((line) => {
    const ends = line.from === line.to ? [line.from] : [line.from, line.to];
    return ends.map((id) => ({ id, line, side: sideOf(line, id) }));
  });
  const heightOf = (id: string, line: PlacedLine) => boxes.get(otherEnd(line, id))?.y ?? 0;
  const sides = new Map<string, Record<Side, PlacedLine[]>>();
  for (const [id, ofBox] of groupBy(meetings, ({ id }) => id)) {
    const at = (side: Side) =>
      ofBox
        .filter((meeting) => meeting.side === side)
        .map(({ line }) => line)
        .sort((a, b) => heightOf(id, a) - heightOf(id, b));
    sides.set(id, { left: at('left'), right: at('right') });
  }
  return sides;
}

function sideOf({ way, from }: PlacedLine, id: string): Side {
  if (way === 'within') return 'right';
  return (way === 'right') === (from === id) ? 'right' : 'left';
}

/** Returns the end of a line that is not this box; the box itself if the line begins and ends there. */
export const otherEnd = ({ from, to }: PlacedLine, id: string): string => (from === id ? to : from);

/**
 * Returns the next place for a key that `isWalkKey` accepts; null if nothing is in that direction.
 */
export function walk(layout: Layout, sides: Sides, place: Place, key: string): Place | null {
  const line = layout.lines.find(({ id }) => id === place.item);
  if (line) return walkFromLine(layout, sides, line, place.from ?? leftEnd(line), key);
  const box = layout.boxes.get(place.item);
  return box ? walkFromBox(layout, sides, box, key) : null;
}

const walkKeys = ['ArrowUp', 'ArrowDown', 'ArrowLeft', 'ArrowRight', 'Home', 'End', 'PageUp', 'PageDown'];

export const isWalkKey = (key: string): boolean => walkKeys.includes(key);

const leftEnd = ({ way, from, to }: PlacedLine): string => (way === 'left' ? to : from);

const atBox = (box: PlacedBox | undefined): Place | null => (box ? { item: box.id, from: null } : null);

function walkFromBox({ columns }: Layout, sides: Sides, box: PlacedBox, key: string): Place | null {
  const column = columns.findIndex(({ boxes }) => boxes.includes(box));
  const boxes = columns[column]?.boxes ?? [];
  const row = boxes.indexOf(box);
  const side = key === 'ArrowLeft' ? 'left' : key === 'ArrowRight' ? 'right' : null;
  if (side) {
    const lines = sides.get(box.id)?.[side] ?? [];
    // The middle line is the straightest.
    const line = lines[Math.floor((lines.length - 1) / 2)];
    return line ? { item: line.id, from: box.id } : null;
  }
  if (key === 'ArrowUp') return atBox(boxes[row - 1]);
  if (key === 'ArrowDown') return atBox(boxes[row + 1]);
  if (key === 'Home') return atBox(boxes[0]);
  if (key === 'End') return atBox(boxes.at(-1));
  const next = columns[column + (key === 'PageUp' ? -1 : 1)]?.boxes ?? [];
  return atBox(next.toSorted((a, b) => Math.abs(a.y - box.y) - Math.abs(b.y - box.y))[0]);
}

function walkFromLine({ boxes }: Layout, sides: Sides, line: PlacedLine, from: string, key: string): Place | null {
  const side = sideOf(line, from);
  const lines = sides.get(from)?.[side] ?? [];
  const at = (next: PlacedLine | undefined): Place | null => (next ? { item: next.id, from } : null);
  if (key === 'ArrowUp') return at(lines[lines.indexOf(line) - 1]);
  if (key === 'ArrowDown') return at(lines[lines.indexOf(line) + 1]);
  if (key === 'Home') return at(lines[0]);
  if (key === 'End') return at(lines.at(-1));
  if (key === 'ArrowLeft' || key === 'ArrowRight') {
    const goesOn = (key === 'ArrowRight') === (side === 'right');
    return atBox(boxes.get(goesOn ? otherEnd(line, from) : from));
  }
  return null;
}
