/** The page of a search: every hit with what matched, narrowed to kinds. */
import { useEffect, useState } from 'preact/hooks';
import { useAnswer } from '../api/answer.ts';
import { type Hit, readHits, type SearchAnswer, searchDocument, searchVariables } from '../api/search.ts';
import { useApp, useTitle } from '../context.ts';
import type { GraphDescription } from '../graph.ts';
import { Answered } from '../parts/answered.tsx';
import { QueryBar } from '../parts/query-bar.tsx';
import { UnknownKinds } from '../parts/unknown-kinds.tsx';
import { text, wholeNumber, words } from '../state/types.ts';
import { defineView, type PageProps } from '../view.ts';
import { capitalised, counted, kindOfValue } from '../words.ts';
import { KindList } from './kind-list.tsx';

interface SearchParams {
  readonly text: string;
  readonly kinds: readonly string[];
  readonly size: number;
  readonly after: string;
}

export const searchView = defineView<SearchParams>({
  name: 'search',
  title: 'Search',
  description: 'Finds entities of every kind by name, synonym or identifier, also with typos.',
  parameters: { text: text(), kinds: words(), size: wholeNumber(20, 1, 100), after: text() },
  Page: Search,
});

/** Milliseconds after the last letter before the search starts. */
const pauseMs = 250;

function Search({ params, go, app: { graph } }: PageProps<SearchParams>) {
  const [typed, setTyped] = useState(params.text);
  useTitle(params.text === '' ? 'Search' : `Search: ${params.text}`);
  useEffect(() => setTyped(params.text), [params.text]);
  useEffect(() => {
    if (typed === params.text) return;
    const timer = setTimeout(() => go({ text: typed, after: '' }, { replace: true }), pauseMs);
    return () => clearTimeout(timer);
  }, [typed, params.text, go]);
  const known = graph.kinds.map(({ value }) => value);
  const kinds = params.kinds.filter((value) => known.includes(value));
  const [only] = kinds;
  return (
    <>
      <h1>Search</h1>
      <search>
        <label for="search-text">Name, synonym or identifier</label>
        <div class="big-search">
          <input
            id="search-text"
            type="search"
            autocomplete="off"
            value={typed}
            onInput={(event) => setTyped(event.currentTarget.value)}
          />
        </div>
        <KindChoice graph={graph} chosen={kinds} onChange={(chosen) => go({ kinds: chosen, after: '' })} />
      </search>
      <UnknownKinds kinds={params.kinds} />
      {params.text.trim() !== '' ? (
        <Results params={{ ...params, kinds }} go={go} />
      ) : only !== undefined && kinds.length === 1 ? (
        <KindList value={only} after={params.after} size={params.size} go={(after) => go({ after })} />
      ) : (
        <p class="quiet">Type a name, or choose one kind to list everything of it.</p>
      )}
    </>
  );
}

interface KindChoiceProps {
  readonly graph: GraphDescription;
  readonly chosen: readonly string[];
  readonly onChange: (kinds: readonly string[]) => void;
}

/** Lets the user choose kinds; none means all. */
export const KindChoice = ({ graph, chosen, onChange }: KindChoiceProps) => (
  <fieldset>
    <legend>Kinds</legend>
    <div class="row">
      {graph.kinds.map(({ value, pluralLabel }) => (
        <label key={value}>
          <input
            type="checkbox"
            checked={chosen.includes(value)}
            onChange={(event) =>
              onChange(event.currentTarget.checked ? [...chosen, value] : chosen.filter((kind) => kind !== value))
            }
          />
          {capitalised(pluralLabel)}
        </label>
      ))}
    </div>
  </fieldset>
);

function Results({ params, go }: Pick<PageProps<SearchParams>, 'params' | 'go'>) {
  const { announce } = useApp();
  const variables = searchVariables(params.text, {
    kinds: params.kinds,
    first: params.size,
    after: params.after === '' ? null : params.after,
  });
  const answer = useAnswer<SearchAnswer>(searchDocument, variables);
  const total = answer.data?.search.totalCount;
  useEffect(() => {
    if (total !== undefined) announce(counted(total, 'result.', 'results.'));
  }, [total, announce]);
  return (
    <>
      <Answered answer={answer}>
        {(data) => {
          const { hits, totalCount, endCursor } = readHits(data);
          return (
            <>
              <h2>{totalCount === 0 ? 'Nothing has this name' : counted(totalCount, 'result', 'results')}</h2>
              {totalCount === 0 && <p>Try fewer letters, another word, or all kinds.</p>}
              <ol class="hits">
                {hits.map((hit) => (
                  <HitItem key={hit.id} hit={hit} />
                ))}
              </ol>
              {endCursor !== null && (
                <button type="button" onClick={() => go({ after: endCursor })}>
                  Next page
                </button>
              )}
            </>
          );
        }}
      </Answered>
      <QueryBar document={searchDocument} variables={variables} />
    </>
  );
}

/** How a name matched, for hits whose name does not show it. */
const matchWords: Readonly<Record<string, string>> = {
  IDENTIFIER: 'identifier',
  TYPO: 'similar spelling',
  PARTIAL: 'some of the words',
};

function HitItem({ hit }: { hit: Hit }) {
  const { graph, open } = useApp();
  const how = matchWords[hit.match];
  return (
    <li>
      <a class="hit-name" href={open('entity', { id: hit.id })}>
        {hit.name}
      </a>{' '}
      <span class="quiet">
        {kindOfValue(graph, hit.kind)?.label}
        {hit.matched !== null && `, found as “${hit.matched}”`}
        {how !== undefined && `, by ${how}`}
      </span>
      {hit.description !== null && <p>{hit.description}</p>}
    </li>
  );
}
