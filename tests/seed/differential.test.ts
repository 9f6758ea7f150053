/**
 * Checks `differential` and `compareRank` on examples from the article, computed by hand. They compare six nutrients:
 * iron, magnesium, potassium and vitamins B12, D and E. A symptom that a source links to the deficiencies of n of them
 * weighs log2(6 / n) bits:
 *
 *   n = 6  0         leg weakness, muscle weakness
 *   n = 5  0.26303   fatigue (all except vitamin E): log2(6) - log2(5)
 *   n = 3  1         cramps (vitamin D, magnesium, potassium); difficulty walking (B12, E, and D by its waddling gait)
 *   n = 2  1.58496   irregular heartbeat (magnesium, potassium): log2(3)
 *   n = 1  2.58496   each of the others: log2(6) = 1 + log2(3)
 *   n = 0            leg pain: the article links it to every deficiency in general, which counts for none
 */
import { describe, expect, it } from 'vitest';
import { exactLog2 } from '../../src/research/evidence/information.ts';
import { type Id, slug } from '../support/nutrition/answers.ts';
import { askArticle, refusalOfArticle } from '../support/nutrition/nutrition.ts';

const [bit, log3, log6] = [1, exactLog2(3), exactLog2(6)];
/** The weight of fatigue. */
const tired = log6 - exactLog2(5);

interface Row {
  readonly nutrient: Id;
  readonly terms: readonly { readonly symptom: Id; readonly via: Id | null; readonly weight: number }[];
  readonly absentButNamed: readonly { readonly symptom: Id }[];
  readonly riskFactors: readonly { readonly riskFactor: Id; readonly condition: Id | null; readonly claims: Id[] }[];
  readonly tests: readonly { readonly test: Id }[];
  readonly symptomSets: Readonly<Record<string, unknown>>;
}
interface Differential {
  readonly ranking: readonly { readonly rank: number; readonly score: number; readonly rows: readonly Row[] }[];
  readonly atRiskOnly: readonly {
    readonly nutrient: Id;
    readonly riskFactors: readonly { readonly riskFactor: Id }[];
  }[];
  readonly nonDiscriminating: readonly Id[];
  readonly unlinked: readonly Id[];
  readonly wouldDistinguish: {
    readonly leading: readonly Id[];
    readonly pairs: number;
    readonly symptoms: readonly { readonly symptom: Id; readonly pairs: number; readonly pointsTo: readonly Id[] }[];
    readonly tests: readonly { readonly test: Id; readonly pairs: number; readonly pointsTo: readonly Id[] }[];
  };
  readonly care: {
    readonly seekCare: readonly { readonly guidance: Id }[];
    readonly tests: readonly { readonly test: Id }[];
  };
}

type Given = Readonly<Record<'present', readonly string[]>> &
  Partial<Readonly<Record<'absent' | 'riskFactors' | 'diets', readonly string[]>>>;
const named = (prefix: string, slugs: readonly string[] | undefined) => slugs?.map((slug) => `${prefix}:${slug}`);
/** Makes variables from slugs. Risk factors are whole ids, because they can be conditions. */
const variables = ({ present, absent, riskFactors, diets }: Given) => ({
  present: named('symptom', present),
  absent: named('symptom', absent),
  riskFactors,
  diets: named('risk-factor', diets),
});
const inputs = 'present: $present, absent: $absent, riskFactors: $riskFactors, diets: $diets';
const inputTypes = '$present: [ID!]!, $absent: [ID!], $riskFactors: [ID!], $diets: [ID!]';

const differential = async (given: Given, suggestions = 5): Promise<Differential> =>
  (
    await askArticle(
      `query (${inputTypes}, $suggestions: Int) { differential(${inputs}, suggestions: $suggestions) {
        ranking { rank score rows {
          nutrient { id } terms { symptom { id } via { id } weight } absentButNamed { symptom { id } }
          riskFactors { riskFactor { id } condition { id } claims { id } } tests { test { id } }
          symptomSets { atLeast of size exact sampled seed } } }
        atRiskOnly { nutrient { id } riskFactors { riskFactor { id } } }
        nonDiscriminating { id } unlinked { id }
        wouldDistinguish { leading { id } pairs
          symptoms { symptom { id } pairs pointsTo { id } } tests { test { id } pairs pointsTo { id } } }
        care { seekCare { guidance { id } } tests { test { id } } } } }`,
      { ...variables(given), suggestions },
    )
  ).differential;

const order = ({ ranking }: Differential) =>
  ranking.map(({ rank, score, rows }) => [rank, score, ...rows.map(({ nutrient }) => slug(nutrient))]);
const rowOf = ({ ranking }: Differential, nutrient: string): Row | undefined =>
  ranking.flatMap(({ rows }) => rows).find((row) => slug(row.nutrient) === nutrient);
const proposed = ({ wouldDistinguish: { symptoms } }: Differential) => symptoms.map(({ symptom }) => slug(symptom));

describe('leg weakness alone', () => {
  it('ranks all six nutrients equal with a score of zero', async () => {
    const answer = await differential({ present: ['leg-weakness'] });
    expect(order(answer)).toEqual([[1, 0, 'iron', 'magnesium', 'potassium', 'vitamin-b12', 'vitamin-d', 'vitamin-e']]);
    expect(answer.nonDiscriminating.map(slug)).toEqual(['leg-weakness']);
    // Each of the 29 symptoms weighs at least zero.
    const sets = { atLeast: '29', of: '29', size: 1, exact: true, sampled: null, seed: null };
    for (const { symptomSets } of answer.ranking[0]?.rows ?? []) expect(symptomSets).toEqual(sets);
  });

  it('suggests the symptoms that separate the most pairs: 3 * 3, 2 * 4 and 1 * 5 of 15', async () => {
    const { wouldDistinguish } = await differential({ present: ['leg-weakness'] });
    expect(wouldDistinguish.pairs).toBe(15);
    expect(wouldDistinguish.symptoms.map(({ symptom, pairs }) => [slug(symptom), pairs])).toEqual([
      ['difficulty-walking', 9],
      ['leg-cramps', 9],
      ['muscle-cramps', 9],
      ['irregular-heartbeat', 8],
      ['balance-problems', 5],
    ]);
    expect(wouldDistinguish.tests.map(({ pairs }) => pairs)).toEqual([5, 5, 5, 5, 5]);
  });
});

describe('the differential of cramps, fatigue and an irregular heartbeat in a vegetarian', () => {
  const given: Given = { present: ['muscle-cramps', 'fatigue', 'irregular-heartbeat'], diets: ['vegetarian-diet'] };

  it('ranks magnesium and potassium first, then vitamin D, then iron and vitamin B12', async () => {
    const answer = await differential(given);
    expect(order(answer)).toEqual([
      [1, bit + log3 + tired, 'magnesium', 'potassium'],
      [3, bit + tired, 'vitamin-d'],
      [4, tired, 'iron', 'vitamin-b12'],
    ]);
    const terms = [
      { symptom: { id: 'symptom:irregular-heartbeat' }, via: null, weight: log3 },
      { symptom: { id: 'symptom:muscle-cramps' }, via: null, weight: bit },
      { symptom: { id: 'symptom:fatigue' }, via: null, weight: tired },
    ];
    expect(rowOf(answer, 'magnesium')?.terms).toEqual(terms);
    expect(rowOf(answer, 'potassium')?.terms).toEqual(terms);
    expect([answer.nonDiscriminating, answer.unlinked]).toEqual([[], []]);
  });

  it('lists the diet for iron and vitamin B12, but does not count it in their scores', async () => {
    const answer = await differential(given);
    const { riskFactors = [] } = rowOf(answer, 'iron') ?? {};
    expect(riskFactors.map(({ riskFactor, condition }) => [slug(riskFactor), condition])).toEqual([
      ['vegetarian-diet', null],
    ]);
    expect(riskFactors[0]?.claims.map(({ id }) => id)).toContain('claim:iron-risk');
    expect(rowOf(answer, 'vitamin-b12')?.riskFactors).toHaveLength(1);
    expect(rowOf(answer, 'magnesium')?.riskFactors).toEqual([]);
    expect(order(await differential({ present: given.present }))).toEqual(order(answer));
  });

  it('counts the sets of three among all C(29, 3) = 3654 sets', async () => {
    const answer = await differential(given);
    // The weights for magnesium: log2(6) for twitches and for low appetite, log2(3) for the heartbeat, 1 for each of
    // two kinds of cramps, 0.26 for fatigue, and 0 for the other 23. Its score is log2(6) + 0.26.
    // Sets with both of the first two and any third: 27. Sets with one of them and at least one other with a weight:
    // 2 * (C(27, 2) - C(23, 2)) = 2 * (351 - 253) = 196. Sets with neither: the heartbeat, one kind of cramps and
    // fatigue: 2. The heartbeat with both kinds of cramps weighs less, because leg cramps entail cramps.
    expect(rowOf(answer, 'magnesium')?.symptomSets).toMatchObject({ atLeast: '225', of: '3654', size: 3, exact: true });
    // The weights for vitamin D: log2(6) for five, 1 for three, 0.26 for fatigue, 0 for twenty. The sets below 1.26:
    // C(21, 3) = 1330 with fatigue and zeros, 3 * C(20, 2) = 570 with a 1 and zeros, and 20 with both kinds of cramps
    // and a zero.
    expect(rowOf(answer, 'vitamin-d')?.symptomSets).toMatchObject({ atLeast: '1734', of: '3654' });
    // Six of the 29 symptoms have a weight for iron: 3654 - C(23, 3) = 1883.
    expect(rowOf(answer, 'iron')?.symptomSets).toMatchObject({ atLeast: '1883', of: '3654' });
  });

  it('suggests symptoms of one of the two leading nutrients, and their blood tests', async () => {
    const { wouldDistinguish } = await differential(given);
    expect(wouldDistinguish.leading.map(slug)).toEqual(['magnesium', 'potassium']);
    expect(wouldDistinguish.symptoms.map(({ symptom, pointsTo }) => [slug(symptom), ...pointsTo.map(slug)])).toEqual([
      ['dizziness', 'potassium'],
      ['increased-thirst', 'potassium'],
      ['low-appetite', 'magnesium'],
      ['muscle-twitches', 'magnesium'],
    ]);
    expect(
      wouldDistinguish.tests.map(({ test, pairs, pointsTo }) => [slug(test), pairs, ...pointsTo.map(slug)]),
    ).toEqual([
      ['magnesium-blood-test', 1, 'magnesium'],
      ['potassium-blood-test', 1, 'potassium'],
    ]);
  });

  it('includes the advice to see a professional', async () => {
    const { care } = await differential(given);
    expect(care.seekCare.map(({ guidance }) => slug(guidance))).toContain('see-a-professional');
  });
});

describe('differential', () => {
  it('links a nutrient to a symptom through a narrower one', async () => {
    const answer = await differential({ present: ['difficulty-walking'] });
    expect(order(answer)).toEqual([[1, bit, 'vitamin-b12', 'vitamin-d', 'vitamin-e']]);
    expect(rowOf(answer, 'vitamin-d')?.terms[0]?.via).toEqual({ id: 'symptom:waddling-gait' });
    expect(rowOf(answer, 'vitamin-e')?.terms[0]?.via).toBeNull();
    const { differential: withClaims } = await askArticle(
      '{ differential(present: ["symptom:difficulty-walking"]) { ranking { rows { terms { claims { id } } } } } }',
    );
    expect(withClaims.ranking[0]?.rows[1]?.terms[0]?.claims.map(({ id }) => id)).toEqual([
      'claim:vitamin-d-waddling-gait',
      'claim:editors-waddling-gait-subtype',
    ]);
  });

  it('lists absent symptoms, does not score them, and does not suggest them or those that follow', async () => {
    const present = ['irregular-heartbeat'];
    const without = await differential({ present });
    const answer = await differential({ present, absent: ['dizziness', 'muscle-twitches'] });
    expect(order(answer)).toEqual(order(without));
    expect(rowOf(answer, 'potassium')?.absentButNamed.map(({ symptom }) => slug(symptom))).toEqual(['dizziness']);
    expect(proposed(without)).toEqual(['dizziness', 'increased-thirst', 'low-appetite', 'muscle-twitches']);
    expect(proposed(answer)).toEqual(['increased-thirst', 'low-appetite']);
    expect(proposed(await differential({ present: ['leg-weakness'], absent: ['muscle-cramps'] }))).not.toContain(
      'leg-cramps',
    );
    expect(proposed(await differential({ present: ['leg-weakness', 'waddling-gait'] }, 100))).not.toContain(
      'difficulty-walking',
    );
  });

  it('accepts a broader symptom as present and a narrower one as absent', async () => {
    const answer = await differential({ present: ['muscle-cramps'], absent: ['leg-cramps'] });
    expect(order(answer)).toEqual([[1, bit, 'magnesium', 'potassium', 'vitamin-d']]);
  });

  it('separates a single leading nutrient from those on the next rank', async () => {
    const answer = await differential({ present: ['muscle-twitches', 'muscle-cramps'] }, 2);
    expect(order(answer)).toEqual([
      [1, bit + log6, 'magnesium'],
      [2, bit, 'potassium', 'vitamin-d'],
    ]);
    expect(answer.wouldDistinguish.leading.map(slug)).toEqual(['magnesium', 'potassium', 'vitamin-d']);
    expect(answer.wouldDistinguish.symptoms.map(({ pairs }) => pairs)).toEqual([2, 2]);
  });

  it('counts a condition as the risk factors of which it is an example', async () => {
    const answer = await differential({ present: ['leg-weakness'], riskFactors: ['condition:celiac-disease'] });
    const risks = (nutrient: string) =>
      rowOf(answer, nutrient)?.riskFactors.map(({ riskFactor, condition }) => [slug(riskFactor), condition?.id]);
    expect(risks('magnesium')).toEqual([['celiac-disease', 'condition:celiac-disease']]);
    expect(risks('vitamin-e')).toEqual([['malabsorption-disorders', 'condition:celiac-disease']]);
    expect(risks('vitamin-b12')).toHaveLength(2);
    expect(risks('iron')).toEqual([]);
  });

  it('lists a risk factor once if the client also gives its condition', async () => {
    const riskFactors = ['condition:alcoholism', 'risk-factor:alcoholism'];
    const answer = await differential({ present: ['fatigue'], riskFactors });
    expect(rowOf(answer, 'magnesium')?.riskFactors).toMatchObject([{ condition: null }]);
  });

  it('lists nutrients separately that have only a risk factor', async () => {
    const answer = await differential({ present: ['dizziness'], diets: ['vegetarian-diet'] });
    expect(order(answer)).toEqual([[1, log6, 'potassium']]);
    expect(answer.atRiskOnly.map(({ nutrient }) => slug(nutrient))).toEqual(['iron', 'vitamin-b12']);
    // The guidance and the tests include these nutrients.
    expect(answer.care.tests.map(({ test }) => slug(test)).sort()).toEqual([
      'iron-blood-test',
      'potassium-blood-test',
      'vitamin-b12-blood-test',
    ]);
    expect(answer.wouldDistinguish).toMatchObject({ pairs: 0, symptoms: [], tests: [] });
  });

  it('returns the same answer for any order of its arguments', async () => {
    const given: Given = {
      present: ['muscle-cramps', 'fatigue', 'dizziness'],
      absent: ['bone-pain', 'waddling-gait'],
      riskFactors: ['condition:celiac-disease', 'risk-factor:vomiting'],
      diets: ['vegan-diet', 'vegetarian-diet'],
    };
    const turn = (ids: readonly string[] = []) => ids.toReversed();
    const turned: Given = {
      present: turn(given.present),
      absent: turn(given.absent),
      riskFactors: turn(given.riskFactors),
      diets: turn(given.diets),
    };
    expect(await differential(turned)).toEqual(await differential(given));
  });
});

interface Comparison {
  readonly a: { readonly rank: number | null; readonly score: number; readonly riskFactors: readonly unknown[] };
  readonly b: Comparison['a'];
  readonly gap: number;
  readonly terms: readonly {
    readonly symptom: Id;
    readonly weightA: number | null;
    readonly weightB: number | null;
    readonly difference: number;
    readonly claimsA: readonly Id[];
    readonly claimsB: readonly Id[];
  }[];
}
const compareRank = async (a: string, b: string, given: Given): Promise<Comparison> =>
  (
    await askArticle(
      `query ($a: ID!, $b: ID!, ${inputTypes}) { compareRank(a: $a, b: $b, ${inputs}) {
        a { rank score riskFactors { riskFactor { id } } } b { rank score riskFactors { riskFactor { id } } } gap
        terms { symptom { id } weightA weightB difference claimsA { id } claimsB { id } } } }`,
      { a: `nutrient:${a}`, b: `nutrient:${b}`, ...variables(given) },
    )
  ).compareRank;

describe('compareRank', () => {
  const given: Given = { present: ['muscle-cramps', 'fatigue', 'irregular-heartbeat'], diets: ['vegetarian-diet'] };

  it('returns no difference between magnesium and potassium', async () => {
    const { a, b, gap, terms } = await compareRank('magnesium', 'potassium', given);
    expect([a.rank, b.rank, gap]).toEqual([1, 1, 0]);
    expect(terms.map(({ symptom, difference }) => [slug(symptom), difference])).toEqual([
      ['fatigue', 0],
      ['irregular-heartbeat', 0],
      ['muscle-cramps', 0],
    ]);
  });

  it('returns the symptoms that rank magnesium above iron, and the diet separately', async () => {
    const { a, b, gap, terms } = await compareRank('magnesium', 'iron', given);
    expect(a).toEqual({ rank: 1, score: bit + log3 + tired, riskFactors: [] });
    expect(b).toEqual({ rank: 4, score: tired, riskFactors: [{ riskFactor: { id: 'risk-factor:vegetarian-diet' } }] });
    expect(terms.map(({ symptom, weightA, weightB }) => [slug(symptom), weightA, weightB])).toEqual([
      ['irregular-heartbeat', log3, null],
      ['muscle-cramps', bit, null],
      ['fatigue', tired, tired],
    ]);
    expect(terms.reduce((sum, { difference }) => sum + difference, 0)).toBe(gap);
    expect(terms[0]).toMatchObject({ claimsA: [{ id: 'claim:table-magnesium-co' }], claimsB: [] });
  });

  it('returns the same terms with opposite signs for exchanged nutrients', async () => {
    const [there, back] = [
      await compareRank('vitamin-d', 'magnesium', given),
      await compareRank('magnesium', 'vitamin-d', given),
    ];
    expect(back.gap).toBe(-there.gap);
    expect([back.a, back.b]).toEqual([there.b, there.a]);
    for (const [i, { difference, weightA, claimsA }] of there.terms.entries()) {
      expect(back.terms[i]).toMatchObject({ weightB: weightA, claimsB: claimsA });
      expect(back.terms[i]?.difference).toBe(0 - difference);
    }
  });

  it('returns no rank for a nutrient without any of the symptoms', async () => {
    const { b, gap } = await compareRank('potassium', 'iron', { present: ['dizziness'] });
    expect([b.rank, b.score, gap]).toEqual([null, 0, log6]);
  });
});

describe('a general statement about every deficiency', () => {
  it.each([
    ['leg-pain', []],
    ['fatigue', ['iron', 'magnesium', 'potassium', 'vitamin-b12', 'vitamin-d']],
  ])('does not count %s as a symptom of a deficiency', async (symptom, ranked) => {
    const answer = await differential({ present: [symptom] });
    expect(answer.ranking.flatMap(({ rows }) => rows.map(({ nutrient }) => slug(nutrient)))).toEqual(ranked);
    expect(answer.unlinked.map(slug)).toEqual(ranked.length === 0 ? [symptom] : []);
    const { symptom: read } = await askArticle(
      `{ symptom(id: "symptom:${symptom}") { nutrients { edges { prominence node { id } } } } }`,
    );
    const general = read.nutrients.edges.filter(({ prominence }) => prominence === 'GENERAL');
    expect([...ranked, ...general.map(({ node }) => slug(node))].sort()).toEqual([
      'iron',
      'magnesium',
      'potassium',
      'vitamin-b12',
      'vitamin-d',
      'vitamin-e',
    ]);
  });
});

describe('the codes of refusals', () => {
  const refusal = async (field: string) => {
    const { code, message } = await refusalOfArticle(`{ ${field} { measure } }`);
    return `${code}: ${message}`;
  };
  const cramps = '"symptom:muscle-cramps"';

  it.each([
    ['differential(present: [])', /BAD_USER_INPUT.*present/],
    ['differential(present: ["symptom:no-such-thing"])', /BAD_ID.*present.*"symptom:no-such-thing"/],
    [
      `differential(present: [${cramps}], absent: ["symptom:no-such-thing"])`,
      /BAD_ID.*absent.*"symptom:no-such-thing"/,
    ],
    ['differential(present: ["nutrient:iron"])', /BAD_ID.*"nutrient:iron".*Symptom/],
    [`differential(present: [${cramps}], absent: [${cramps}])`, /BAD_USER_INPUT.*symptom:muscle-cramps.*the same/],
    [
      `differential(present: ["symptom:leg-cramps"], absent: ["symptom:dizziness", ${cramps}])`,
      /BAD_USER_INPUT.*symptom:leg-cramps as present and symptom:muscle-cramps as absent, which follows from the first/,
    ],
    [
      `differential(present: [${cramps}], diets: ["risk-factor:pregnancy"])`,
      /BAD_USER_INPUT.*risk-factor:pregnancy.*risk-factor:vegan-diet, risk-factor:vegetarian-diet/,
    ],
    [
      `differential(present: [${cramps}], riskFactors: ["condition:no-such-thing"])`,
      /BAD_ID.*riskFactors.*no-such-thing/,
    ],
    [`differential(present: [${cramps}], suggestions: -1)`, /BAD_USER_INPUT.*suggestions/],
    [`compareRank(a: "nutrient:iron", b: "nutrient:iron", present: [${cramps}])`, /BAD_USER_INPUT.*itself/],
    [
      `compareRank(a: "nutrient:iron", b: "nutrient:calcium", present: [${cramps}])`,
      /BAD_USER_INPUT.*\(b:\).*nutrient:calcium.*nutrient:iron, nutrient:magnesium/,
    ],
    [
      `compareRank(a: "nutrient:kryptonite", b: "nutrient:iron", present: [${cramps}])`,
      /BAD_ID.*\(a:\).*"nutrient:kryptonite"/,
    ],
  ])('name the problem of %s', async (field, message) => expect(await refusal(field)).toMatch(message));
});
