/** Checks the advice of the article (diagnosis, diet, further reading) and its general statements. */
import { describe, expect, it } from 'vitest';
import { askArticle } from '../support/nutrition/nutrition.ts';
import { claimsAbout, type Edge, expectFromArticle, find, follow, type HopName, type Kind, wordsOf } from './reader.ts';

const diagnosis = /diagnosis/i;
const diet = /diet/i;
const conclusion = /conclusion|holistic/i;
const lastLine = /further reading/i;
const introduction = /introduction|integral role/i;

interface Advice {
  readonly guidanceType: string;
  readonly name: string;
  readonly description: string | null;
  readonly reason: string | null;
}
async function readAdvice(typed: string): Promise<Advice> {
  const { id } = await find('GUIDANCE', typed);
  const answer = await askArticle('query ($id: ID!) { guidance(id: $id) { guidanceType name description reason } }', {
    id,
  });
  return answer.guidance;
}

describe('guidance', () => {
  const rows: readonly [typed: string, type: string, section: RegExp, ...reason: RegExp[]][] = [
    ['healthcare professional', 'SEEK_CARE', diagnosis, /vague/i, /overlap/i],
    ['see a doctor', 'SEEK_CARE', diagnosis, /vague/i, /overlap/i],
    ['blood tests', 'SEEK_CARE', conclusion, /accurate/i, /guess/i],
    ['medical advice with diet', 'SEEK_CARE', conclusion, /cause|underlying/i, /strength/i, /muscle/i],
    ['self-diagnose', 'AVOID', diagnosis],
    ['high-dose supplements', 'AVOID', diagnosis, /harm/i, /too much|excess/i],
    ['balanced diet', 'DIET', diet, /best way to prevent/i, /supplement/i],
    ['vegan', 'DIET', diet, /animal/i],
    ['leafy greens', 'DIET', diet, /nitrate/i, /blood flow/i, /muscle/i],
    ['iron vitamin C', 'DIET', diet, /absor/i],
    ['NIH Office of Dietary Supplements', 'READ_ON', lastLine],
  ];
  it.each(rows)('found by "%s" has the type %s, its reason and a claim', async (typed, type, section, ...reason) => {
    const advice = await readAdvice(typed);
    expect(advice.guidanceType).toBe(type);
    for (const pattern of reason) expect(advice.reason).toMatch(pattern);
    expectFromArticle(await claimsAbout('GUIDANCE', typed), section);
  });
});

describe('diagnostic tests', () => {
  const tested = ['vitamin D', 'vitamin B12', 'iron', 'magnesium', 'potassium'] as const;

  it.each(tested)('have a blood test for %s that a doctor can order', async (nutrient) => {
    const test = `${nutrient} blood test`;
    expectFromArticle((await follow('testedBy', nutrient, test)).claims, diagnosis);
    expectFromArticle((await follow('recommendsTest', 'see a doctor', test)).claims, diagnosis);
    expectFromArticle((await follow('recommendsTest', 'blood tests', test)).claims, conclusion);
  });

  it('have no test for any other nutrient', async () => {
    const answer = await askArticle('{ diagnosticTests { totalCount } }');
    expect(answer.diagnosticTests.totalCount).toBe(tested.length);
  });

  it.each(
    tested.flatMap((nutrient) =>
      ['see a doctor', 'self-diagnose', 'high-dose supplements'].map((advice) => [nutrient, advice] as const),
    ),
  )('go, for %s, with the advice "%s"', async (nutrient, advice) => {
    expectFromArticle((await follow('advice', nutrient, advice)).claims, diagnosis);
  });
});

describe('recommended foods', () => {
  it.each([
    ['vitamin D', 'fatty fish'],
    ['vitamin D', 'salmon'],
    ['vitamin D', 'mackerel'],
    ['vitamin D', 'egg yolks'],
    ['vitamin D', 'fortified dairy'],
    ['vitamin D', 'plant-based milks'],
    ['vitamin B12', 'animal products'],
    ['vitamin B12', 'fortified cereals'],
    ['vitamin B12', 'nutritional yeast'],
    ['iron', 'lean red meat'],
    ['iron', 'lentils'],
    ['iron', 'beans'],
    ['iron', 'spinach'],
    ['iron', 'fortified cereals'],
    ['magnesium', 'nuts'],
    ['magnesium', 'seeds'],
    ['magnesium', 'whole grains'],
    ['magnesium', 'beans'],
    ['magnesium', 'leafy green vegetables'],
    ['magnesium', 'spinach'],
    ['magnesium', 'kale'],
    ['potassium', 'bananas'],
    ['potassium', 'avocados'],
    ['potassium', 'potatoes'],
    ['potassium', 'spinach'],
    ['nitrates', 'leafy greens'],
  ])('for %s include %s', async (nutrient, food) => {
    const edge = await follow('foundIn', nutrient, food);
    expect(edge.recommended).toBe(true);
    expectFromArticle(edge.claims, diet);
  });

  it.each([
    ['salmon', 'fatty fish'],
    ['mackerel', 'fatty fish'],
    ['spinach', 'leafy greens'],
    ['kale', 'leafy greens'],
  ])('are in groups: %s is a kind of %s', async (food, group) => {
    expectFromArticle((await follow('formOf', food, group)).claims, diet);
  });

  it('come from the article, except for the sources of vitamin C', async () => {
    const { nutrients } = await askArticle(
      `{ nutrients(first: 100) { nodes { name foods(first: 50, where: { recommended: { eq: true } }) {
        edges { claims { statement section status source { id title sourceType } } }
      } } } }`,
    );
    const sourcesOf = ({ claims }: Edge) => claims.map(({ source }) => source.sourceType);
    const elsewhere = nutrients.nodes.filter(({ foods }) =>
      foods.edges.some((edge) => !sourcesOf(edge).includes('ARTICLE')),
    );
    expect(elsewhere.map(({ name }) => name)).toEqual(['Vitamin C']);
    for (const edge of elsewhere.flatMap(({ foods }) => foods.edges)) expect(sourcesOf(edge)).toContain('EDITORIAL');
  });
});

describe('advice other than single foods', () => {
  const rows: readonly [how: HopName, from: string, to: string, ...said: RegExp[]][] = [
    ['raisedBy', 'vitamin D', 'sun exposure', /regular/i, /sensibl|reason/i],
    ['raisedBy', 'vitamin B12', 'supplements', /vegan/i],
    ['raisedBy', 'iron', 'vitamin C', /absor/i],
    ['enhancesAbsorptionOf', 'vitamin C', 'iron', /absor/i],
    ['meantFor', 'vegan B12', 'vegan'],
    ['meantFor', 'vegan B12', 'vegetarian'],
    ['recommendsFood', 'vegan B12', 'fortified cereals'],
    ['recommendsFood', 'vegan B12', 'nutritional yeast'],
    ['recommendsPractice', 'vegan B12', 'supplements'],
    ['recommendsPractice', 'vitamin D sun', 'sun exposure'],
    ['recommendsPractice', 'iron vitamin C', 'vitamin C'],
    ['recommendsPractice', 'balanced diet', 'balanced diet'],
    ['recommendsFood', 'leafy greens', 'leafy greens'],
    ['advice', 'vitamin B12', 'vegan'],
    ['advice', 'nitrate', 'leafy greens'],
    ['advice', 'iron', 'iron vitamin C'],
  ];
  it.each(rows)('has the relation %s from "%s" to "%s"', async (how, from, to, ...said) => {
    const edge = await follow(how, from, to);
    expectFromArticle(edge.claims, diet);
    for (const pattern of said) expect(wordsOf(edge)).toMatch(pattern);
  });
});

describe('the article on leafy greens', () => {
  it.each([
    ['nitrates', 'blood flow'],
    ['nitrates', 'muscle function'],
  ])('says that %s support %s', async (nutrient, bodyFunction) => {
    expectFromArticle((await follow('supports', nutrient, bodyFunction)).claims, diet);
  });

  it('associates them with leg muscle strength, but states no cause', async () => {
    expectFromArticle((await follow('associatedWith', 'leafy greens', 'leg muscle strength')).claims, diet);
    await expect(follow('supports', 'nitrate', 'leg muscle strength')).rejects.toThrow('no edge');
  });

  it('cites a study for the finding on leg strength', async () => {
    const { claims } = await follow('associatedWith', 'leafy greens', 'leg strength');
    const study = claims.filter(({ source }) => source.sourceType === 'STUDY');
    expect(study).toEqual([expect.objectContaining({ status: 'ASSERTED', statement: expect.stringMatching(/leg/i) })]);
    expect(study[0]?.source.id).toBe((await find('SOURCE', 'The Journal of Nutrition')).id);
  });

  it('cites a study about nitrate, leafy greens and leg strength', async () => {
    const { id } = await find('SOURCE', 'Journal of Nutrition');
    const { source } = await askArticle(
      `query ($id: ID!) {
        source(id: $id) { publisher claims { nodes { about { nodes { ... on Entity { id } } } } } }
      }`,
      { id },
    );
    expect(source.publisher).toBe('The Journal of Nutrition');
    const about = source.claims.nodes.flatMap((claim) => claim.about.nodes.map((node) => node.id));
    const expected = [find('NUTRIENT', 'nitrate'), find('FOOD', 'leafy greens'), find('BODY_FUNCTION', 'leg strength')];
    for (const entity of await Promise.all(expected)) expect(about).toContain(entity.id);
  });
});

describe('further reading', () => {
  it('leads to the Office of Dietary Supplements and its address', async () => {
    expectFromArticle(
      (await follow('recommendsSource', 'further reading', 'NIH Office of Dietary Supplements')).claims,
      lastLine,
    );
    const { id } = await find('SOURCE', 'Office of Dietary Supplements');
    const answer = await askArticle('query ($id: ID!) { source(id: $id) { url sourceType } }', { id });
    expect(answer.source).toEqual({ url: 'https://ods.od.nih.gov/', sourceType: 'ORGANISATION' });
  });
});

describe('general statements of the article', () => {
  const rows: readonly [kind: Kind, about: string, section: RegExp, ...said: RegExp[]][] = [
    ['SYMPTOM', 'leg weakness', introduction, /(many|various|other)[^.]*conditions/i],
    ['SYMPTOM', 'leg weakness', introduction, /common/i, /treat/i],
    ['GUIDANCE', 'see a doctor', introduction, /(many|various|other)[^.]*conditions/i],
    ['GUIDANCE', 'medical advice with diet', introduction, /diet/i, /problem/i],
    ['BODY_FUNCTION', 'nerve health', introduction, /vitamins/i, /minerals/i, /bone/i],
    ['SYMPTOM', 'leg weakness', introduction, /weak/i, /fatigue|tired/i, /pain/i],
    ['SYMPTOM', 'fatigue', introduction, /leg/i],
    ['SYMPTOM', 'leg pain', introduction, /leg/i],
    ['SYMPTOM', 'leg weakness', conclusion, /treat/i],
    ['NUTRIENT', 'vitamin D', conclusion, /B12/, /most (common|frequent)|common|often/i],
    ['NUTRIENT', 'vitamin B12', conclusion, /vitamin D/i, /most (common|frequent)|common|often/i],
    ['NUTRIENT', 'iron', conclusion, /magnesium/i, /potassium/i],
    ['NUTRIENT', 'magnesium', conclusion, /iron/i, /potassium/i],
    ['NUTRIENT', 'potassium', conclusion, /iron/i, /magnesium/i],
    ['NUTRIENT', 'vitamin E', /vitamin E/i, /\brare/i],
    ['NUTRIENT', 'vitamin E', /vitamin E/i, /severe/i, /neurolog|nerv/i],
    ['NUTRIENT', 'vitamin B12', diet, /animal/i],
    ['NUTRIENT', 'potassium', /potassium/i, /electrolyte/i],
    ['NUTRIENT', 'vitamin E', /vitamin E/i, /antioxidant/i],
    ['PRACTICE', 'supplements', diagnosis, /high amounts/i],
    ['PRACTICE', 'supplements', diagnosis, /too much/i],
    ['PRACTICE', 'balanced diet', diet, /prevent|keep/i],
    ['PRACTICE', 'balanced diet', diet, /side effects|harm/i, /supplement/i],
  ];
  it.each(rows)('include a claim about the %s "%s" in the section %s', async (kind, about, section, ...said) => {
    const claims = (await claimsAbout(kind, about)).filter((claim) =>
      said.every((pattern) => pattern.test(claim.statement)),
    );
    expectFromArticle(claims, section);
  });
});
