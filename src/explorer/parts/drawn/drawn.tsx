/** A picture in full: the drawing, who says so, the same as tables, and files to take along. */
import type { ComponentChildren } from 'preact';
import { useState } from 'preact/hooks';
import type { Variables } from '../../api/api.ts';
import { useApp } from '../../context.ts';
import type { DrawingProps } from '../../draw/drawing.tsx';
import type { Layout } from '../../draw/geometry.ts';
import type { Picture } from '../../draw/picture.ts';
import type { Content } from '../../export/content.ts';
import { lazy } from '../../lazy.tsx';
import { Evidence } from './evidence.tsx';
import type { UsedSelection } from './selection.ts';
import { Twin } from './twin.tsx';

const Drawing = lazy<DrawingProps>(async () => (await import('../../draw/drawing.tsx')).Drawing);

interface DownloadsProps {
  readonly content: Content;
  readonly announce: (text: string) => void;
}
const Downloads = lazy<DownloadsProps>(async () => (await import('../../export/downloads.tsx')).Downloads);

/** The selection is that of the view, which keeps it in its address. */
interface DrawnProps extends UsedSelection {
  readonly picture: Picture;
  /** Names the drawing and its files: "Around magnesium". */
  readonly title: string;
  /** The query that the picture comes from, and the release that answered, for the files. */
  readonly query: { readonly document: string; readonly variables: Variables };
  readonly release: string | null;
  /** Adds what is around a node; leave it out where the picture does not grow. */
  onGrow?(id: string): void;
  /** Nodes that never fold. */
  readonly keep?: readonly string[];
  /** Tables or lists that say the same as the drawing; by default, one table of its lines and one of its nodes. */
  readonly twin?: ComponentChildren;
}

export function Drawn(props: DrawnProps) {
  const { picture, title, query, release, selection, onSelect, onFocus, onGrow, keep, twin } = props;
  const { graph, open, navigate, announce } = useApp();
  const [layout, setLayout] = useState<Layout | null>(null);
  /** Edges that share one line because an end is folded: no id stands for them. */
  const [bundle, setBundle] = useState<readonly string[]>([]);
  const focusOn = (id: string | null) => {
    setBundle([]);
    onFocus(id);
  };
  const shown = bundle.length > 0 ? bundle : selection.focus === null ? [] : [selection.focus];
  return (
    <>
      <div class="drawing-and-panel">
        <Drawing
          picture={picture}
          graph={graph}
          title={title}
          selection={selection}
          onSelect={onSelect}
          onFocus={focusOn}
          onOpen={(id) => navigate(open('entity', { id }))}
          onEvidence={(edges) => {
            const [first, ...others] = edges;
            if (first && others.length === 0) focusOn(first.id);
            else setBundle(edges.map(({ id }) => id));
            announce(
              `${edges.length === 1 ? 'The line has' : `${edges.length} lines have`} their claims beside the drawing.`,
            );
          }}
          {...(onGrow && { onGrow })}
          onLayout={setLayout}
          {...(keep && { keep })}
          announce={announce}
        />
        <Evidence picture={picture} shown={shown} {...(onGrow && { onGrow })} />
      </div>
      {twin ?? (
        <>
          <h2>The same as tables</h2>
          <Twin picture={picture} selection={selection} onSelect={onSelect} onFocus={focusOn} />
        </>
      )}
      {layout && (
        <Downloads
          content={{ title, graph, picture, layout, query, release, address: location.href }}
          announce={announce}
        />
      )}
    </>
  );
}
