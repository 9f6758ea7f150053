import type { GraphDescription } from '../graph.ts';
import { groupBy } from './group.ts';
import { mostBoxes, mostLines, pageSize, wholeGroup } from './limits.ts';
import type { Picture, PictureEdge, PictureNode } from './picture.ts';

/** A node of the drawing, or the rest of a kind in one box. */
export interface Box {
  /** The id of the node, or `fold|` and the kind. */
  readonly id: string;
  readonly kind: string;
  /** The nodes behind the box in their given order: one, unless it is a fold. */
  readonly members: readonly PictureNode[];
  readonly isFold: boolean;
  /** The number of nodes of this kind that have boxes of their own. */
  readonly shown: number;
  /** The number of edges of the picture with an end in this box. */
  readonly relations: number;
  /** The edges with both ends in this fold. No line shows them. */
  readonly inside: readonly PictureEdge[];
}

/** Edges of one relation between two boxes: one edge, unless an end is a fold. */
export interface Line {
  /** The id of the edge, or of the relation with both boxes. */
  readonly id: string;
  readonly relation: string;
  readonly from: string;
  readonly to: string;
  readonly edges: readonly PictureEdge[];
}

export interface Folded {
  readonly boxes: readonly Box[];
  readonly lines: readonly Line[];
}

/** The number of nodes that a person unfolded, by kind. Other kinds are whole up to `wholeGroup`, else folded. */
export type Unfolded = ReadonlyMap<string, number>;

export interface Folding {
  readonly unfolded?: Unfolded;
  /** Nodes that get boxes of their own before others of their kind, such as the center and the selection. */
  readonly keep?: ReadonlySet<string>;
  readonly limits?: { readonly boxes: number; readonly lines: number };
}

/** The id of the box that stands for the folded nodes of a kind. */
export const foldId = (kind: string): string => `fold|${kind}`;

/**
 * Decides which nodes get boxes of their own. All others of their kind share one fold, which keeps their given order.
 * Each node of the picture is in one box; each edge is in one line, or inside one fold.
 */
export function fold(picture: Picture, graph: GraphDescription, folding: Folding = {}): Folded {
  const { unfolded = new Map(), keep = new Set(), limits = { boxes: mostBoxes, lines: mostLines } } = folding;
  const rank = new Map(graph.kinds.map(({ name }, index) => [name, index]));
  const rankOf = (kind: string) => rank.get(kind) ?? rank.size;
  const groups = [...groupBy(picture.nodes, ({ kind }) => kind)]
    .sort(([a], [b]) => rankOf(a) - rankOf(b))
    .map(([kind, nodes]) => {
      const kept = nodes.filter(({ id }) => keep.has(id));
      const rest = nodes.filter(({ id }) => !keep.has(id));
      const wanted = unfolded.get(kind) ?? (nodes.length > wholeGroup ? 0 : nodes.length);
      const shown = Math.min(nodes.length, limits.boxes, Math.max(wanted, kept.length));
      return { kind, nodes, inOrder: [...kept, ...rest], shown };
    });
  for (;;) {
    const folded = draw(picture.edges, groups);
    const largest = groups.reduce((a, b) => (b.shown > a.shown ? b : a), { shown: 0 });
    const fits = folded.boxes.length <= limits.boxes && folded.lines.length <= limits.lines;
    if (fits || largest.shown === 0) return folded;
    largest.shown = Math.max(0, largest.shown - pageSize);
  }
}

interface Group {
  readonly kind: string;
  /** The nodes in their given order, and in the order in which they get boxes. */
  readonly nodes: readonly PictureNode[];
  readonly inOrder: readonly PictureNode[];
  shown: number;
}

function draw(edges: readonly PictureEdge[], groups: readonly Group[]): Folded {
  const boxOf = new Map<string, string>();
  for (const { kind, nodes, inOrder, shown } of groups) {
    for (const { id } of nodes) boxOf.set(id, foldId(kind));
    for (const { id } of inOrder.slice(0, shown)) boxOf.set(id, id);
  }
  const endOf = (id: string): string => {
    const box = boxOf.get(id);
    if (box === undefined) throw new Error(`The picture has an edge to ${id}, but not the node. Add the node.`);
    return box;
  };
  const relations = new Map<string, number>();
  const count = (box: string) => relations.set(box, (relations.get(box) ?? 0) + 1);
  const bundles = groupBy(edges, ({ relation, from, to }) => {
    const ends = [endOf(from), endOf(to)];
    for (const end of new Set(ends)) count(end);
    return [relation, ...ends].join('|');
  });
  const lines: Line[] = [];
  const inside = new Map<string, PictureEdge[]>();
  for (const [id, [first, ...more]] of bundles) {
    if (!first) continue;
    const [from, to] = [endOf(first.from), endOf(first.to)];
    const isInside = from === to && from !== first.from;
    if (isInside) inside.set(from, [...(inside.get(from) ?? []), first, ...more]);
    else lines.push({ id, relation: first.relation, from, to, edges: [first, ...more] });
  }
  const boxes = groups.flatMap(({ kind, nodes, shown }) => {
    const box = (id: string, members: readonly PictureNode[]): Box => {
      const isFold = id === foldId(kind);
      return { id, kind, members, isFold, shown, relations: relations.get(id) ?? 0, inside: inside.get(id) ?? [] };
    };
    const single = nodes.filter(({ id }) => boxOf.get(id) === id);
    const rest = nodes.filter(({ id }) => boxOf.get(id) !== id);
    const singles = single.map((node) => box(node.id, [node]));
    return rest.length === 0 ? singles : [...singles, box(foldId(kind), rest)];
  });
  return { boxes, lines };
}
