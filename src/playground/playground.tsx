/** The playground: a query, its variables and its answer, with examples and docs beside them. */

import { graphql, updateSchema } from 'cm6-graphql';
import type { EditorView } from 'codemirror';
import type { GraphQLSchema } from 'graphql';
import { useEffect, useMemo, useRef, useState } from 'preact/hooks';
import { addressOfQuery } from '../explorer/api/copy.ts';
import { type Draft, type Example, exampleAddress, keepPast, readPast } from './draft.ts';
import { jsonText, onKey } from './editor.ts';
import { nameOf } from './operation.ts';
import { CodePane } from './parts/code-pane.tsx';
import { CopyButtons } from './parts/copy-buttons.tsx';
import { Docs } from './parts/docs.tsx';
import { KeyField } from './parts/key-field.tsx';
import { LinkList } from './parts/list.tsx';
import { readSchema } from './schema.ts';
import type { Storages } from './storages.ts';
import { type Sending, useAnswer } from './use-answer.ts';
import { useDraft, useOperation } from './use-draft.ts';

export interface PlaygroundProps extends Sending {
  readonly title: string;
  readonly hasExplorer: boolean;
  readonly examples: readonly Example[];
  readonly storages: Storages;
  readonly start: Draft;
}

export function Playground(properties: PlaygroundProps) {
  const { title, hasExplorer, url, keeper, examples, storages, start, announce } = properties;
  const { draft, version, change, replace } = useDraft(start, storages);
  const [past, setPast] = useState(() => readPast(storages.local));
  const [schema, setSchema] = useState<GraphQLSchema | null>(null);
  const [typeName, setTypeName] = useState<string | null>(null);
  const editor = useRef<EditorView | null>(null);
  const [operation, choose, operations] = useOperation(draft.query);
  const { shown, isRunning, run, cancel } = useAnswer(properties, draft, operation, (ran) =>
    setPast(keepPast(storages.local, ran)),
  );
  const runNow = useRef(run);
  runNow.current = run;

  useEffect(() => {
    const load = () => {
      void readSchema(keeper.read()).then(setSchema);
    };
    load();
    return keeper.watch(load);
  }, [keeper]);
  useEffect(() => {
    if (editor.current && schema) updateSchema(editor.current, schema);
  }, [schema]);

  const extensions = useMemo(
    () => [
      graphql(undefined, { onShowInDocs: (_field, type) => setTypeName(type?.replaceAll(/[[\]!]/g, '') ?? null) }),
      onKey('Mod-Enter', () => runNow.current()),
    ],
    [],
  );
  const open = (opened: Draft, name: string) => {
    replace(opened);
    announce(`Opened: ${name}`);
    editor.current?.focus();
  };

  return (
    <>
      <button type="button" class="skip" onClick={() => editor.current?.focus()}>
        Skip to the query
      </button>
      <header>
        <h1>{title} playground</h1>
        <nav aria-label="Pages">
          {hasExplorer && <a href="explore">Explorer</a>}
          <a href="schema.graphql">Schema</a>
        </nav>
      </header>
      <main>
        <section class="query" aria-labelledby="query-heading">
          <div class="row">
            <h2 id="query-heading">Query</h2>
            {operations.length > 1 && (
              <select
                aria-label="Operation"
                value={operation ?? ''}
                onChange={({ currentTarget }) => choose(currentTarget.value)}
              >
                {operations.map((name) => (
                  <option key={name}>{name}</option>
                ))}
              </select>
            )}
            <button type="button" class="primary" aria-keyshortcuts="Control+Enter" onClick={isRunning ? cancel : run}>
              {isRunning ? 'Cancel' : 'Run'}
            </button>
          </div>
          <CodePane
            label="Query. Control and Enter runs it."
            text={draft.query}
            version={version}
            extensions={extensions}
            onChange={(query) => change({ query })}
            onOpen={(opened) => {
              editor.current = opened;
            }}
          />
          <CopyButtons url={url} draft={draft} operation={operation} keeper={keeper} announce={announce} />
          <details open={start.variables !== ''}>
            <summary>Variables</summary>
            <CodePane
              label="Variables, as a JSON object"
              text={draft.variables}
              version={version}
              extensions={[jsonText, onKey('Mod-Enter', () => runNow.current())]}
              onChange={(variables) => change({ variables })}
            />
          </details>
          <KeyField keeper={keeper} />
        </section>
        <section class="answer" aria-labelledby="answer-heading">
          <div class="row">
            <h2 id="answer-heading">Answer</h2>
            <p class="quiet">{shown.note}</p>
          </div>
          <CodePane label="Answer" text={shown.text} extensions={[jsonText]} />
        </section>
        <aside aria-label="Examples and docs">
          <details open>
            <summary>Examples</summary>
            <LinkList
              label="Examples"
              items={examples.map((example) => ({
                id: example.name,
                href: exampleAddress(example),
                title: nameOf(example.query),
                note: '',
                open: () => open({ query: example.query, variables: '' }, nameOf(example.query)),
              }))}
            />
          </details>
          {past.length > 0 && (
            <details>
              <summary>Your last queries</summary>
              <LinkList
                label="Your last queries"
                items={past.map((one, i) => ({
                  id: String(i),
                  href: addressOfQuery('', one.query, one.variables),
                  title: nameOf(one.query),
                  note: one.variables,
                  open: () => open(one, 'a query of yours'),
                }))}
              />
            </details>
          )}
          <Docs schema={schema} typeName={typeName} onType={setTypeName} />
        </aside>
      </main>
    </>
  );
}
