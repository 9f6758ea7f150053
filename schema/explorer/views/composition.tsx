import { useTitle } from '../../../src/explorer/context.ts';
import { Chosen } from '../../../src/explorer/parts/chosen.tsx';
import { Claims } from '../../../src/explorer/parts/claims.tsx';
import { EntityLink } from '../../../src/explorer/parts/entity-link.tsx';
import { Table } from '../../../src/explorer/parts/table.tsx';
import { id, text } from '../../../src/explorer/state/types.ts';
import { defineView, type PageProps } from '../../../src/explorer/view.ts';
import { Cautions } from '../parts/cautions.tsx';
import { usualLifeStage } from '../parts/food-form.tsx';
import { PortionSelect } from '../parts/portion.tsx';
import { Question } from '../parts/question.tsx';
import { LifeStageSelect } from '../parts/stages.tsx';
import { Terms } from '../parts/terms.tsx';
import { compositionDocument } from '../queries/composition.ts';
import type { AnswerOf } from '../queries/document.ts';
import { type CompositionRow, compositionRows, intakeTerms } from '../shape/composition.ts';

interface Params {
  readonly food: string;
  readonly stage: string;
  /** A household portion of the food, such as "1 cup"; empty for one helping. */
  readonly portion: string;
}

/** Shows the nutrients in a food, and their shares of the reference intakes of a life stage. */
export const compositionView = defineView<Params>({
  name: 'composition',
  title: 'What a food contains',
  description: 'How much of each nutrient does a food contain, and what share of the reference intake is that?',
  parameters: {
    food: id('food:lentils-cooked', ['food']),
    stage: id(usualLifeStage, ['life-stage']),
    portion: text('', 100),
  },
  Page: Composition,
});

function Composition({ params: { food, stage, portion }, go }: PageProps<Params>) {
  useTitle(compositionView.title);
  return (
    <>
      <h1>{compositionView.title}</h1>
      <p class="lead">Amounts come from a food table. A reference intake describes a group of healthy people.</p>
      <div class="form">
        <Chosen
          label="Food"
          kinds={['FOOD']}
          ids={[food]}
          max={1}
          onChange={([next]) => next && go({ food: next, portion: '' })}
        />
        <LifeStageSelect value={stage} none="none" onChange={(next) => go({ stage: next })} />
        <PortionSelect food={food} value={portion} onChange={(next) => go({ portion: next })} />
      </div>
      <Question
        document={compositionDocument}
        variables={
          food === ''
            ? null
            : { food, lifeStage: stage === '' ? null : stage, portion: portion === '' ? null : portion }
        }
        missing="Choose a food."
        say={(data) => (data.food ? `${data.food.name}: the amounts are there.` : 'No such food.')}
      >
        {(data) => <Result data={data} />}
      </Question>
    </>
  );
}

function Result({ data: { food, composition } }: { data: AnswerOf<typeof compositionDocument> }) {
  if (food === null) return <p>This release has no such food.</p>;
  if (composition === null) return <Forms forms={food.forms.nodes} name={food.name} />;
  const rows = compositionRows(composition);
  const terms = intakeTerms(rows);
  const grams = composition.rows[0]?.portion?.grams;
  const quantity = grams === undefined ? '100 g' : `${grams} g`;
  return (
    <>
      {composition.lifeStageNote !== null && <p>{composition.lifeStageNote}</p>}
      {terms.length > 0 && (
        <Terms
          caption={`${food.name}: shares of the reference intakes for a day in ${quantity}.`}
          titles={['Nutrient', 'Share']}
          terms={terms}
          max={1}
        />
      )}
      <Cautions cautions={composition.cautions} />
      <h2>All measured nutrients</h2>
      <Table caption={`Amounts in ${food.name}`} rows={rows} keyOf={({ nutrient }) => nutrient.id} columns={columns} />
    </>
  );
}

/** Leads from a general food to its forms: only a measured food has amounts. */
const Forms = ({ forms, name }: { forms: readonly { readonly id: string; readonly name: string }[]; name: string }) =>
  forms.length === 0 ? null : (
    <section>
      <h2>Forms of {name}</h2>
      <ul>
        {forms.map((form) => (
          <li key={form.id}>
            <a href={compositionView.address({ food: form.id })}>{form.name}</a>
          </li>
        ))}
      </ul>
    </section>
  );

const columns = [
  {
    name: 'nutrient',
    title: 'Nutrient',
    cell: ({ nutrient }: CompositionRow) => <EntityLink id={nutrient.id} name={nutrient.name} />,
    sort: ({ nutrient }: CompositionRow) => nutrient.name,
  },
  { name: 'per100g', title: 'In 100 g', cell: ({ per100g }: CompositionRow) => per100g, isNumber: true },
  { name: 'portion', title: 'In the portion', cell: ({ portion }: CompositionRow) => portion, isNumber: true },
  { name: 'energy', title: 'In 100 kcal', cell: ({ per100Kcal }: CompositionRow) => per100Kcal, isNumber: true },
  { name: 'intake', title: 'Reference intake', cell: ({ intake }: CompositionRow) => intake, isNumber: true },
  {
    name: 'share',
    title: 'Share',
    cell: ({ shareText }: CompositionRow) => shareText,
    sort: ({ share }: CompositionRow) => share,
    isNumber: true,
  },
  {
    name: 'claims',
    title: 'Who says so',
    cell: ({ claims }: CompositionRow) => <Claims claims={claims} isOfSeveral />,
  },
];
