import { renderToString } from 'preact-render-to-string';
import { palette } from '../draw/palette.ts';
import { Arrow, Boxes, Headings, Lines } from '../draw/scene.tsx';
import { type Content, factsOf } from './content.ts';

const nothing: ReadonlySet<string> = new Set();

/** Characters that XML 1.0 does not allow. */
const notXml = /[\p{Cs}\uFFFE\uFFFF]|(?![\t\n\r])\p{Cc}/gu;

interface PictureProps {
  readonly content: Content;
  /** Whether the picture carries its facts. A page has them beside it. */
  readonly hasFacts: boolean;
}

/** Draws a picture that needs no style sheet: its colours are attributes. */
export function PictureSvg({ content, hasFacts }: PictureProps) {
  const { layout, graph, title, release } = content;
  const { x, y, width, height } = layout.bounds;
  return (
    <svg
      xmlns="http://www.w3.org/2000/svg"
      viewBox={`${x} ${y} ${width} ${height}`}
      width={width}
      height={height}
      font-family={palette.font}
      role="img"
      aria-labelledby="picture-title"
    >
      <title id="picture-title">{title}</title>
      <desc>{`${graph.name}${release === null ? '' : `, release ${release}`}`}</desc>
      {hasFacts && <metadata>{JSON.stringify(factsOf(content))}</metadata>}
      <defs>
        <Arrow id="arrow" />
      </defs>
      <rect x={x} y={y} width={width} height={height} fill={palette.background} />
      <Headings layout={layout} graph={graph} />
      <Lines layout={layout} graph={graph} arrow="arrow" />
      <Boxes layout={layout} graph={graph} chosen={nothing} />
    </svg>
  );
}

/** Returns an SVG file. Its `<metadata>` has the claims, licences, query and release as JSON. */
export const exportSvg = (content: Content): string =>
  `<?xml version="1.0" encoding="UTF-8"?>\n${renderToString(<PictureSvg content={content} hasFacts />)}\n`.replaceAll(
    notXml,
    '\uFFFD',
  );
