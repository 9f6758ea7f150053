import { useMemo } from 'preact/hooks';
import { useTitle } from '../../../src/explorer/context.ts';
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
import { SourcesChoice } from '../../../src/explorer/parts/sources-choice.tsx';
import { Table } from '../../../src/explorer/parts/table.tsx';
import { limitVariable, type SourcesParams, sourcesParameters } from '../../../src/explorer/state/sources.ts';
import { id } from '../../../src/explorer/state/types.ts';
import { defineView, type PageProps } from '../../../src/explorer/view.ts';
import { counted } from '../../../src/explorer/words.ts';
import { WithCare } from '../parts/care.tsx';
import { Sources } from '../parts/items.tsx';
import { Question } from '../parts/question.tsx';
import type { AnswerOf } from '../queries/document.ts';
import { symptomFoodsDocument } from '../queries/symptom-foods.ts';
import { type SymptomFoodRow, symptomFoodPicture, symptomFoodRows } from '../shape/symptom-foods.ts';
import { lowerFirst } from '../shape/words.ts';

interface Params extends SelectionParams, SourcesParams {
  readonly symptom: string;
}

/** Leads from a symptom through the nutrients that the sources link to it, to the foods that they recommend. */
export const symptomFoodsView = defineView<Params>({
  name: 'symptom-foods',
  title: 'Foods for a symptom',
  description: 'Which foods do the sources recommend for the nutrients behind a symptom, and who says so?',
  parameters: { symptom: id('symptom:leg-cramps', ['symptom']), ...sourcesParameters, ...selectionParameters },
  Page: SymptomFoods,
});

function SymptomFoods(props: PageProps<Params>) {
  const { params, go, app } = props;
  const { symptom } = params;
  useTitle(symptomFoodsView.title);
  return (
    <>
      <h1>{symptomFoodsView.title}</h1>
      <p class="lead">
        Sources link a symptom to deficiencies of nutrients, and recommend foods for these nutrients. Each step has its
        claims.
      </p>
      <Chosen
        label="Symptom"
        kinds={['SYMPTOM']}
        ids={[symptom]}
        max={1}
        onChange={([next]) => next && go({ symptom: next, ...noSelection })}
      />
      <SourcesChoice params={params} go={(change) => go({ ...change, ...noSelection })} />
      <Question
        document={symptomFoodsDocument}
        variables={symptom === '' ? null : { symptom, ...limitVariable(app.graph.evidence, params) }}
        missing="Choose a symptom."
        say={(data) => (data.symptom ? summaryOf(data.symptom) : 'No such symptom.')}
      >
        {(data, release) => <Result {...props} data={data} release={release} />}
      </Question>
    </>
  );
}

type Answer = AnswerOf<typeof symptomFoodsDocument>;

function summaryOf({ name, nutrients }: NonNullable<Answer['symptom']>): string {
  const foods = new Set(nutrients.edges.flatMap(({ node }) => node.foods.edges.map(({ node: food }) => food.id)));
  return (
    `${name}: sources link it to a deficiency of ${counted(nutrients.edges.length, 'nutrient', 'nutrients')}, ` +
    `and recommend ${counted(foods.size, 'food', 'foods')} for them.`
  );
}

interface ResultProps extends PageProps<Params> {
  readonly data: Answer;
  readonly release: string | null;
}

function Result({ data: { symptom, differential }, release, params, go, app: { graph } }: ResultProps) {
  const picture = useMemo(() => symptom && symptomFoodPicture(symptom), [symptom]);
  const selected = useSelection(params, go);
  if (symptom === null || picture === null) return <p>This release has no such symptom.</p>;
  const { focus } = selected.selection;
  const title = `From ${lowerFirst(symptom.name)} to foods`;
  return (
    <>
      <p>{summaryOf(symptom)}</p>
      <Drawn
        picture={picture}
        title={title}
        query={{
          document: symptomFoodsDocument,
          variables: { symptom: symptom.id, ...limitVariable(graph.evidence, params) },
        }}
        release={release}
        keep={[symptom.id]}
        {...selected}
        twin={
          <WithCare care={differential?.care}>
            <Table
              caption="The same as a table"
              rows={symptomFoodRows(symptom)}
              keyOf={({ key }) => key}
              isSelected={(row) => idsOf(row).includes(focus ?? '')}
              columns={[...columns, focusColumn(focus, selected.onFocus)]}
            />
          </WithCare>
        }
      />
    </>
  );
}

const columns = [
  {
    name: 'food',
    title: 'Food',
    cell: ({ food }: SymptomFoodRow) => (food ? <EntityLink {...food} /> : <span class="quiet">none recommended</span>),
    sort: ({ food }: SymptomFoodRow) => food?.name ?? null,
  },
  {
    name: 'recommended',
    title: 'Who recommends it',
    cell: ({ foodClaims, food }: SymptomFoodRow) => food && <Sources claims={foodClaims} />,
  },
  {
    name: 'nutrient',
    title: 'For the nutrient',
    cell: ({ nutrient }: SymptomFoodRow) => <EntityLink {...nutrient} />,
    sort: ({ nutrient }: SymptomFoodRow) => nutrient.name,
  },
  {
    name: 'link',
    title: 'Whose deficiency the symptom belongs to',
    cell: ({ link, mechanism, symptomClaims }: SymptomFoodRow) => (
      <>
        {link}
        {mechanism !== null && <p class="quiet">{mechanism}</p>}
        <Claims claims={symptomClaims} />
      </>
    ),
    sort: ({ link }: SymptomFoodRow) => link,
  },
];

/** Returns the ids of the nodes and edges that a row stands for in the drawing. */
const idsOf = ({ nutrient, food, edge }: SymptomFoodRow): readonly string[] => [
  nutrient.id,
  food?.id ?? '',
  edge ?? '',
];

/** Returns the column whose buttons put the focus of the drawing on the line of the row. */
const focusColumn = (focus: string | null, focusOn: (id: string | null) => void) => ({
  name: 'focus',
  title: 'In the drawing',
  cell: ({ edge, food, nutrient }: SymptomFoodRow) =>
    edge !== null && (
      <button
        type="button"
        class="link"
        aria-pressed={edge === focus}
        onClick={() => focusOn(edge === focus ? null : edge)}
      >
        Show
        <span class="visually-hidden">
          {' '}
          {food?.name} and {nutrient.name}
        </span>
      </button>
    ),
});
