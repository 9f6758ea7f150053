import { useTitle } from '../../../src/explorer/context.ts';
import { Chosen } from '../../../src/explorer/parts/chosen.tsx';
import { Claims } from '../../../src/explorer/parts/claims.tsx';
import { EntityLink } from '../../../src/explorer/parts/entity-link.tsx';
import { SourcesChoice } from '../../../src/explorer/parts/sources-choice.tsx';
import { Table } from '../../../src/explorer/parts/table.tsx';
import { limitVariable, type SourcesParams, sourcesParameters } from '../../../src/explorer/state/sources.ts';
import { ids } from '../../../src/explorer/state/types.ts';
import { defineView, type PageProps } from '../../../src/explorer/view.ts';
import { counted, kindOfId, namesOf } from '../../../src/explorer/words.ts';
import { WithCare } from '../parts/care.tsx';
import { Question } from '../parts/question.tsx';
import { enrichmentDocument } from '../queries/enrichment.ts';
import { type EnrichedRow, type EnrichmentAnswer, enrichedRows, setArguments } from '../shape/enrichment.ts';

interface Params extends SourcesParams {
  readonly items: readonly string[];
}

/** Finds the nutrients that are linked to a set more often than to other sets of the same size. */
export const enrichmentView = defineView<Params>({
  name: 'enrichment',
  title: 'What a set has in common',
  description: 'Which nutrients are linked to a set of foods, symptoms or conditions more often than to other sets?',
  parameters: { items: ids([], ['food', 'symptom', 'condition']), ...sourcesParameters },
  Page: Enrichment,
});

function Enrichment({ params, go, app: { graph } }: PageProps<Params>) {
  const { items } = params;
  useTitle(enrichmentView.title);
  const kind = items[0] === undefined ? undefined : kindOfId(graph, items[0]);
  const set = setArguments(items);
  return (
    <>
      <h1>{enrichmentView.title}</h1>
      <p class="lead">
        The figures count sets in this graph: they say what a set has more of than others do. They do not say how likely
        a deficiency is.
      </p>
      <Chosen
        label={kind ? `The set of ${kind.pluralLabel}` : 'The set: foods, symptoms or conditions'}
        kinds={kind ? [kind.value] : ['SYMPTOM', 'FOOD', 'CONDITION']}
        ids={items}
        max={100}
        onChange={(next) => go({ items: next })}
      />
      <SourcesChoice params={params} go={go} isQuestion />
      <Question
        document={enrichmentDocument}
        variables={set && { ...set, first: 20, ...limitVariable(graph.evidence, params) }}
        missing="Choose two or more foods, symptoms or conditions. All are of one kind: that of the first."
        say={({ enrichment }) => (enrichment ? summaryOf(enrichment) : 'No answer.')}
      >
        {({ enrichment }) => enrichment && <Result answer={enrichment} />}
      </Question>
    </>
  );
}

const summaryOf = ({ represented, setSize, population, tested }: EnrichmentAnswer): string =>
  `The set is linked to ${counted(represented, 'nutrient', 'nutrients')} of ${tested}. ` +
  `${counted(setSize, 'of its items counts', 'of its items count')}, out of ${population} in this graph.`;

const Result = ({ answer }: { answer: EnrichmentAnswer }) => (
  <WithCare care={answer.care}>
    <p>{summaryOf(answer)}</p>
    {answer.outside.length > 0 && <p>No nutrient is linked to {namesOf(answer.outside)}, so they do not count.</p>}
    {answer.entailed.length > 0 && (
      <p>These follow from narrower items, so they do not count: {namesOf(answer.entailed.map(({ item }) => item))}.</p>
    )}
    <Table
      caption="Nutrients, the smallest share of sets first"
      rows={enrichedRows(answer)}
      keyOf={({ nutrient }) => nutrient.id}
      columns={columns}
    />
    <details>
      <summary>What the figures mean</summary>
      <p>{answer.measure}</p>
    </details>
  </WithCare>
);

const columns = [
  {
    name: 'nutrient',
    title: 'Nutrient',
    cell: ({ nutrient }: EnrichedRow) => <EntityLink {...nutrient} />,
    sort: ({ nutrient }: EnrichedRow) => nutrient.name,
  },
  {
    name: 'items',
    title: 'Linked items',
    cell: ({ items, claims }: EnrichedRow) => (
      <>
        {items}
        <Claims claims={claims} isOfSeveral />
      </>
    ),
  },
  {
    name: 'set',
    title: 'In the set',
    cell: ({ inSet, setSize }: EnrichedRow) => `${inSet} of ${setSize}`,
    sort: ({ inSet }: EnrichedRow) => inSet,
    isNumber: true,
  },
  {
    name: 'population',
    title: 'In all',
    cell: ({ linked, population }: EnrichedRow) => `${linked} of ${population}`,
    sort: ({ linked }: EnrichedRow) => linked,
    isNumber: true,
  },
  {
    name: 'fold',
    title: 'Times as often',
    cell: ({ foldText }: EnrichedRow) => foldText,
    sort: ({ fold }: EnrichedRow) => fold,
    isNumber: true,
  },
  {
    name: 'sets',
    title: 'Sets like it',
    cell: ({ sets }: EnrichedRow) => sets,
    isNumber: true,
  },
  {
    name: 'adjusted',
    title: 'Adjusted share',
    cell: ({ adjustedText }: EnrichedRow) => adjustedText,
    isNumber: true,
  },
];
