import { useTitle } from '../../../src/explorer/context.ts';
import { Claims } from '../../../src/explorer/parts/claims.tsx';
import { EntityLink } from '../../../src/explorer/parts/entity-link.tsx';
import { Checkbox, NumberField } from '../../../src/explorer/parts/fields.tsx';
import { flag, wholeNumber } from '../../../src/explorer/state/types.ts';
import { defineView, type PageProps } from '../../../src/explorer/view.ts';
import { counted, namesOf } from '../../../src/explorer/words.ts';
import { WithCare } from '../parts/care.tsx';
import { Cautions } from '../parts/cautions.tsx';
import { FoodForm, type FoodParams, foodArguments, foodParameters } from '../parts/food-form.tsx';
import { Question } from '../parts/question.tsx';
import { Terms } from '../parts/terms.tsx';
import { fewestFoodsDocument } from '../queries/fewest-foods.ts';
import { type FewestFoodsAnswer, type FoodSetRow, foodSets } from '../shape/foods.ts';

interface Params extends FoodParams {
  /** The share of each reference intake to reach, in percent. */
  readonly share: number;
  readonly least: number;
  readonly most: number;
  readonly within: boolean;
  readonly sets: number;
}

/** Finds the smallest sets of foods that reach a share of several reference intakes. */
export const fewestFoodsView = defineView<Params>({
  name: 'fewest-foods',
  title: 'Fewest foods',
  description: 'Which smallest sets of foods together reach a share of several reference intakes?',
  parameters: {
    ...foodParameters,
    share: wholeNumber(50, 1, 300),
    least: wholeNumber(1, 1, 8),
    most: wholeNumber(5, 1, 8),
    within: flag(),
    sets: wholeNumber(3, 1, 50),
  },
  Page: FewestFoods,
});

function FewestFoods({ params, go }: PageProps<Params>) {
  useTitle(fewestFoodsView.title);
  const needed = foodArguments(params);
  const { share, least, most, within, sets } = params;
  const numbers = [
    ['Share of each intake to reach, in percent', 'share', share, 1, 300],
    ['Fewest foods in a set', 'least', least, 1, 8],
    ['Most foods in a set', 'most', most, 1, 8],
    ['Sets to show', 'sets', sets, 1, 50],
  ] as const;
  return (
    <>
      <h1>{fewestFoodsView.title}</h1>
      <p class="lead">
        Each set needs all its foods to reach the share. The rule looks only at these nutrients: this is not a meal
        plan.
      </p>
      <FoodForm params={params} go={go}>
        {numbers.map(([label, name, value, min, max]) => (
          <NumberField
            key={name}
            label={label}
            value={value}
            min={min}
            max={max}
            onChange={(next) => go({ [name]: next })}
          />
        ))}
      </FoodForm>
      <Checkbox
        label="Leave out sets that certainly exceed a level for a day"
        checked={within}
        onChange={(next) => go({ within: next })}
      />
      <Question
        document={fewestFoodsDocument}
        variables={
          needed && {
            ...needed,
            share: share / 100,
            minFoods: least,
            maxFoods: most,
            withinLimits: within,
            alternatives: sets,
          }
        }
        missing="Choose a nutrient and a life stage."
        say={({ minimalFoods }) => (minimalFoods ? summaryOf(minimalFoods) : 'No answer.')}
      >
        {({ minimalFoods }) => minimalFoods && <Result answer={minimalFoods} share={share / 100} />}
      </Question>
    </>
  );
}

function summaryOf({ reached, sets, setCount, short, proved, ranked }: FewestFoodsAnswer): string {
  const size = sets[0]?.foods.length ?? 0;
  if (!reached) {
    return `No set within these bounds reaches the share. The closest set found gives too little of ${namesOf(short)}.`;
  }
  return [
    setCount === null
      ? `Sets of ${counted(size, 'food', 'foods')} are enough.`
      : `${counted(setCount, 'set is', 'sets are')} enough, of ${counted(size, 'food', 'foods')}.`,
    proved ? 'No smaller set is.' : 'The search did not prove that no smaller set is.',
    ranked ? '' : 'Other sets of this size might come before these.',
  ]
    .filter((sentence) => sentence !== '')
    .join(' ');
}

function Result({ answer, share }: { answer: FewestFoodsAnswer; share: number }) {
  const sets = foodSets(answer);
  return (
    <WithCare care={answer.care}>
      <p>{summaryOf(answer)}</p>
      {answer.lifeStageNote !== null && <p>{answer.lifeStageNote}</p>}
      {sets.map((set, i) => (
        <FoodSet key={set.key} set={set} title={`Set ${i + 1}`} share={share} />
      ))}
      <p class="quiet">
        The search looked at {counted(answer.candidates, 'food', 'foods')}
        {answer.leftOut > 0 && ` and left ${answer.leftOut} out`}.
      </p>
      <details>
        <summary>How the search works</summary>
        <p>{answer.measure}</p>
      </details>
    </WithCare>
  );
}

const FoodSet = ({ set, title, share }: { set: FoodSetRow; title: string; share: number }) => (
  <section class="ranked">
    <h2>{title}</h2>
    <ul>
      {set.foods.map(({ id, name, quantity }) => (
        <li key={id}>
          <EntityLink id={id} name={name} /> <span class="quiet">({quantity})</span>
        </li>
      ))}
    </ul>
    <Terms
      caption="Shares of the reference intakes in all foods of the set."
      titles={['Nutrient', 'Share']}
      terms={set.totals}
      max={Math.max(share, 1)}
      mark={{ value: share, name: 'the share to reach' }}
    />
    <details>
      <summary>What each food gives</summary>
      {set.totals.map(({ key, label, total, terms, claims }) => (
        <div key={key}>
          <h3>{label}</h3>
          <p>
            {terms.map(({ food, text }) => `${food}: ${text}`).join(' + ')} = {total}
          </p>
          <Claims claims={claims} isOfSeveral />
        </div>
      ))}
    </details>
    <Cautions cautions={set.cautions} />
  </section>
);
