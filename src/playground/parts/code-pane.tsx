import type { Extension } from '@codemirror/state';
import type { EditorView } from 'codemirror';
import { useEffect, useRef } from 'preact/hooks';
import { openEditor, replaceText } from '../editor.ts';

interface CodePaneProps {
  readonly label: string;
  readonly text: string;
  /** Changes when the pane must take `text`. A text that the user writes is in the pane already. */
  readonly version?: number;
  readonly extensions: readonly Extension[];
  /** Left out for a pane that only shows text. */
  readonly onChange?: (text: string) => void;
  /** Receives the editor when it is open. */
  readonly onOpen?: (editor: EditorView) => void;
}

/** An editor that shows the given text. The extensions are those of the first rendering. */
export function CodePane({ label, text, version, extensions, onChange, onOpen }: CodePaneProps) {
  const host = useRef<HTMLDivElement>(null);
  const editor = useRef<EditorView | null>(null);
  const changed = useRef(onChange);
  changed.current = onChange;
  useEffect(() => {
    if (!host.current) return;
    const opened = openEditor(host.current, {
      label,
      text,
      extensions,
      onChange: onChange ? (now) => changed.current?.(now) : null,
    });
    editor.current = opened;
    onOpen?.(opened);
    return () => opened.destroy();
  }, []);
  const latest = version ?? text;
  // A text of an earlier change would undo what the user wrote meanwhile.
  useEffect(() => {
    if (editor.current) replaceText(editor.current, text);
  }, [latest]);
  return <div class="code" ref={host} />;
}
