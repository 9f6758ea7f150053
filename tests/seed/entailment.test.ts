/**
 * Checks the consequences and contradictions of symptoms and circumstances. `differential` compares six nutrients.
 * Cramps and leg cramps have links to three of them: log2(6 / 3) = 1 bit. A waddling gait is a form of difficulty
 * walking. It has a link to vitamin D alone: log2(6 / 1) = 1 + log2(3) bits. Difficulty walking itself has links to
 * vitamins B12 and E.
 */
import { describe, expect, it } from 'vitest';
import { exactLog2 } from '../../src/research/evidence/information.ts';
import { type Id, slug } from '../support/nutrition/answers.ts';
import { askArticle } from '../support/nutrition/nutrition.ts';

interface Differential {
  readonly noInformation: string | null;
  readonly entailed: readonly { readonly symptom: Id; readonly by: Id }[];
  readonly unlinked: readonly Id[];
  readonly ranking: readonly {
    readonly rank: number;
    readonly score: number;
    readonly rows: readonly {
      readonly nutrient: Id;
      readonly terms: readonly {
        readonly symptom: Id;
        readonly weight: number;
        readonly entailedBy: Id | null;
        readonly linkedCandidates: number;
      }[];
      readonly riskFactors: readonly { readonly riskFactor: Id; readonly lifeStage: Id | null }[];
      readonly symptomSets: { readonly atLeast: string; readonly of: string };
    }[];
  }[];
  readonly wouldDistinguish: {
    readonly leading: readonly Id[];
    readonly symptoms: readonly { readonly symptom: Id }[];
  };
}
interface Given {
  readonly present: readonly string[];
  readonly absent?: readonly string[];
  readonly riskFactors?: readonly string[];
  readonly lifeStage?: string;
}
const types = '$present: [ID!]!, $absent: [ID!], $riskFactors: [ID!], $lifeStage: ID';
const args = 'present: $present, absent: $absent, riskFactors: $riskFactors, lifeStage: $lifeStage';
const symptoms = (slugs: readonly string[] = []) => slugs.map((slug) => `symptom:${slug}`);
const variables = ({ present, absent, ...rest }: Given) => ({
  present: symptoms(present),
  absent: symptoms(absent),
  ...rest,
});
const differential = async (given: Given): Promise<Differential> =>
  (
    await askArticle(
      `query (${types}) { differential(${args}) {
        noInformation entailed { symptom { id } by { id } } unlinked { id }
        ranking { rank score rows { nutrient { id }
          terms { symptom { id } weight entailedBy { id } linkedCandidates }
          riskFactors { riskFactor { id } lifeStage { id } } symptomSets { atLeast of } } }
        wouldDistinguish { leading { id } symptoms { symptom { id } } } } }`,
      variables(given),
    )
  ).differential;
const order = ({ ranking }: Differential) =>
  ranking.map(({ score, rows }) => [score, ...rows.map(({ nutrient }) => slug(nutrient))]);
const rowOf = ({ ranking }: Differential, nutrient: string) =>
  ranking.flatMap(({ rows }) => rows).find((row) => slug(row.nutrient) === nutrient);

describe('a symptom that is present together with a narrower one', () => {
  it('adds nothing to the score', async () => {
    const [both, narrow] = [
      await differential({ present: ['muscle-cramps', 'leg-cramps'] }),
      await differential({ present: ['leg-cramps'] }),
    ];
    // 1 bit for leg cramps, and 0 for cramps, which follow from them.
    expect(order(both)).toEqual([[1, 'magnesium', 'potassium', 'vitamin-d']]);
    expect(order(both)).toEqual(order(narrow));
    expect(both.entailed).toEqual([{ symptom: { id: 'symptom:muscle-cramps' }, by: { id: 'symptom:leg-cramps' } }]);
    expect(rowOf(both, 'magnesium')?.terms).toEqual([
      { symptom: { id: 'symptom:leg-cramps' }, weight: 1, entailedBy: null, linkedCandidates: 3 },
      {
        symptom: { id: 'symptom:muscle-cramps' },
        weight: 0,
        entailedBy: { id: 'symptom:leg-cramps' },
        linkedCandidates: 3,
      },
    ]);
  });

  it('gives no score to nutrients that have only the broader one', async () => {
    const answer = await differential({ present: ['difficulty-walking', 'waddling-gait'] });
    expect(order(answer)).toEqual([
      [exactLog2(6), 'vitamin-d'],
      [0, 'vitamin-b12', 'vitamin-e'],
    ]);
  });

  it('also adds nothing in compareRank, where the terms still add up to the gap', async () => {
    const { compareRank } = await askArticle(
      `{ compareRank(a: "nutrient:vitamin-d", b: "nutrient:vitamin-b12",
          present: ["symptom:difficulty-walking", "symptom:waddling-gait"]) {
        gap terms { symptom { id } entailedBy { id } difference } } }`,
    );
    expect(compareRank).toEqual({
      gap: exactLog2(6),
      terms: [
        { symptom: { id: 'symptom:waddling-gait' }, entailedBy: null, difference: exactLog2(6) },
        { symptom: { id: 'symptom:difficulty-walking' }, entailedBy: { id: 'symptom:waddling-gait' }, difference: 0 },
      ],
    });
  });

  it('adds nothing for any pair of a narrower and a broader symptom', async () => {
    const { symptoms: all } = await askArticle('{ symptoms(first: 100) { nodes { id broader { nodes { id } } } } }');
    const pairs = all.nodes.flatMap((narrow) => narrow.broader.nodes.map((broad) => [narrow, broad] as const));
    expect(pairs.length).toBeGreaterThan(2);
    for (const [narrow, broad] of pairs) {
      const scores = (answer: Differential) => order(answer).filter(([score]) => score !== 0);
      const both = await differential({ present: [slug(narrow), slug(broad)] });
      expect(scores(both)).toEqual(scores(await differential({ present: [slug(narrow)] })));
      expect(both.entailed).toEqual([{ symptom: { id: broad.id }, by: { id: narrow.id } }]);
    }
  });
});

describe('a symptom that is absent', () => {
  it('does not link a nutrient to a broader symptom', async () => {
    const answer = await differential({ present: ['difficulty-walking'], absent: ['waddling-gait'] });
    // Vitamin D has a link only through its waddling gait. So two nutrients remain, and the weight is log2(6 / 2).
    expect(order(answer)).toEqual([[exactLog2(3), 'vitamin-b12', 'vitamin-e']]);
    expect(rowOf(answer, 'vitamin-e')?.terms[0]?.linkedCandidates).toBe(2);
    expect(answer.wouldDistinguish.leading.map(slug)).toEqual(['vitamin-b12', 'vitamin-e']);
  });

  it('changes nothing for nutrients that have the broader symptom itself', async () => {
    const answer = await differential({ present: ['muscle-cramps'], absent: ['leg-cramps'] });
    expect(order(answer)).toEqual([[1, 'magnesium', 'potassium', 'vitamin-d']]);
  });
});

describe('noInformation', () => {
  it('has a text exactly if all nutrients have the score 0', async () => {
    const weak = await differential({ present: ['leg-weakness'] });
    expect(weak.ranking.map(({ score }) => score)).toEqual([0]);
    expect(weak.noInformation).toMatch(/do not distinguish any nutrient.*0 bits/);
    // A general sentence links leg pain to every deficiency, so it would be wrong to say that no source links it.
    const pain = await differential({ present: ['leg-pain'] });
    expect(pain.noInformation).toMatch(
      /None of the chosen evidence links any of them to the deficiency of one nutrient/,
    );
    expect((await differential({ present: ['leg-weakness', 'dizziness'] })).noInformation).toBeNull();
  });
});

describe('circumstances', () => {
  const present = ['muscle-cramps'];
  const refusal = async (given: Omit<Given, 'present'>) =>
    differential({ present, ...given }).then(
      () => 'answered',
      (error: Error) => error.message,
    );

  it.each([
    ['menstruation', 'pregnancy'],
    ['menstruation', 'older-age'],
    ['pregnancy', 'older-age'],
  ])('%s and %s exclude each other in any order', async (one, other) => {
    const [there, back] = [`risk-factor:${one}`, `risk-factor:${other}`];
    expect(await refusal({ riskFactors: [there, back] })).toMatch(
      new RegExp(`${there} and ${back}.*cannot both apply`),
    );
    expect(await refusal({ riskFactors: [back, there] })).toMatch(/cannot both apply.*claim:editors-contradictions/);
  });

  it.each([
    ['menstruation', 'males-19-30'],
    ['menstruation', 'children-4-8'],
    ['menstruation', 'females-over-70'],
    ['menstruation', 'pregnancy-19-30'],
    ['pregnancy', 'males-over-70'],
    ['pregnancy', 'infants-0-6-months'],
    ['pregnancy', 'females-over-70'],
    ['older-age', 'females-19-30'],
    ['older-age', 'lactation-19-30'],
    ['older-age', 'pregnancy-31-50'],
  ])('%s contradicts the life stage %s', async (circumstance, stage) => {
    const lifeStage = `life-stage:${stage}`;
    expect(await refusal({ riskFactors: [`risk-factor:${circumstance}`], lifeStage })).toMatch(
      new RegExp(`${lifeStage}.*cannot both apply`),
    );
  });

  it.each([
    ['menstruation', 'females-31-50'],
    ['pregnancy', 'pregnancy-19-30'],
    ['older-age', 'males-51-70'],
    ['older-age', 'females-over-70'],
    ['vegan-diet', 'males-19-30'],
    ['alcoholism', 'females-19-30'],
  ])('%s is compatible with the life stage %s', async (circumstance, stage) => {
    expect(await refusal({ riskFactors: [`risk-factor:${circumstance}`], lifeStage: `life-stage:${stage}` })).toBe(
      'answered',
    );
  });

  it('count as given if they apply to everyone in the life stage', async () => {
    const answer = await differential({ present: ['fatigue', 'dizziness'], lifeStage: 'life-stage:pregnancy-19-30' });
    expect(rowOf(answer, 'iron')?.riskFactors).toEqual([
      { riskFactor: { id: 'risk-factor:pregnancy' }, lifeStage: { id: 'life-stage:pregnancy-19-30' } },
    ]);
  });

  it('with an unknown life stage are an error that quotes it', async () => {
    expect(await refusal({ lifeStage: 'life-stage:elves' })).toMatch(/differential\(lifeStage:\).*life-stage:elves/);
  });
});
