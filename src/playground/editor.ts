/** Editors of code, each in a shadow root: there CodeMirror's styles pass a policy without inline styles. */
import { json } from '@codemirror/lang-json';
import { HighlightStyle, syntaxHighlighting } from '@codemirror/language';
import { EditorState, type Extension, Prec } from '@codemirror/state';
import { keymap } from '@codemirror/view';
import { tags } from '@lezer/highlight';
import { basicSetup, EditorView } from 'codemirror';

export interface EditorOptions {
  readonly label: string;
  readonly text: string;
  readonly extensions: readonly Extension[];
  /** Receives each change of the text; null for an editor that only shows text. */
  readonly onChange: ((text: string) => void) | null;
}

/** Opens an editor inside an element. Tab leaves it, as it leaves every other control. */
export function openEditor(host: HTMLElement, { label, text, extensions, onChange }: EditorOptions): EditorView {
  const root = host.shadowRoot ?? host.attachShadow({ mode: 'open' });
  const state = EditorState.create({
    doc: text,
    extensions: [
      basicSetup,
      look,
      typeOver,
      EditorView.lineWrapping,
      EditorView.contentAttributes.of({ 'aria-label': label, tabindex: '0' }),
      ...extensions,
      onChange
        ? EditorView.updateListener.of((update) => {
            if (update.docChanged) onChange(update.state.doc.toString());
          })
        : [EditorState.readOnly.of(true)],
    ],
  });
  return new EditorView({ state, parent: root, root });
}

/**
 * Replaces a selection itself when a user types over it. Chromium would give the new text the colour of the old one, by
 * an inline style that the policy of the page blocks.
 */
const typeOver = EditorView.domEventHandlers({
  beforeinput(event, view) {
    const { from, to, empty } = view.state.selection.main;
    const text = event.data;
    if (event.inputType !== 'insertText' || text === null || empty || view.composing || view.state.readOnly)
      return false;
    const insert = () => view.state.update(view.state.replaceSelection(text), { userEvent: 'input.type' });
    const isHandled = view.state.facet(EditorView.inputHandler).some((handle) => handle(view, from, to, text, insert));
    if (!isHandled) view.dispatch(insert());
    event.preventDefault();
    return true;
  },
});

/** Replaces the text of an editor. Undo brings the former text back. */
export function replaceText(editor: EditorView, text: string): void {
  if (editor.state.doc.toString() === text) return;
  editor.dispatch({ changes: { from: 0, to: editor.state.doc.length, insert: text }, selection: { anchor: 0 } });
}

/** Runs a function for a key, before the other bindings of the editor. */
export const onKey = (key: string, run: () => void): Extension =>
  Prec.highest(
    keymap.of([
      {
        key,
        run: () => {
          run();
          return true;
        },
      },
    ]),
  );

export const jsonText: Extension = json();

/** Colours by the custom properties of the page, which reach into a shadow root. */
const look: Extension = [
  EditorView.theme({
    '&': { height: '100%', backgroundColor: 'var(--raised)', color: 'var(--text)', fontSize: '0.875rem' },
    '&.cm-focused': { outline: '3px solid var(--focus)', outlineOffset: '-3px' },
    '.cm-scroller': { fontFamily: 'var(--mono)', lineHeight: '1.55' },
    '.cm-content': { caretColor: 'var(--text)' },
    '.cm-cursor': { borderLeftColor: 'var(--text)' },
    '.cm-gutters': { backgroundColor: 'var(--sunken)', color: 'var(--quiet)', border: 'none' },
    '.cm-activeLine, .cm-activeLineGutter': {
      backgroundColor: 'color-mix(in srgb, var(--accent-soft) 45%, transparent)',
    },
    '&.cm-focused > .cm-scroller > .cm-selectionLayer .cm-selectionBackground, .cm-selectionBackground': {
      backgroundColor: 'color-mix(in srgb, var(--focus) 28%, transparent)',
    },
    '.cm-matchingBracket, &.cm-focused .cm-matchingBracket': { backgroundColor: 'var(--accent-soft)' },
    '.cm-tooltip, .cm-panels': { backgroundColor: 'var(--raised)', color: 'var(--text)', borderColor: 'var(--line)' },
    '.cm-tooltip.cm-completionInfo': { maxWidth: '22rem', padding: '0.4rem 0.6rem' },
    '.cm-tooltip-autocomplete > ul > li[aria-selected]': {
      backgroundColor: 'var(--accent)',
      color: 'var(--accent-text)',
    },
    '.cm-completionDetail': { color: 'inherit', opacity: '0.8' },
  }),
  syntaxHighlighting(
    HighlightStyle.define([
      { tag: [tags.keyword, tags.definitionKeyword, tags.modifier], color: 'var(--code-keyword)' },
      { tag: [tags.string, tags.special(tags.name)], color: 'var(--code-string)' },
      { tag: [tags.number, tags.integer, tags.float, tags.bool, tags.null], color: 'var(--code-number)' },
      { tag: [tags.propertyName, tags.atom], color: 'var(--code-name)' },
      { tag: [tags.variableName, tags.attributeName], color: 'var(--code-variable)' },
      { tag: [tags.comment, tags.lineComment], color: 'var(--quiet)' },
    ]),
  ),
];
