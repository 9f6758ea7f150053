/** Finds the items of a drawing in the page, and moves the focus and the frame to them. */
import type { RefObject } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import type { Layout } from './geometry.ts';

/** Whether an item stands for one node or one edge of the picture. */
export function isOne({ boxes, lines }: Layout, item: string): boolean {
  const box = boxes.get(item);
  return box ? !box.isFold : lines.some(({ id, edges }) => id === item && edges.length === 1);
}

/** Returns the item that an element belongs to; null if it belongs to none. */
export const itemOf = (target: EventTarget | null): string | null =>
  target instanceof Element ? (target.closest('[data-item]')?.getAttribute('data-item') ?? null) : null;

export const elementOf = (svg: SVGSVGElement | null, item: string): SVGElement | null =>
  svg?.querySelector<SVGElement>(`[data-item="${CSS.escape(item)}"]`) ?? null;

/** Gives one item the tabindex 0, by which Tab enters the drawing. */
export function useRovingTabindex(svg: RefObject<SVGSVGElement | null>, item: string | null, layout: Layout): void {
  useEffect(() => {
    const element = item === null ? null : elementOf(svg.current, item);
    element?.setAttribute('tabindex', '0');
    return () => element?.setAttribute('tabindex', '-1');
  }, [item, layout]);
}

/** Scrolls by as much as the drawing grew to the left and to the top, so that it stays where it was on the screen. */
export function useStillFrame(frame: RefObject<HTMLElement | null>, { bounds }: Layout, zoom: number): void {
  const origin = useRef({ x: bounds.x, y: bounds.y });
  useEffect(() => {
    const { x, y } = origin.current;
    origin.current = { x: bounds.x, y: bounds.y };
    frame.current?.scrollBy((x - bounds.x) * zoom, (y - bounds.y) * zoom);
  }, [bounds.x, bounds.y]);
}

/**
 * Returns where a frame begins to show an item, along one direction: at the start, where the headings are, if the item
 * is in sight there, else with the item in the middle.
 * @param middle of the item, and half of its size, in pixels of the screen.
 */
const firstPlace = (middle: number, half: number, room: number): number =>
  middle + half <= room ? 0 : middle - room / 2;

/** Begins where an item is in sight, after the drawing has its zoom. */
export function useFirstView(frame: RefObject<HTMLElement | null>, item: string | null, layout: Layout): void {
  useEffect(() => {
    const box = item === null ? undefined : layout.boxes.get(item);
    const element = frame.current;
    const svg = element?.querySelector('svg');
    if (!box || !element || !svg) return;
    const zoom = svg.clientWidth / layout.bounds.width;
    const middle = { x: box.x + box.width / 2 - layout.bounds.x, y: box.y + box.height / 2 - layout.bounds.y };
    element.scrollTo(
      firstPlace(middle.x * zoom, (box.width / 2) * zoom, element.clientWidth),
      firstPlace(middle.y * zoom, (box.height / 2) * zoom, element.clientHeight),
    );
  }, []);
}

/** How long the focus rests before the page follows, in milliseconds. */
const rest = 150;

/**
 * Shares the focus with the rest of the page. Held arrow keys pass many items, and the page renders its tables again
 * for each focus, so it gets only the items at which the focus rests.
 * @param follow moves the focus of the drawing to an item that another part of the page chose.
 * @returns a function that gives the page the item with the focus.
 */
export function useSharedFocus(
  shared: string | null,
  onFocus: (id: string | null) => void,
  follow: (item: string) => void,
): (id: string | null) => void {
  const known = useRef<string | null>(null);
  const timer = useRef<ReturnType<typeof setTimeout> | undefined>(undefined);
  const latest = useRef(onFocus);
  latest.current = onFocus;
  useEffect(() => {
    if (shared === known.current) return;
    known.current = shared;
    clearTimeout(timer.current);
    if (shared !== null) follow(shared);
  }, [shared]);
  useEffect(() => () => clearTimeout(timer.current), []);
  return (id) => {
    clearTimeout(timer.current);
    timer.current = setTimeout(() => {
      if (id === known.current) return;
      known.current = id;
      latest.current(id);
    }, rest);
  };
}
