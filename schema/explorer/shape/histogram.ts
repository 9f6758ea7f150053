import { plain } from './numbers.ts';

/** The scales of a histogram: bins of equal width, or bins that grow by 1, 2, 5, 10. */
export type Scale = 'linear' | 'growing';

/** The smallest positive amount, and the largest. */
export interface Range {
  readonly least: number;
  readonly most: number;
}

/** The most bins: with one count for each, a document has at most this number of aliases. */
const mostBins = 24;

/** Returns digits times a power of ten as the nearest double: 3 * 0.1 would be 0.30000000000000004. */
const decimal = (digits: number, exponent: number): number => Number(`${digits}e${exponent}`);

/**
 * Returns the edges of the bins in rising order. Each bin contains its lower edge but not its upper one, and the last
 * edge is above the largest amount. Amounts of 0 are in no bin: the histogram counts them apart.
 */
export function binEdges({ least, most }: Range, scale: Scale): readonly number[] {
  if (most <= 0) return [0, 1];
  return scale === 'linear' ? linearEdges(most) : growingEdges(least, most);
}

/** Returns edges at multiples of a round step, from 0. The step is the smallest of 1, 2, 5, 10 with at most 12 bins. */
function linearEdges(most: number): readonly number[] {
  for (let exponent = Math.floor(Math.log10(most)) - 2; ; exponent += 1) {
    for (const digits of [1, 2, 5]) {
      const edges = Array.from({ length: 13 }, (_, i) => decimal(i * digits, exponent));
      const last = edges.findIndex((edge) => edge > most);
      if (last > 0) return edges.slice(0, last + 1);
    }
  }
}

/** Returns the edges 1, 2, 5 times powers of ten around the range. Of too many bins, the lowest are one bin from 0. */
function growingEdges(least: number, most: number): readonly number[] {
  const edges: number[] = [];
  for (let exponent = Math.floor(Math.log10(least)) - 1; ; exponent += 1) {
    for (const digits of [1, 2, 5]) {
      const edge = decimal(digits, exponent);
      if (edge <= least) edges.length = 0;
      edges.push(edge);
      if (edge > most) return edges.length <= mostBins + 1 ? edges : [0, ...edges.slice(-mostBins)];
    }
  }
}

/** A bin with the number of its foods. */
export interface Bin {
  readonly from: number;
  readonly below: number;
  readonly count: number;
  readonly label: string;
}

/** Joins edges and counts. @param unit the unit of the amounts, for the labels. */
export const binsOf = (edges: readonly number[], counts: readonly number[], unit: string): readonly Bin[] =>
  edges.slice(0, -1).map((from, i) => {
    const below = edges[i + 1] ?? from;
    return {
      from,
      below,
      count: counts[i] ?? 0,
      label: `${from === 0 ? 'above 0' : plain(from)} to below ${plain(below)} ${unit}`,
    };
  });

/** A column of a histogram, in the coordinates of its drawing. */
export interface Column {
  readonly bin: Bin;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** Lays the columns of a histogram out: equal widths, and heights in proportion to the counts. */
export function columnsOf(bins: readonly Bin[], size: { width: number; height: number }): readonly Column[] {
  const most = Math.max(
    1,
    bins.reduce((max, { count }) => Math.max(max, count), 0),
  );
  const width = size.width / Math.max(1, bins.length);
  return bins.map((bin, i) => {
    const height = (bin.count / most) * size.height;
    return { bin, x: i * width, y: size.height - height, width, height };
  });
}
