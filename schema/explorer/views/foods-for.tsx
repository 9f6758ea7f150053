import { useTitle } from '../../../src/explorer/context.ts';
import { Bars } from '../../../src/explorer/parts/bars.tsx';
import { EntityLink } from '../../../src/explorer/parts/entity-link.tsx';
import { NumberField } from '../../../src/explorer/parts/fields.tsx';
import { Table } from '../../../src/explorer/parts/table.tsx';
import { wholeNumber } from '../../../src/explorer/state/types.ts';
import { defineView, type PageProps } from '../../../src/explorer/view.ts';
import { counted } from '../../../src/explorer/words.ts';
import { WithCare } from '../parts/care.tsx';
import { Cautions } from '../parts/cautions.tsx';
import { FoodForm, type FoodParams, foodArguments, foodParameters } from '../parts/food-form.tsx';
import { Sources } from '../parts/items.tsx';
import { Question } from '../parts/question.tsx';
import { Terms } from '../parts/terms.tsx';
import { foodsForDocument } from '../queries/foods-for.ts';
import { claimsOf } from '../shape/claims.ts';
import { type FoodsForAnswer, rankedFoods } from '../shape/foods.ts';

interface Params extends FoodParams {
  readonly first: number;
}

/** Ranks foods by their shares of the reference intakes of several nutrients. */
export const foodsForView = defineView<Params>({
  name: 'foods-for',
  title: 'Foods for nutrients',
  description: 'Which foods give the most of several nutrients at once, as shares of the reference intakes?',
  parameters: {
    ...foodParameters,
    first: wholeNumber(5, 1, 100),
  },
  Page: FoodsFor,
});

function FoodsFor({ params, go }: PageProps<Params>) {
  useTitle(foodsForView.title);
  const needed = foodArguments(params);
  return (
    <>
      <h1>{foodsForView.title}</h1>
      <p class="lead">
        A share is the part of the reference intake of the life stage that one quantity of a food gives. Each share
        counts as at most 100%.
      </p>
      <FoodForm params={params} go={go}>
        <NumberField label="Foods to show" value={params.first} min={1} max={100} onChange={(first) => go({ first })} />
      </FoodForm>
      <Question
        document={foodsForDocument}
        variables={needed && { ...needed, first: params.first }}
        missing="Choose a nutrient and a life stage."
        say={({ foodsFor }) => (foodsFor ? summaryOf(foodsFor) : 'No answer.')}
      >
        {({ foodsFor }) => foodsFor && <Result answer={foodsFor} />}
      </Question>
    </>
  );
}

const summaryOf = ({ rows, totalCount }: FoodsForAnswer): string =>
  `${counted(totalCount, 'measured food gives', 'measured foods give')} some of these nutrients. ` +
  `The first ${rows.length} are below.`;

function Result({ answer }: { answer: FoodsForAnswer }) {
  const foods = rankedFoods(answer);
  return (
    <WithCare care={answer.care}>
      <p>{summaryOf(answer)}</p>
      {answer.lifeStageNote !== null && <p>{answer.lifeStageNote}</p>}
      <Bars
        caption="Sum of the shares, each made of its nutrients"
        titles={['Food', 'Sum']}
        rows={foods.map(({ id, name, quantity, scoreText, bars }) => ({
          key: id,
          label: (
            <>
              {name} <span class="quiet">({quantity})</span>
            </>
          ),
          parts: bars.map(({ value, label }) => ({ value, name: label })),
          text: scoreText,
        }))}
      />
      {foods.map(({ id, name, quantity, scoreText, bars, cautions }) => (
        <section key={id} class="ranked">
          <h2>
            <EntityLink id={id} name={name} />
          </h2>
          <Terms
            caption={`Shares of the reference intakes in ${quantity}; they add up to ${scoreText}.`}
            titles={['Nutrient', 'Share']}
            terms={bars}
            max={1}
          />
          <Cautions cautions={cautions} />
        </section>
      ))}
      {answer.recommended.length > 0 && (
        <section>
          <h2>What sources recommend</h2>
          <Table
            caption="Foods that a source recommends for these nutrients, measured or not"
            rows={answer.recommended}
            keyOf={({ food, nutrient }) => `${food.id} ${nutrient.id}`}
            columns={[
              {
                name: 'food',
                title: 'Food',
                cell: ({ food }) => <EntityLink {...food} />,
                sort: ({ food }) => food.name,
              },
              {
                name: 'nutrient',
                title: 'For the nutrient',
                cell: ({ nutrient }) => nutrient.name,
                sort: ({ nutrient }) => nutrient.name,
              },
              {
                name: 'claims',
                title: 'Who recommends it',
                cell: ({ claims }) => <Sources claims={claimsOf(claims)} />,
              },
            ]}
          />
        </section>
      )}
      <details>
        <summary>How the shares work</summary>
        <p>{answer.measure}</p>
      </details>
    </WithCare>
  );
}
