/** Zooms and pans a drawing that scrolls in its frame. Attributes set its size: the page allows no inline styles. */

import type { RefObject } from 'preact';
import { useEffect, useLayoutEffect, useState } from 'preact/hooks';
import type { Layout } from './geometry.ts';

const [leastZoom, mostZoom] = [0.3, 2.5];
const zoomStep = 1.25;

const clamped = (zoom: number): number => Math.min(mostZoom, Math.max(leastZoom, zoom));

export interface Zoom {
  readonly zoom: number;
  change(direction: 1 | -1): void;
  fit(): void;
}

/** Keeps the zoom of a drawing. At first the drawing fits the width of its frame if its labels stay readable. */
export function useZoom(frame: RefObject<HTMLElement | null>, { bounds }: Layout): Zoom {
  const [zoom, setZoom] = useState(1);
  const fitting = (least: number) =>
    Math.min(1, Math.max(least, (frame.current?.clientWidth ?? bounds.width) / bounds.width));
  useLayoutEffect(() => setZoom(fitting(0.75)), []);
  useEffect(() => {
    const element = frame.current;
    if (!element) return;
    const onWheel = (event: WheelEvent) => {
      if (!event.ctrlKey) return;
      event.preventDefault();
      setZoom((old) => clamped(old * (event.deltaY < 0 ? 1.1 : 1 / 1.1)));
    };
    element.addEventListener('wheel', onWheel, { passive: false });
    return () => element.removeEventListener('wheel', onWheel);
  }, []);
  return {
    zoom,
    change: (direction) => setZoom((old) => clamped(old * zoomStep ** direction)),
    fit: () => setZoom(clamped(fitting(leastZoom))),
  };
}

/** Pans with a pointer that drags the background. Fingers scroll the frame without it. */
export function usePan(frame: RefObject<HTMLElement | null>): void {
  useEffect(() => {
    const element = frame.current;
    if (!element) return;
    const onDown = (event: PointerEvent) => {
      const onItem = event.target instanceof Element && event.target.closest('[data-item]');
      if (event.pointerType !== 'mouse' || event.button !== 0 || onItem) return;
      element.setPointerCapture(event.pointerId);
      element.classList.add('is-panning');
    };
    const onMove = (event: PointerEvent) => {
      if (!element.hasPointerCapture(event.pointerId)) return;
      element.scrollBy(-event.movementX, -event.movementY);
    };
    const onUp = () => element.classList.remove('is-panning');
    element.addEventListener('pointerdown', onDown);
    element.addEventListener('pointermove', onMove);
    element.addEventListener('lostpointercapture', onUp);
    return () => {
      element.removeEventListener('pointerdown', onDown);
      element.removeEventListener('pointermove', onMove);
      element.removeEventListener('lostpointercapture', onUp);
    };
  }, []);
}

export const Controls = ({ zoom, onTidy }: { zoom: Zoom; onTidy: () => void }) => (
  <div class="drawing-controls">
    <button type="button" onClick={() => zoom.change(1)} aria-label="Zoom in">
      +
    </button>
    <button type="button" onClick={() => zoom.change(-1)} aria-label="Zoom out">
      −
    </button>
    <button type="button" onClick={zoom.fit}>
      Fit
    </button>
    <button type="button" onClick={onTidy}>
      Tidy
    </button>
    <output>{Math.round(zoom.zoom * 100)} %</output>
  </div>
);
