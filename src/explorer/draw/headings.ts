import type { GraphDescription } from '../graph.ts';
import { capitalised } from '../words.ts';
import { type Column, columnGap, type Heading, type PlacedLine } from './geometry.ts';
import { groupBy } from './group.ts';
import { fontSize, type Measure, wrap } from './text.ts';

export const headingSize = 11;
export const headingLine = 14;
/** The space that the outline of a kind or the sample of a line takes before a heading. */
export const sampleWidth = 22;
const space = 16;
const mostHeadingLines = 5;

/** Names the kinds above their columns, and each relation once above each gap where its lines run. */
export function headings(
  columns: readonly Column[],
  lines: readonly PlacedLine[],
  graph: GraphDescription,
  top: number,
  measure: Measure,
): readonly Heading[] {
  const small: Measure = (text) => (measure(text) * headingSize) / fontSize;
  return columns.flatMap((column, index) => {
    const gapStart = column.x + column.width + 8;
    const inGap = lines.filter(({ gap }) => gap === index);
    return [
      ...stack(kindsOf(column, graph), column.x, column.width, top - space, small),
      ...stack(relationsOf(inGap, graph), gapStart, columnGap - 12, top - space, small),
    ];
  });
}

type Name = Pick<Heading, 'type' | 'name' | 'shape'> & { readonly text: string };

/** Stacks names above a height. */
function stack(names: readonly Name[], x: number, width: number, bottom: number, measure: Measure): Heading[] {
  const stacked: Heading[] = [];
  let y = bottom;
  for (const { text, ...name } of names.toReversed()) {
    const { lines } = wrap(text, width - sampleWidth, mostHeadingLines, measure);
    y -= lines.length * headingLine;
    stacked.unshift({ ...name, lines, x, y: y + headingLine });
    y -= 3;
  }
  return stacked;
}

function kindsOf({ boxes }: Column, graph: GraphDescription): Name[] {
  const kinds = new Map(graph.kinds.map((kind) => [kind.name, kind]));
  return [...groupBy(boxes, ({ kind }) => kind)].map(([name, ofKind]) => {
    const kind = kinds.get(name);
    const count = ofKind.reduce((sum, { members }) => sum + members.length, 0);
    const text = `${capitalised(kind?.pluralLabel ?? name)} ${count}`;
    return { type: 'kind', name, shape: kind?.shape ?? 'rectangle', text };
  });
}

const arrows = { right: '→', left: '←', within: '↕' } as const;

function relationsOf(lines: readonly PlacedLine[], graph: GraphDescription): Name[] {
  const groups = groupBy(lines, ({ relation }) => relation);
  return graph.relations.flatMap(({ name, label }): Name[] => {
    const group = groups.get(name);
    if (!group) return [];
    const ways = new Set(group.map(({ way }) => way));
    const [way] = ways;
    const text = `${ways.size > 1 || !way ? '↔' : arrows[way]} ${label}`;
    return [{ type: 'relation', name, shape: null, text }];
  });
}
