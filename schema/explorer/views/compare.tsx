import { useTitle } from '../../../src/explorer/context.ts';
import { Chosen } from '../../../src/explorer/parts/chosen.tsx';
import { EntityLink } from '../../../src/explorer/parts/entity-link.tsx';
import { SourcesChoice } from '../../../src/explorer/parts/sources-choice.tsx';
import { Table } from '../../../src/explorer/parts/table.tsx';
import { limitVariable, type SourcesParams, sourcesParameters } from '../../../src/explorer/state/sources.ts';
import { ids } from '../../../src/explorer/state/types.ts';
import { defineView, type PageProps } from '../../../src/explorer/view.ts';
import { counted } from '../../../src/explorer/words.ts';
import { WithCare } from '../parts/care.tsx';
import { Items, SharedItems } from '../parts/items.tsx';
import { Question } from '../parts/question.tsx';
import { compareDocument } from '../queries/compare.ts';
import type { AnswerOf } from '../queries/document.ts';
import {
  type ApartRow,
  apartRows,
  type ComparedPart,
  type ComparedRow,
  comparedParts,
  comparedRows,
} from '../shape/compare.ts';
import { lowerFirst } from '../shape/words.ts';

interface Params extends SourcesParams {
  readonly nutrients: readonly string[];
}

/** Shows nutrients side by side: what they have in common, and what sets each apart. */
export const compareView = defineView<Params>({
  name: 'compare',
  title: 'Compare nutrients',
  description: 'What do nutrients have in common, and what sets each apart?',
  parameters: {
    nutrients: ids(['nutrient:magnesium', 'nutrient:potassium'], ['nutrient'], 12),
    ...sourcesParameters,
  },
  Page: Compare,
});

function Compare({ params, go, app: { graph } }: PageProps<Params>) {
  const { nutrients } = params;
  useTitle(compareView.title);
  return (
    <>
      <h1>{compareView.title}</h1>
      <p class="lead">Functions, symptoms of a deficiency, circumstances, tests and foods, as the sources name them.</p>
      <Chosen
        label="Nutrients"
        kinds={['NUTRIENT']}
        ids={nutrients}
        max={12}
        onChange={(next) => go({ nutrients: next })}
      />
      <SourcesChoice params={params} go={go} isQuestion />
      <Question
        document={compareDocument}
        variables={nutrients.length < 2 ? null : { nutrients, ...limitVariable(graph.evidence, params) }}
        missing="Choose at least two nutrients."
        say={({ compare }) =>
          compare ? `Compared ${counted(compare.rows.length, 'nutrient', 'nutrients')}.` : 'No answer.'
        }
      >
        {({ compare }) => compare && <Result answer={compare} />}
      </Question>
    </>
  );
}

function Result({ answer }: { answer: NonNullable<AnswerOf<typeof compareDocument>['compare']> }) {
  return (
    <WithCare care={answer.care}>
      <Table
        caption="Side by side"
        rows={comparedRows(answer)}
        keyOf={({ nutrient }) => nutrient.id}
        columns={columns}
      />
      <h2>What sets each apart</h2>
      <Table
        caption="What sets each apart"
        hiddenCaption
        rows={apartRows(answer.apart)}
        keyOf={({ key }) => key}
        columns={[
          { name: 'aspect', title: 'Aspect', cell: ({ aspect }) => aspect },
          ...answer.rows.map(({ nutrient: { id, name } }) => ({
            name: id,
            title: `Only ${lowerFirst(name)}`,
            cell: ({ items }: ApartRow) => <Items items={items.get(id) ?? []} />,
          })),
        ]}
      />
      <Parts title="What some of them share" parts={comparedParts(answer.sharedBySome)} />
      <Parts title="What all of them share" parts={comparedParts(answer.shared)} />
    </WithCare>
  );
}

const columns = [
  {
    name: 'nutrient',
    title: 'Nutrient',
    cell: ({ nutrient }: ComparedRow) => <EntityLink {...nutrient} />,
  },
  {
    name: 'functions',
    title: 'Primary function for the legs',
    cell: ({ functions }: ComparedRow) => <Items items={functions} />,
  },
  {
    name: 'legs',
    title: 'Leg symptoms of a deficiency',
    cell: ({ legSymptoms }: ComparedRow) => <Items items={legSymptoms} />,
  },
  {
    name: 'alongside',
    title: 'Symptoms that commonly occur alongside',
    cell: ({ coOccurring }: ComparedRow) => <Items items={coOccurring} />,
  },
];

function Parts({ title, parts }: { title: string; parts: readonly ComparedPart[] }) {
  if (parts.length === 0) return null;
  return (
    <section>
      <h2>{title}</h2>
      <Table
        caption={title}
        hiddenCaption
        rows={parts}
        keyOf={({ key }) => key}
        columns={[
          { name: 'aspect', title: 'Aspect', cell: ({ aspect }) => aspect, sort: ({ aspect }) => aspect },
          { name: 'holders', title: 'Who has it', cell: ({ holders }) => holders, sort: ({ holders }) => holders },
          { name: 'items', title: 'Items', cell: ({ items }) => <SharedItems items={items} /> },
        ]}
      />
    </section>
  );
}
