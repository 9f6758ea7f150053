import type { Extension } from '@codemirror/state';
import type { EditorView } from 'codemirror';
import { useEffect, useRef } from 'preact/hooks';
import { openEditor, replaceText } from '../editor.ts';

interface CodePaneProps {
  readonly label: string;
  readonly text: string;
  readonly extensions: readonly Extension[];
  /** Left out for a pane that only shows text. */
  readonly onChange?: (text: string) => void;
  /** Receives the editor when it is open. */
  readonly onOpen?: (editor: EditorView) => void;
}

/** An editor that shows the given text. The extensions are those of the first rendering. */
export function CodePane({ label, text, extensions, onChange, onOpen }: CodePaneProps) {
  const host = useRef<HTMLDivElement>(null);
  const editor = useRef<EditorView | null>(null);
  const changed = useRef(onChange);
  changed.current = onChange;
  // biome-ignore lint/correctness/useExhaustiveDependencies: the editor is opened once, and keeps its state.
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
  useEffect(() => {
    if (editor.current) replaceText(editor.current, text);
  }, [text]);
  return <div class="code" ref={host} />;
}
