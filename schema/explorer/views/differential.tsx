import { useTitle } from '../../../src/explorer/context.ts';
import { Bars } from '../../../src/explorer/parts/bars.tsx';
import { Chosen } from '../../../src/explorer/parts/chosen.tsx';
import { SourcesChoice } from '../../../src/explorer/parts/sources-choice.tsx';
import { limitVariable, sourcesParameters } from '../../../src/explorer/state/sources.ts';
import { id, ids } from '../../../src/explorer/state/types.ts';
import { defineView, type PageProps } from '../../../src/explorer/view.ts';
import { counted, namesOf } from '../../../src/explorer/words.ts';
import { WithCare } from '../parts/care.tsx';
import { Question } from '../parts/question.tsx';
import { Ranked } from '../parts/ranked.tsx';
import { Diets, LifeStageSelect } from '../parts/stages.tsx';
import { WouldDistinguish } from '../parts/would-distinguish.tsx';
import { differentialDocument } from '../queries/differential.ts';
import { type DifferentialAnswer, type DifferentialParams, type RankedRow, rankedRows } from '../shape/differential.ts';

/** Ranks nutrients by the symptoms, as the sources describe their deficiencies. */
export const differentialView = defineView<DifferentialParams>({
  name: 'differential',
  title: 'What fits the symptoms',
  description: 'Which deficiencies fit several symptoms best according to the sources, and on what grounds?',
  parameters: {
    present: ids([], ['symptom']),
    absent: ids([], ['symptom']),
    circumstances: ids([], ['risk-factor', 'condition']),
    diets: ids([], ['risk-factor']),
    stage: id('', ['life-stage']),
    ...sourcesParameters,
  },
  Page: Differential,
});

function Differential({ params, go, app: { graph } }: PageProps<DifferentialParams>) {
  useTitle(differentialView.title);
  const { present, absent, circumstances, diets, stage } = params;
  const hasMore = [absent, circumstances, diets].some(({ length }) => length > 0) || stage !== '';
  return (
    <>
      <h1>{differentialView.title}</h1>
      <p class="lead">
        The score of a nutrient says how much the symptoms distinguish it, according to the sources. It does not say how
        likely a deficiency is.
      </p>
      <Chosen
        label="Symptoms that the person has"
        kinds={['SYMPTOM']}
        ids={present}
        onChange={(next) => go({ present: next })}
      />
      <details open={hasMore}>
        <summary>More about the person</summary>
        <Chosen
          label="Symptoms that the person does not have"
          kinds={['SYMPTOM']}
          ids={absent}
          onChange={(next) => go({ absent: next })}
        />
        <Chosen
          label="Circumstances and conditions"
          kinds={['RISK_FACTOR', 'CONDITION']}
          ids={circumstances}
          onChange={(next) => go({ circumstances: next })}
        />
        <Diets ids={diets} onChange={(next) => go({ diets: next })} />
        <LifeStageSelect value={stage} none="not given" onChange={(next) => go({ stage: next })} />
      </details>
      <SourcesChoice params={params} go={go} isQuestion />
      <Question
        document={differentialDocument}
        variables={
          present.length === 0
            ? null
            : {
                ...{ present, absent, riskFactors: circumstances, diets, lifeStage: stage === '' ? null : stage },
                ...limitVariable(graph.evidence, params),
              }
        }
        missing="Choose a symptom that the person has."
        say={({ differential }) => (differential ? summaryOf(differential) : 'No answer.')}
      >
        {({ differential }) => differential && <Result answer={differential} params={params} go={go} />}
      </Question>
    </>
  );
}

const summaryOf = ({ ranking }: DifferentialAnswer): string =>
  `${counted(
    ranking.reduce((total, { rows }) => total + rows.length, 0),
    'nutrient fits',
    'nutrients fit',
  )} according to the sources.`;

type ResultProps = Pick<PageProps<DifferentialParams>, 'params' | 'go'> & { readonly answer: DifferentialAnswer };

function Result({ answer, params, go }: ResultProps) {
  const rows = rankedRows(answer);
  // One scale for all nutrients, so that bars compare.
  const longest = rows.flatMap(({ terms }) => terms).reduce((most, { value }) => Math.max(most, value), 0);
  const shownRows = shownOf(rows);
  const ranked = (row: RankedRow) => <Ranked key={row.nutrient.id} row={row} max={longest} />;
  return (
    <WithCare care={answer.care}>
      <p>{answer.noInformation ?? summaryOf(answer)}</p>
      {rows.length > 0 && (
        <Bars
          caption="Scores in bits, each made of its symptoms"
          titles={['Nutrient', 'Score']}
          rows={rows.map(({ nutrient, score, scoreText, terms }) => ({
            key: nutrient.id,
            label: nutrient.name,
            // A term below 0 cannot follow another in a bar.
            parts: terms.some(({ value }) => value < 0)
              ? [{ value: score }]
              : terms.map(({ value, label }) => ({ value, name: label })),
            text: scoreText,
          }))}
        />
      )}
      {rows.slice(0, shownRows).map(ranked)}
      {rows.length > shownRows && (
        <details>
          <summary>
            The terms of {counted(rows.length - shownRows, 'more nutrient', 'more nutrients')}, with lower scores
          </summary>
          {rows.slice(shownRows).map(ranked)}
        </details>
      )}
      <Notes answer={answer} />
      <WouldDistinguish answer={answer.wouldDistinguish} params={params} go={go} />
      <details>
        <summary>How the score works</summary>
        <p>{answer.measure}</p>
      </details>
    </WithCare>
  );
}

/** The least number of nutrients whose terms the page shows at once. The bars above compare all. */
const leastShown = 5;

/** Returns how many rows to show at once: as many as have the score of the last, so that no tie is apart. */
function shownOf(rows: readonly RankedRow[]): number {
  const last = rows[leastShown - 1]?.rank ?? 0;
  return rows.length <= leastShown + 1 ? rows.length : rows.filter(({ rank }) => rank <= last).length;
}

/** Says what the ranking leaves out. */
function Notes({ answer: { nonDiscriminating, unlinked, atRiskOnly } }: { answer: DifferentialAnswer }) {
  return (
    <>
      {nonDiscriminating.length > 0 && (
        <p>All nutrients share these, so they add nothing: {namesOf(nonDiscriminating)}.</p>
      )}
      {unlinked.length > 0 && <p>None of the chosen evidence links these to one nutrient: {namesOf(unlinked)}.</p>}
      {atRiskOnly.length > 0 && (
        <p>Only the circumstances fit, not the symptoms: {namesOf(atRiskOnly.map(({ nutrient }) => nutrient))}.</p>
      )}
    </>
  );
}
