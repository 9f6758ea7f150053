import { useTitle } from '../../../src/explorer/context.ts';
import { Bars } from '../../../src/explorer/parts/bars.tsx';
import { Chosen } from '../../../src/explorer/parts/chosen.tsx';
import { Claims } from '../../../src/explorer/parts/claims.tsx';
import { EntityLink } from '../../../src/explorer/parts/entity-link.tsx';
import { NumberField } from '../../../src/explorer/parts/fields.tsx';
import { id, ids, inFragment, wholeNumber } from '../../../src/explorer/state/types.ts';
import { defineView, type PageProps } from '../../../src/explorer/view.ts';
import { counted } from '../../../src/explorer/words.ts';
import { WithCare } from '../parts/care.tsx';
import { Additions, CannotTell, LimitsAndEnergy, NotReached } from '../parts/diet-findings.tsx';
import { DietImport } from '../parts/diet-import.tsx';
import { DietList, foodsById } from '../parts/diet-list.tsx';
import { usualLifeStage } from '../parts/food-form.tsx';
import { Question, useQuestion } from '../parts/question.tsx';
import { Diets, LifeStageSelect } from '../parts/stages.tsx';
import { dietDocument, listedFoodsDocument } from '../queries/diet.ts';
import { type DietAnswer, intakeRows } from '../shape/diet.ts';
import { type Eaten, eatenInput, eatenParameter, mostEaten } from '../shape/diet-list.ts';

interface Params {
  readonly foods: readonly Eaten[];
  readonly days: number;
  readonly stage: string;
  readonly symptoms: readonly string[];
  readonly diets: readonly string[];
}

/** Compares a list of foods with the reference intakes. The list is in the fragment, so no server sees it. */
export const dietView = defineView<Params>({
  name: 'diet',
  title: 'Check a list of foods',
  description: 'Does a list of foods reach the reference intakes, and which missing value decides?',
  parameters: {
    foods: eatenParameter,
    days: inFragment(wholeNumber(1, 1, 366)),
    stage: inFragment(id(usualLifeStage, ['life-stage'])),
    symptoms: inFragment(ids([], ['symptom'])),
    diets: inFragment(ids([], ['risk-factor'])),
  },
  Page: Diet,
});

function Diet({ params: { foods: list, days, stage, symptoms, diets }, go }: PageProps<Params>) {
  useTitle(dietView.title);
  const listed = useQuestion(
    listedFoodsDocument,
    list.length === 0 ? null : { ids: [...new Set(list.map(({ food }) => food))] },
  );
  const foods = foodsById(listed.data);
  // A general food has no amounts: it waits until the user chooses one of its forms.
  const waiting = list.filter(({ food }) => foods.get(food)?.level === 'GENERAL');
  const eaten = list.filter((entry) => !waiting.includes(entry));
  const isReady = listed.data !== null && eaten.length > 0 && stage !== '';
  return (
    <>
      <h1>{dietView.title}</h1>
      <p class="lead">
        The list stays in the address of this page, behind the #, which no server sees. The service answers and keeps
        nothing.
      </p>
      <DietList list={list} foods={foods} onChange={(next) => go({ foods: next })} />
      <DietImport add={(entries) => go({ foods: [...list, ...entries].slice(0, mostEaten) })} />
      <div class="form">
        <NumberField
          label="Days that the list covers"
          value={days}
          min={1}
          max={366}
          onChange={(next) => go({ days: next })}
        />
        <LifeStageSelect value={stage} onChange={(next) => go({ stage: next })} />
      </div>
      <details open={symptoms.length > 0 || diets.length > 0}>
        <summary>Symptoms and diet</summary>
        <Chosen
          label="Symptoms to mark"
          kinds={['SYMPTOM']}
          ids={symptoms}
          onChange={(next) => go({ symptoms: next })}
        />
        <Diets ids={diets} onChange={(next) => go({ diets: next })} />
      </details>
      {waiting.length > 0 && (
        <p role="status">
          {counted(waiting.length, 'food does', 'foods do')} not count until you choose a measured form.
        </p>
      )}
      <Question
        document={dietDocument}
        variables={isReady ? { foods: eaten.map(eatenInput), days, lifeStage: stage, symptoms, diets } : null}
        isPrivate
        missing="Add a food to the list."
        say={({ dietAnalysis }) => (dietAnalysis ? summaryOf(dietAnalysis) : 'No answer.')}
      >
        {({ dietAnalysis }) => dietAnalysis && <Result answer={dietAnalysis} />}
      </Question>
    </>
  );
}

const summaryOf = ({ notReached, cannotTell }: DietAnswer): string =>
  `This list doesn't reach ${counted(notReached.length, 'reference intake', 'reference intakes')}. ` +
  `For ${cannotTell.length} more, missing values decide.`;

/** The share that fills a bar: beyond it, the text alone says how much. */
const fullShare = 2;

const Result = ({ answer }: { answer: DietAnswer }) => (
  <WithCare care={answer.care}>
    <p>
      <strong>{summaryOf(answer)}</strong> {answer.aboutDays}
    </p>
    {answer.lifeStageNote !== null && <p>{answer.lifeStageNote}</p>}
    <NotReached findings={answer.notReached} />
    <CannotTell findings={answer.cannotTell} />
    <Additions additions={answer.additions} />
    <h2>Every reference intake</h2>
    <Bars
      caption="Shares of the reference intakes a day. A thin line shows how far missing values could lead."
      titles={['Nutrient', 'Share']}
      max={fullShare}
      mark={{ value: 1, name: 'the reference intake' }}
      rows={intakeRows(answer).map(({ key, label, share, text, note, verdict, sum, claims }) => ({
        key,
        label: <EntityLink id={key} name={label} />,
        parts: [{ value: share.least }],
        ...(share.most !== share.least && { interval: [share.least, share.most ?? fullShare] as const }),
        text,
        more: (
          <>
            <p class="quiet">
              {note}: {verdict}.
            </p>
            <details>
              <summary>How it adds up</summary>
              <p>{sum}</p>
              <Claims claims={claims} isOfSeveral />
            </details>
          </>
        ),
      }))}
    />
    <LimitsAndEnergy limits={answer.limits} energy={answer.energy} />
    <details>
      <summary>How the comparison works</summary>
      <p>{answer.measure}</p>
    </details>
  </WithCare>
);
