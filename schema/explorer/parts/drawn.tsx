/** Shows a picture as a drawing with the evidence of what has the focus, and offers it as files. */
import { useMemo, useState } from 'preact/hooks';
import { useApp } from '../../../src/explorer/context.ts';
import { Drawing, type Selection } from '../../../src/explorer/draw/drawing.tsx';
import type { Picture } from '../../../src/explorer/draw/picture.ts';
import { Evidence } from '../../../src/explorer/views/drawing/evidence.tsx';

interface DrawnProps {
  readonly picture: Picture;
  readonly title: string;
  /** Id of the focused node or edge; empty for none. */
  readonly focus: string;
  readonly onFocus: (id: string) => void;
  /** Nodes that never fold. */
  readonly keep?: readonly string[];
}

const none: ReadonlySet<string> = new Set();

export function Drawn({ picture, title, focus, onFocus, keep = [] }: DrawnProps) {
  const { graph, announce, navigate, open } = useApp();
  const [nodes, setNodes] = useState(none);
  const selection: Selection = useMemo(() => ({ nodes, focus: focus === '' ? null : focus }), [nodes, focus]);
  return (
    <div class="drawing-and-panel">
      <Drawing
        picture={picture}
        graph={graph}
        title={title}
        selection={selection}
        keep={keep}
        onSelect={setNodes}
        onFocus={(id) => onFocus(id ?? '')}
        onOpen={(id) => navigate(open('entity', { id }))}
        onEvidence={([edge]) => edge && onFocus(edge.id)}
        announce={announce}
      />
      <Evidence picture={picture} focus={selection.focus} canGrow={false} grow={() => {}} />
    </div>
  );
}
