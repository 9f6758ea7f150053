import { useEffect, useMemo, useRef, useState } from 'preact/hooks';
import type { GraphDescription } from '../graph.ts';
import { counted, kindNamed } from '../words.ts';
import { fold, type Unfolded } from './folding.ts';
import type { Layout, PlacedBox } from './geometry.ts';
import { layOut } from './layout.ts';
import { pageSize } from './limits.ts';
import { measureInBrowser } from './measure.ts';
import { palette } from './palette.ts';
import type { Picture } from './picture.ts';
import type { Measure } from './text.ts';

interface Options {
  readonly picture: Picture;
  readonly graph: GraphDescription;
  /** Nodes that never fold, such as the center. */
  readonly keep: ReadonlySet<string>;
  /** Nodes that other parts of the page chose: they get boxes of their own, and keep them. */
  readonly wanted: readonly string[];
  announce(text: string): void;
}

export interface Drawn {
  readonly layout: Layout;
  readonly measure: Measure;
  /** Unfolds the next nodes of a kind, or all of them. */
  unfold(box: PlacedBox, all?: boolean): void;
  /** Folds all nodes of a kind. */
  fold(kind: string): void;
  /** Lays the drawing out from the start, and forgets where things were. */
  tidy(): void;
}

/** Lays the picture out, and lets it grow: nodes stay where they are drawn when others come or unfold. */
export function useLayout({ picture, graph, keep, wanted, announce }: Options): Drawn {
  const measure = useMemo(() => measureInBrowser(palette.font), []);
  const [unfolded, setUnfolded] = useState<Unfolded>(new Map());
  const [round, setRound] = useState(0);
  const last = useRef<{ round: number; layout: Layout } | null>(null);
  const kept = useKept(picture, keep, wanted, last.current?.layout);
  const layout = useMemo(() => {
    const before = last.current;
    const grows = before?.round === round && picture.nodes.some(({ id }) => before.layout.boxes.has(id));
    const next = layOut(
      fold(picture, graph, { unfolded, keep: kept }),
      graph,
      measure,
      grows ? before.layout : undefined,
    );
    last.current = { round, layout: next };
    return next;
  }, [picture, graph, unfolded, kept, round, measure]);
  useAnnouncedGrowth(layout, graph, announce);
  return {
    layout,
    measure,
    unfold: ({ kind, shown, members }, all = false) =>
      setUnfolded((old) => new Map(old).set(kind, shown + (all ? members.length : pageSize))),
    fold: (kind) => setUnfolded((old) => new Map(old).set(kind, 0)),
    tidy: () => setRound((old) => old + 1),
  };
}

/** Collects the nodes that keep boxes of their own: the set changes only for a node that is in a fold now. */
function useKept(picture: Picture, keep: ReadonlySet<string>, wanted: readonly string[], layout: Layout | undefined) {
  const kept = useRef<ReadonlySet<string>>(keep);
  const inPicture = useMemo(() => new Set(picture.nodes.map(({ id }) => id)), [picture]);
  const missing = [...keep, ...wanted].filter(
    (id) => inPicture.has(id) && !kept.current.has(id) && !layout?.boxes.has(id),
  );
  if (missing.length > 0) kept.current = new Set([...kept.current, ...missing]);
  return kept.current;
}

function useAnnouncedGrowth(layout: Layout, graph: GraphDescription, announce: (text: string) => void): void {
  const before = useRef(layout);
  useEffect(() => {
    const old = before.current;
    before.current = layout;
    if (old === layout) return;
    announce(describeGrowth(old, layout, graph));
  }, [layout]);
}

/** Says what a change of the drawing added, removed and still folds. */
export function describeGrowth(old: Layout, { boxes, lines }: Layout, graph: GraphDescription): string {
  const singles = [...boxes.values()].filter(({ isFold }) => !isFold);
  const added = singles.filter(({ id }) => !old.boxes.has(id)).length;
  const removed = [...old.boxes.values()].filter(({ id, isFold }) => !isFold && !boxes.has(id)).length;
  const folds = [...boxes.values()].filter(({ isFold }) => isFold);
  const parts = [
    ...(added > 0 ? [`${added} added`] : []),
    ...(removed > 0 ? [`${removed} removed`] : []),
    `now ${counted(singles.length, 'entity', 'entities')} and ${counted(lines.length, 'line', 'lines')}`,
    ...folds.map(({ kind, members }) => `${members.length} ${kindNamed(graph, kind)?.pluralLabel ?? kind} folded`),
  ];
  return `Drawing: ${parts.join(', ')}.`;
}
