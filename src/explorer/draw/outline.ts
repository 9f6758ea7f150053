import type { Shape } from '../graph.ts';

type Outline = (width: number, height: number) => string;

const polygon = (...points: readonly (readonly [number, number])[]): string =>
  `M${points.map((point) => point.join(' ')).join('L')}Z`;

const rounded =
  (radiusOf: (height: number) => number): Outline =>
  (w, h) => {
    const r = radiusOf(h);
    const corner = (x: number, y: number) => `A${r} ${r} 0 0 1 ${x} ${y}`;
    return `M${r} 0H${w - r}${corner(w, r)}V${h - r}${corner(w - r, h)}H${r}${corner(0, h - r)}V${r}${corner(r, 0)}Z`;
  };

/** Returns the size of the corners that a shape cuts off. */
const cutOf = (height: number): number => Math.min(9, Math.round(height * 3) / 10);

/** Makes an outline of one that needs the size of its cut corners. */
const cornered =
  (outline: (width: number, height: number, cut: number) => string): Outline =>
  (w, h) =>
    outline(w, h, cutOf(h));

const outlines: Readonly<Record<Shape, Outline>> = {
  rectangle: (w, h) => polygon([0, 0], [w, 0], [w, h], [0, h]),
  rounded: rounded(() => 7),
  pill: rounded((h) => Math.min(h / 2, 16)),
  hexagon: cornered((w, h, cut) => polygon([cut, 0], [w - cut, 0], [w, h / 2], [w - cut, h], [cut, h], [0, h / 2])),
  octagon: cornered((w, h, cut) =>
    polygon([cut, 0], [w - cut, 0], [w, cut], [w, h - cut], [w - cut, h], [cut, h], [0, h - cut], [0, cut]),
  ),
  slanted: cornered((w, h, cut) => polygon([cut, 0], [w, 0], [w - cut, h], [0, h])),
  notched: cornered((w, h, cut) => polygon([0, 0], [w, 0], [w - cut, h / 2], [w, h], [0, h], [cut, h / 2])),
  folded: cornered(
    (w, h, cut) => `${polygon([0, 0], [w - cut, 0], [w, cut], [w, h], [0, h])}M${w - cut} 0V${cut}H${w}`,
  ),
};

/** Returns the outline of a kind as data of an SVG path, with its top left corner at 0 0. */
export const outline = (shape: Shape, width: number, height: number): string => outlines[shape](width, height);
