import { useMemo } from 'preact/hooks';
import { useApp, useTitle } from '../../../src/explorer/context.ts';
import type { GraphDescription } from '../../../src/explorer/graph.ts';
import { Chosen } from '../../../src/explorer/parts/chosen.tsx';
import { Claims } from '../../../src/explorer/parts/claims.tsx';
import { Drawn } from '../../../src/explorer/parts/drawn/drawn.tsx';
import {
  noSelection,
  type SelectionParams,
  selectionParameters,
  useSelection,
} from '../../../src/explorer/parts/drawn/selection.ts';
import { EntityLink } from '../../../src/explorer/parts/entity-link.tsx';
import { NumberField } from '../../../src/explorer/parts/fields.tsx';
import { SourcesChoice } from '../../../src/explorer/parts/sources-choice.tsx';
import { Table } from '../../../src/explorer/parts/table.tsx';
import { limitVariable, type SourcesParams, sourcesParameters } from '../../../src/explorer/state/sources.ts';
import { id, wholeNumber } from '../../../src/explorer/state/types.ts';
import { defineView, type PageProps } from '../../../src/explorer/view.ts';
import { counted, drawnKinds, kindOfId, numeral, relationNamed } from '../../../src/explorer/words.ts';
import { Question } from '../parts/question.tsx';
import { pathsDocument } from '../queries/paths.ts';
import { hopSentences, type PathsAnswer, pathKey, pathsPicture, type RelationWords } from '../shape/paths.ts';

interface Params extends SelectionParams, SourcesParams {
  readonly from: string;
  readonly to: string;
  readonly length: number;
  readonly first: number;
}

/** Shows how two entities are connected, hop by hop. */
export const pathsView = defineView<Params>({
  name: 'paths',
  title: 'How two things are connected',
  description: 'By which paths are two entities connected, and which claims support each hop?',
  parameters: {
    from: id(),
    to: id(),
    length: wholeNumber(4, 1, 6),
    first: wholeNumber(5, 1, 100),
    ...sourcesParameters,
    ...selectionParameters,
  },
  Page: Paths,
});

function Paths(props: PageProps<Params>) {
  const { params, go, app } = props;
  const { from, to, length, first } = params;
  useTitle(pathsView.title);
  const kinds = drawnKinds(app.graph).map(({ value }) => value);
  const ends = [
    { label: 'From', value: from, choose: (next: string) => go({ from: next, ...noSelection }) },
    { label: 'To', value: to, choose: (next: string) => go({ to: next, ...noSelection }) },
  ];
  return (
    <>
      <h1>{pathsView.title}</h1>
      <p class="lead">
        Paths follow relations that sources support, in both directions. Paths through entities with many connections
        come later.
      </p>
      <div class="form">
        {ends.map(({ label, value, choose }) => (
          <Chosen
            key={label}
            label={label}
            kinds={kinds}
            ids={value === '' ? [] : [value]}
            max={1}
            onChange={([next]) => next && choose(next)}
          />
        ))}
        <NumberField label="Most hops" value={length} min={1} max={6} onChange={(next) => go({ length: next })} />
        <NumberField label="Paths to show" value={first} min={1} max={100} onChange={(next) => go({ first: next })} />
        <SourcesChoice params={params} go={(change) => go({ ...change, ...noSelection })} isQuestion />
      </div>
      <Question
        document={pathsDocument}
        variables={from === '' || to === '' ? null : variablesOf(app.graph, params)}
        missing="Choose both ends."
        say={({ paths }) => (paths ? summaryOf(paths) : 'No answer.')}
      >
        {({ paths }, release) => paths && <Result {...props} answer={paths} release={release} />}
      </Question>
    </>
  );
}

/** Names an entity with its kind: a condition and a risk factor can have the same name. */
function Named({ id, name }: { id: string; name: string }) {
  const { graph } = useApp();
  return (
    <>
      <strong>
        <EntityLink id={id} name={name} />
      </strong>{' '}
      <span class="quiet">({kindOfId(graph, id)?.label})</span>
    </>
  );
}

const variablesOf = ({ evidence }: GraphDescription, params: Params) => {
  const { from, to, length, first } = params;
  return { from, to, maxLength: length, first, ...limitVariable(evidence, params) };
};

const summaryOf = ({ from, to, totalCount, maxLength, paths }: PathsAnswer): string =>
  totalCount === 0
    ? `No path of at most ${maxLength} hops connects ${from.name} and ${to.name}.`
    : `${counted(totalCount, 'path connects', 'paths connect')} ${from.name} and ${to.name}, in at most ` +
      `${maxLength} hops. ${paths.length < totalCount ? `The best ${paths.length} are below.` : ''}`;

interface ResultProps extends PageProps<Params> {
  readonly answer: PathsAnswer;
  readonly release: string | null;
}

function Result({ answer, release, params, go, app: { graph } }: ResultProps) {
  const selected = useSelection(params, go);
  const picture = useMemo(() => pathsPicture(answer.paths), [answer]);
  return (
    <>
      <p>{summaryOf(answer)}</p>
      {answer.paths.length > 0 && (
        <Drawn
          picture={picture}
          title={`From ${answer.from.name} to ${answer.to.name}`}
          query={{ document: pathsDocument, variables: variablesOf(graph, params) }}
          release={release}
          keep={[answer.from.id, answer.to.id]}
          {...selected}
          twin={<PathList paths={answer.paths} focus={selected.selection.focus} />}
        />
      )}
      {answer.metapaths.length > 0 && (
        <details>
          <summary>All paths by their kinds and relations</summary>
          <Table
            caption="All paths, shown or not, by their kinds and relations"
            hiddenCaption
            rows={answer.metapaths}
            keyOf={({ metapath }) => metapath}
            columns={[
              { name: 'metapath', title: 'Kinds and relations', cell: ({ metapath }) => metapath },
              { name: 'count', title: 'Paths', cell: ({ count }) => count, sort: ({ count }) => count, isNumber: true },
              {
                name: 'score',
                title: 'Sum of scores',
                cell: ({ score }) => numeral(score),
                sort: ({ score }) => score,
                isNumber: true,
              },
            ]}
          />
          <p class="quiet">
            The score multiplies the degrees of both ends of each hop, each to the power of −{answer.damping} (
            {answer.citation}).
          </p>
        </details>
      )}
    </>
  );
}

function PathList({ paths, focus }: { paths: PathsAnswer['paths']; focus: string | null }) {
  const { graph } = useApp();
  const words: RelationWords = (name, forward) => {
    const relation = relationNamed(graph, name);
    return (forward ? relation?.label : relation?.inverseLabel) ?? name;
  };
  return (
    <>
      <h2>Hop by hop</h2>
      <ol class="paths">
        {paths.map((path) => (
          <li key={pathKey(path)}>
            <ol class="hops">
              {hopSentences(path, words).map(({ edge, from, words: relation, to, claims }) => (
                <li key={edge} class={edge === focus ? 'selected' : undefined}>
                  <Named {...from} /> {relation} <Named {...to} />
                  <Claims claims={claims} />
                </li>
              ))}
            </ol>
            <p class="quiet">Score {numeral(path.score)}</p>
          </li>
        ))}
      </ol>
    </>
  );
}
