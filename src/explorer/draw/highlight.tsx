/** Emphasises the lines of the item with the focus, and names their relations where they run. */
import type { GraphDescription } from '../graph.ts';

import { columnGap, type Layout, type PlacedLine } from './geometry.ts';
import { groupBy } from './group.ts';
import { headingLine, headingSize } from './headings.ts';
import { relationLabel, valueText } from './names.ts';
import { palette } from './palette.ts';
import { TextLines } from './scene.tsx';
import { fontSize, type Measure, wrap } from './text.ts';

/** Keeps emphasis from screen readers, which read the items themselves. */
const unread = { 'aria-hidden': true, 'pointer-events': 'none' } as const;

/** Returns the lines of an item: the line itself, or all that meet a box. */
export const linesOf = ({ lines }: Layout, item: string | null): readonly PlacedLine[] =>
  item === null ? [] : lines.filter(({ id, from, to }) => id === item || from === item || to === item);

/** Draws lines again, with emphasis. Screen readers and pointers use the lines below. */
export const NearLines = ({ lines, arrow, isOne }: { lines: readonly PlacedLine[]; arrow: string; isOne: boolean }) => (
  <g
    class={isOne ? 'near near-one' : 'near'}
    {...unread}
    fill="none"
    stroke={palette.accent}
    stroke-width={isOne ? 4 : 2.2}
  >
    {lines.map(({ id, path }) => (
      <path key={id} d={path} marker-end={`url(#${arrow})`} />
    ))}
  </g>
);

interface Label {
  readonly id: string;
  readonly lines: readonly string[];
  readonly x: number;
  y: number;
  readonly width: number;
  readonly height: number;
}

interface LabelsProps {
  readonly lines: readonly PlacedLine[];
  readonly isOne: boolean;
  readonly graph: GraphDescription;
  readonly measure: Measure;
}

/** Names the emphasised relations: each once in a gap, or a single line with its values. */
export function NearLabels({ lines, isOne, graph, measure }: LabelsProps) {
  return (
    <g class="near-labels" {...unread} font-size={headingSize} fill={palette.text}>
      {labelsOf(lines, isOne, graph, measure).map(({ id, lines, x, y, width, height }) => (
        <g key={id}>
          <rect
            x={x - width / 2}
            y={y}
            width={width}
            height={height}
            rx={4}
            fill={palette.background}
            stroke={palette.accent}
          />
          <TextLines lines={lines} x={x} y={y + 14} step={headingLine} anchor="middle" />
        </g>
      ))}
    </g>
  );
}

function labelsOf(lines: readonly PlacedLine[], isOne: boolean, graph: GraphDescription, measure: Measure): Label[] {
  const small: Measure = (text) => (measure(text) * headingSize) / fontSize;
  const labels = [...groupBy(lines, ({ relation, gap }) => `${relation} ${gap}`)].flatMap(([id, group]): Label[] => {
    const line = group.toSorted((a, b) => a.at.y - b.at.y)[Math.floor(group.length / 2)];
    if (!line) return [];
    const parts = [relationLabel(graph, line.relation), ...(isOne ? detailsOf(line) : [])];
    const wrapped = parts.flatMap((text) => wrap(text, columnGap - 18, 3, small).lines);
    const width = Math.ceil(wrapped.reduce((most, text) => Math.max(most, small(text)), 0)) + 12;
    const height = wrapped.length * headingLine + 6;
    return [{ id, lines: wrapped, x: line.at.x, y: line.at.y - height / 2, width, height }];
  });
  return spread(labels);
}

/** Returns the first values of a single edge, or the number of edges. */
const detailsOf = ({ edges }: PlacedLine): readonly string[] =>
  edges.length > 1 ? [`${edges.length} relations`] : (edges[0]?.values ?? []).slice(0, 3).map(valueText);

/** Moves labels of the same gap down until none overlaps another. */
function spread(labels: Label[]): Label[] {
  labels.sort((a, b) => a.y - b.y);
  for (const [index, label] of labels.entries()) {
    for (const above of labels.slice(0, index)) {
      const isBeside = Math.abs(above.x - label.x) >= (above.width + label.width) / 2;
      if (!isBeside) label.y = Math.max(label.y, above.y + above.height + 3);
    }
  }
  return labels;
}
