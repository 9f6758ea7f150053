import type { Shape } from '../graph.ts';
import type { Box, Line } from './folding.ts';

/** A box with its place. Two boxes never overlap. */
export interface PlacedBox extends Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  /** The full label, and its lines in the box, which may leave out a part. */
  readonly label: string;
  readonly lines: readonly string[];
  readonly isCut: boolean;
}

export interface PlacedLine extends Line, Route {}

export interface Column {
  /** The place that the graph declares. Columns without one are last. */
  readonly order: number;
  readonly x: number;
  readonly width: number;
  /** From top to bottom. */
  readonly boxes: readonly PlacedBox[];
}

export interface Layout {
  /** From left to right. */
  readonly columns: readonly Column[];
  readonly boxes: ReadonlyMap<string, PlacedBox>;
  readonly lines: readonly PlacedLine[];
  /** Names of kinds above the columns, and of relations between them. */
  readonly headings: readonly Heading[];
  readonly bounds: { readonly x: number; readonly y: number; readonly width: number; readonly height: number };
}

/** The way of a line through the drawing. */
export interface Route {
  /** Data of an SVG path from the start of the relation to its end. */
  readonly path: string;
  /** The highest and the lowest point. */
  readonly top: number;
  readonly bottom: number;
  /** A point on the way, for a label. */
  readonly at: Point;
  /** The gap right of the column with this index, where the line leaves its left end. */
  readonly gap: number;
  /** The direction of the relation, or `within` if both ends are in one column. */
  readonly way: 'right' | 'left' | 'within';
}

export interface Point {
  readonly x: number;
  readonly y: number;
}

/** A name above the drawing: of a kind above its column, or of a relation above the gap where its lines run. */
export interface Heading {
  readonly type: 'kind' | 'relation';
  /** The name of the kind or relation in `GraphDescription`. */
  readonly name: string;
  readonly lines: readonly string[];
  /** The left end, and the baseline of the first line. */
  readonly x: number;
  readonly y: number;
  /** The outline of the kind. */
  readonly shape: Shape | null;
}

/** The space between columns, where the lines run. */
export const columnGap = 116;
