/** Names what a drawing shows, for screen readers, tooltips and tables. */
import type { GraphDescription } from '../graph.ts';
import { doubtsOf } from '../support.ts';
import { capitalised, counted, kindNamed, lowerWords, relationNamed } from '../words.ts';
import type { PlacedBox, PlacedLine } from './geometry.ts';
import type { PictureEdge } from './picture.ts';

/** Names a box: "magnesium, nutrient, 12 relations". */
export function nameOfBox({ kind, members, isFold, label, relations }: PlacedBox, graph: GraphDescription): string {
  const degree = counted(relations, 'relation', 'relations');
  if (isFold) return `${label}, folded ${foldedName(kind, members.length, graph)}, ${degree}`;
  return `${label}, ${kindNamed(graph, kind)?.label ?? kind}, ${degree}`;
}

const foldedName = (kind: string, count: number, graph: GraphDescription): string => {
  const described = kindNamed(graph, kind);
  return counted(count, described?.label ?? kind, described?.pluralLabel ?? kind);
};

/** Names a line: "spinach contains magnesium, amount: 79 mg, 2 claims, disputed". */
export function nameOfLine(line: PlacedLine, boxes: ReadonlyMap<string, PlacedBox>, graph: GraphDescription): string {
  const [from, to] = [boxes.get(line.from), boxes.get(line.to)];
  const sentence = `${from?.label ?? line.from} ${relationLabel(graph, line.relation)} ${to?.label ?? line.to}`;
  const [only, ...more] = line.edges;
  if (!only || more.length > 0) return `${capitalised(sentence)}, ${line.edges.length} relations`;
  const claims = only.claims.length > 0 ? [counted(only.claims.length, 'claim', 'claims')] : [];
  const doubts = doubtsOf(graph.evidence, only.claims);
  return [capitalised(sentence), ...only.values.map(valueText), ...claims, ...doubts].join(', ');
}

export const relationLabel = (graph: GraphDescription, relation: string): string =>
  relationNamed(graph, relation)?.label ?? lowerWords(relation);

export const valueText = ({ name, text }: PictureEdge['values'][number]): string => `${name}: ${text}`;
