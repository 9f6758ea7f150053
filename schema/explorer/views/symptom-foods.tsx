import { useMemo } from 'preact/hooks';
import { useTitle } from '../../../src/explorer/context.ts';
import { Chosen } from '../../../src/explorer/parts/chosen.tsx';
import { Claims } from '../../../src/explorer/parts/claims.tsx';
import { Table } from '../../../src/explorer/parts/table.tsx';
import { id, text } from '../../../src/explorer/state/types.ts';
import { defineView, type PageProps } from '../../../src/explorer/view.ts';
import { counted } from '../../../src/explorer/words.ts';
import { WithCare } from '../parts/care.tsx';
import { Drawn } from '../parts/drawn.tsx';
import { EntityLink, Sources } from '../parts/items.tsx';
import { Question } from '../parts/question.tsx';
import type { AnswerOf } from '../queries/document.ts';
import { symptomFoodsDocument } from '../queries/symptom-foods.ts';
import { type SymptomFoodRow, symptomFoodPicture, symptomFoodRows } from '../shape/symptom-foods.ts';

interface Params {
  readonly symptom: string;
  /** Id of the focused node or edge of the drawing; empty for none. */
  readonly focus: string;
}

/** Leads from a symptom through the nutrients that the sources link to it, to the foods that they recommend. */
export const symptomFoodsView = defineView<Params>({
  name: 'symptom-foods',
  title: 'Foods for a symptom',
  description: 'Which foods do the sources recommend for the nutrients behind a symptom, and who says so?',
  parameters: { symptom: id('symptom:leg-cramps', ['symptom']), focus: text() },
  Page: SymptomFoods,
});

function SymptomFoods({ params: { symptom, focus }, go }: PageProps<Params>) {
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
        onChange={([next]) => next && go({ symptom: next, focus: '' })}
      />
      <Question
        document={symptomFoodsDocument}
        variables={symptom === '' ? null : { symptom }}
        missing="Choose a symptom."
        say={(data) => (data.symptom ? summaryOf(data.symptom) : 'No such symptom.')}
      >
        {(data) => <Result data={data} focus={focus} go={go} />}
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

type ResultProps = Pick<PageProps<Params>, 'go'> & { readonly data: Answer; readonly focus: string };

function Result({ data: { symptom, differential }, focus, go }: ResultProps) {
  const picture = useMemo(() => symptom && symptomFoodPicture(symptom), [symptom]);
  if (symptom === null || picture === null) return <p>This release has no such symptom.</p>;
  return (
    <WithCare care={differential?.care}>
      <p>{summaryOf(symptom)}</p>
      <Drawn
        picture={picture}
        title={`From ${symptom.name.toLowerCase()} to foods`}
        keep={[symptom.id]}
        focus={focus}
        onFocus={(next) => go({ focus: next }, { replace: true })}
      />
      <Table
        caption={`From ${symptom.name.toLowerCase()} to foods`}
        rows={symptomFoodRows(symptom)}
        keyOf={({ key }) => key}
        columns={columns}
      />
    </WithCare>
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
