/** Draws a layout as SVG. The page adds focus and keys to it; files have it as it is. */
import type { SVGAttributes } from 'preact';
import type { GraphDescription, Shape } from '../graph.ts';
import { supportOf } from '../support.ts';
import { kindNamed } from '../words.ts';
import { dashesOf } from './dashes.ts';
import type { Heading, Layout, PlacedBox, PlacedLine, Point } from './geometry.ts';
import { headingLine, headingSize, sampleWidth } from './headings.ts';
import { declaredOrder } from './layout.ts';
import { nameOfBox, nameOfLine } from './names.ts';
import { outline } from './outline.ts';
import { palette } from './palette.ts';
import { fontSize, lineHeight } from './text.ts';

/** Attributes that make an item of the drawing an element to focus, such as its role and its name. */
export type Decorate<Item> = (item: Item) => SVGAttributes<SVGGElement>;

const shapeOf = (graph: GraphDescription, kind: string): Shape => kindNamed(graph, kind)?.shape ?? 'rectangle';

/** The arrowhead of all lines. @param id a name that no other drawing of the page has. */
export const Arrow = ({ id, class: className }: { id: string; class?: string }) => (
  <marker
    id={id}
    viewBox="0 0 8 8"
    refX="7.5"
    refY="4"
    markerWidth="8"
    markerHeight="8"
    orient="auto"
    markerUnits="userSpaceOnUse"
  >
    <path class={className} d="M0.5 0.5L7.5 4L0.5 7.5Z" fill={palette.line} />
  </marker>
);

export function Headings({ layout, graph }: { layout: Layout; graph: GraphDescription }) {
  const dashes = dashesOf(graph, declaredOrder(graph));
  return (
    <g class="headings" font-size={headingSize} fill={palette.quiet}>
      {layout.headings.map((heading) => (
        <HeadingText
          key={`${heading.type} ${heading.name} ${heading.x}`}
          heading={heading}
          dash={dashes.get(heading.name)}
        />
      ))}
    </g>
  );
}

function HeadingText({ heading, dash }: { heading: Heading; dash: string | undefined }) {
  const { type, lines, x, y, shape } = heading;
  return (
    <g class={`heading heading-${type}`} font-weight={type === 'kind' ? 650 : 400}>
      {shape ? (
        <path
          class="sample"
          d={outline(shape, 16, 11)}
          transform={`translate(${x} ${y - 10})`}
          fill="none"
          stroke={palette.line}
        />
      ) : (
        <path class="sample" d={`M${x} ${y - 4}h16`} stroke={palette.line} stroke-width={1.5} stroke-dasharray={dash} />
      )}
      <TextLines lines={lines} x={x + sampleWidth} y={y} step={headingLine} />
    </g>
  );
}

export const TextLines = ({
  lines,
  x,
  y,
  step,
  anchor,
}: {
  lines: readonly string[];
  x: number;
  y: number;
  step: number;
  anchor?: 'middle';
}) => (
  <text text-anchor={anchor}>
    {lines.map((line, index) => (
      // Two lines of a label may be equal.
      <tspan key={`${index} ${line}`} x={x} y={y + index * step}>
        {line}
      </tspan>
    ))}
  </text>
);

interface LinesProps {
  readonly layout: Layout;
  readonly graph: GraphDescription;
  readonly arrow: string;
  readonly decorate?: Decorate<PlacedLine>;
}

/** Draws the lines below the boxes. With `decorate`, each has a wide invisible line that a pointer can hit. */
export function Lines({ layout, graph, arrow, decorate }: LinesProps) {
  const dashes = dashesOf(graph, declaredOrder(graph));
  return (
    <g class="lines" fill="none" stroke={palette.line}>
      {layout.lines.map((line) => (
        <g key={line.id} class="line" {...decorate?.(line)}>
          <title>{nameOfLine(line, layout.boxes, graph)}</title>
          {decorate && <path class="hit" d={line.path} stroke="transparent" stroke-width={10} />}
          <path
            class="stroke"
            d={line.path}
            stroke-width={line.edges.length > 1 ? 2.2 : 1.2}
            stroke-dasharray={dashes.get(line.relation)}
            marker-end={`url(#${arrow})`}
          />
          {isDoubtful(line, graph) && <DoubtMark {...line.at} />}
        </g>
      ))}
    </g>
  );
}

/** Returns whether all relations of a line are disputed: a line would say them like any other. */
export const isDoubtful = ({ edges }: PlacedLine, { evidence }: GraphDescription): boolean =>
  edges.every(({ claims }) => supportOf(evidence, claims).isDisputed);

/** The mark of a relation that sources dispute, or that none asserts. */
export const DoubtMark = ({ x, y }: Point) => (
  <g class="doubt" font-size={headingSize} font-weight={650} stroke="none" fill={palette.text}>
    <circle class="outline" cx={x} cy={y} r={7} fill={palette.background} stroke={palette.line} />
    <text x={x} y={y + 4} text-anchor="middle">
      ?
    </text>
  </g>
);

interface BoxesProps {
  readonly layout: Layout;
  readonly graph: GraphDescription;
  /** The nodes that a person selected. */
  readonly chosen: ReadonlySet<string>;
  readonly decorate?: Decorate<PlacedBox>;
}

/** Draws the boxes, column by column, from top to bottom. */
export const Boxes = ({ layout, graph, chosen, decorate }: BoxesProps) => (
  <g class="boxes" font-size={fontSize} fill={palette.text}>
    {layout.columns.flatMap(({ boxes }) =>
      boxes.map((box) => (
        <g
          key={box.id}
          class={`box${box.isFold ? ' is-fold' : ''}${chosen.has(box.id) ? ' is-chosen' : ''}`}
          transform={`translate(${box.x} ${box.y})`}
          {...decorate?.(box)}
        >
          <title>{nameOfBox(box, graph)}</title>
          <BoxShape box={box} shape={shapeOf(graph, box.kind)} isChosen={chosen.has(box.id)} />
        </g>
      )),
    )}
  </g>
);

function BoxShape({ box, shape, isChosen }: { box: PlacedBox; shape: Shape; isChosen: boolean }) {
  const { width, height, lines, isFold } = box;
  const path = outline(shape, width, height);
  const fill = isChosen ? palette.chosen : isFold ? palette.fold : palette.box;
  // Text is centered: from the middle of the box, its lines go up and down by half a line each.
  const first = height / 2 - ((lines.length - 1) * lineHeight) / 2 + fontSize * 0.35;
  return (
    <>
      {isFold && (
        <path class="outline behind" d={path} transform="translate(4 4)" fill={palette.fold} stroke={palette.line} />
      )}
      <path
        class="outline"
        d={path}
        fill={fill}
        stroke={isChosen ? palette.accent : palette.line}
        stroke-width={isChosen ? 3 : 1.3}
        stroke-linejoin="round"
      />
      <TextLines lines={lines} x={width / 2} y={Math.round(first * 10) / 10} step={lineHeight} anchor="middle" />
    </>
  );
}
