import { useEffect, useId, useMemo, useRef, useState } from 'preact/hooks';
import type { GraphDescription } from '../graph.ts';
import { Controls, usePan, useZoom } from './controls.tsx';
import './drawing.css';
import { elementOf, isOne, itemOf, useFirstView, useRovingTabindex, useStillFrame } from './focus.ts';
import type { Layout, PlacedBox, PlacedLine } from './geometry.ts';
import { linesOf, NearLabels, NearLines } from './highlight.tsx';
import { isWalkKey, type Place, sidesOf, walk } from './keys.ts';
import { Legend } from './legend.tsx';
import { nameOfBox, nameOfLine } from './names.ts';
import { palette } from './palette.ts';
import type { Picture, PictureEdge } from './picture.ts';
import { Arrow, Boxes, Headings, Lines } from './scene.tsx';
import { useLayout } from './use-layout.ts';

/** The items that the drawing and the table beside it share. */
export interface Selection {
  readonly nodes: ReadonlySet<string>;
  /** The id of a node or of an edge; null if the focus is elsewhere. */
  readonly focus: string | null;
}

export interface DrawingProps {
  /** A picture that shares nodes with the one before grows from it. Give the component another key to begin again. */
  readonly picture: Picture;
  readonly graph: GraphDescription;
  /** Names the drawing: "Around magnesium". */
  readonly title: string;
  readonly selection: Selection;
  onSelect(nodes: ReadonlySet<string>): void;
  onFocus(id: string | null): void;
  /** Opens the page of a node. */
  onOpen?(id: string): void;
  /** Shows the claims and values of edges. */
  onEvidence?(edges: readonly PictureEdge[]): void;
  /** Reads more neighbours of a node, and adds them to the picture. */
  onGrow?(id: string): void;
  /** Gets the layout after each change, for files. */
  onLayout?(layout: Layout): void;
  /** Nodes that never fold. */
  readonly keep?: readonly string[];
  announce(text: string): void;
}

const none: readonly string[] = [];

/** Draws a picture in columns by kind. One item has the focus; arrow keys walk from item to item. */
export function Drawing(props: DrawingProps) {
  const { picture, graph, title, selection, onSelect, keep = none, announce } = props;
  const id = useId();
  const frame = useRef<HTMLDivElement>(null);
  const svg = useRef<SVGSVGElement>(null);
  const keepSet = useMemo(() => new Set(keep), [keep.join(' ')]);
  const wanted = [...selection.nodes, ...(selection.focus === null ? [] : [selection.focus])];
  const drawn = useLayout({ picture, graph, keep: keepSet, wanted, announce });
  const { layout, measure } = drawn;
  const sides = useMemo(() => sidesOf(layout), [layout]);
  const [place, setPlace] = useState<Place | null>(null);
  const [hover, setHover] = useState<string | null>(null);
  const zoom = useZoom(frame, layout);
  usePan(frame);
  useStillFrame(frame, layout, zoom.zoom);
  useEffect(() => props.onLayout?.(layout), [layout]);

  const isDrawn = (item: string | null) =>
    item !== null && (layout.boxes.has(item) || layout.lines.some((line) => line.id === item));
  const start = [place?.item, selection.focus, keep[0]].find((item) => item !== undefined && isDrawn(item));
  const current = start ?? layout.columns[0]?.boxes[0]?.id ?? null;
  useRovingTabindex(svg, current, layout);
  useFirstView(frame, current, layout);
  useEffect(() => {
    if (selection.focus === null || selection.focus === place?.item || !isDrawn(selection.focus)) return;
    setPlace({ item: selection.focus, from: null });
    elementOf(svg.current, selection.focus)?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
  }, [selection.focus, layout]);

  const visit = (next: Place) => {
    setPlace(next);
    elementOf(svg.current, next.item)?.focus();
  };
  const evidence = (item: string) => {
    const edges = linesOf(layout, item).flatMap((line) => line.edges);
    if (edges.length === 0) announce('No relation here has evidence to show.');
    else props.onEvidence?.(edges);
  };
  const toggle = (node: string) => {
    const nodes = new Set(selection.nodes);
    if (!nodes.delete(node)) nodes.add(node);
    announce(nodes.has(node) ? 'Selected.' : 'Not selected.');
    onSelect(nodes);
  };
  const unfold = (box: PlacedBox, all = false) => {
    drawn.unfold(box, all);
    // The fold keeps the focus if it is still there; else the first node that it gave up gets it.
    const first = box.members[0]?.id;
    if (first !== undefined) setPlace({ item: first, from: null });
  };
  useEffect(() => {
    const hasFocus = document.activeElement === document.body || frame.current?.contains(document.activeElement);
    if (place && hasFocus && place.item !== itemOf(document.activeElement)) elementOf(svg.current, place.item)?.focus();
  }, [layout]);

  const onKeyDown = (event: KeyboardEvent) => {
    const item = itemOf(event.target);
    if (item === null || event.ctrlKey || event.metaKey || event.altKey) return;
    const box = layout.boxes.get(item);
    const line = layout.lines.find((candidate) => candidate.id === item);
    const from = place?.item === item ? place.from : null;
    const key = event.key.length === 1 ? event.key.toLowerCase() : event.key;
    if (isWalkKey(key)) {
      const next = walk(layout, sides, { item, from }, key);
      if (next) visit(next);
      else announce('Nothing in this direction.');
    } else if (key === 'Enter') {
      if (line) evidence(item);
      else if (box?.isFold) unfold(box, event.shiftKey);
      else props.onOpen?.(item);
    } else if (key === 'e') evidence(item);
    else if (key === ' ' && box && !box.isFold) toggle(item);
    else if (key === 'f' && box) drawn.fold(box.kind);
    else if (key === 'g' && box && !box.isFold) props.onGrow?.(item);
    else if (key === 'Escape' && line && from !== null) visit({ item: from, from: null });
    else if (key === '+' || key === '=') zoom.change(1);
    else if (key === '-') zoom.change(-1);
    else if (key === '0') zoom.fit();
    else return;
    event.preventDefault();
  };

  // A memo keeps a thousand elements out of each move of the focus: only the emphasis and one tabindex change.
  const latest = useRef({ evidence, toggle, unfold, props });
  latest.current = { evidence, toggle, unfold, props };
  const shared = (item: string, name: string) => ({
    'data-item': item,
    tabindex: -1,
    role: 'button' as const,
    'aria-label': name,
    onFocus: () => {
      setPlace((old) => (old?.item === item ? old : { item, from: null }));
      latest.current.props.onFocus(isOne(layout, item) ? item : null);
    },
    onPointerEnter: () => setHover(item),
    onPointerLeave: () => setHover((old) => (old === item ? null : old)),
  });
  const lines = useMemo(() => {
    const decorate = (line: PlacedLine) => ({
      ...shared(line.id, nameOfLine(line, layout.boxes, graph)),
      onClick: () => latest.current.evidence(line.id),
    });
    return <Lines layout={layout} graph={graph} arrow={`${id}-arrow`} decorate={decorate} />;
  }, [layout, graph]);
  const boxes = useMemo(() => {
    const decorate = (box: PlacedBox) => ({
      ...shared(box.id, nameOfBox(box, graph)),
      ...(box.isFold ? { 'aria-expanded': 'false' as const } : { 'aria-pressed': selection.nodes.has(box.id) }),
      onClick: (event: MouseEvent) => {
        if (box.isFold) latest.current.unfold(box, event.shiftKey);
        else if (event.shiftKey || event.ctrlKey || event.metaKey) latest.current.toggle(box.id);
      },
      onDblClick: () => box.isFold || latest.current.props.onOpen?.(box.id),
    });
    return <Boxes layout={layout} graph={graph} chosen={selection.nodes} decorate={decorate} />;
  }, [layout, graph, selection.nodes]);
  const headings = useMemo(() => <Headings layout={layout} graph={graph} />, [layout, graph]);
  const active = hover ?? place?.item ?? null;
  const near = linesOf(layout, active);
  const isOneLine = near.length === 1 && near[0]?.id === active;
  const { bounds } = layout;
  const hint = `${id}-keys`;
  return (
    <figure class="drawing">
      <Controls zoom={zoom} onTidy={drawn.tidy} />
      <div class="drawing-frame" ref={frame}>
        <svg
          ref={svg}
          class={near.length > 0 ? 'has-active' : undefined}
          role="application"
          aria-roledescription="drawing"
          aria-label={title}
          aria-describedby={hint}
          viewBox={`${bounds.x} ${bounds.y} ${bounds.width} ${bounds.height}`}
          width={Math.round(bounds.width * zoom.zoom)}
          height={Math.round(bounds.height * zoom.zoom)}
          font-family={palette.font}
          onKeyDown={onKeyDown}
        >
          <defs>
            <Arrow id={`${id}-arrow`} class="arrow" />
            <Arrow id={`${id}-near`} class="arrow-near" />
          </defs>
          {headings}
          {lines}
          <NearLines lines={near} arrow={`${id}-near`} isOne={isOneLine} />
          {boxes}
          <NearLabels lines={near} isOne={isOneLine} graph={graph} measure={measure} />
        </svg>
      </div>
      <Legend id={hint} layout={layout} graph={graph} canGrow={props.onGrow !== undefined} />
    </figure>
  );
}
