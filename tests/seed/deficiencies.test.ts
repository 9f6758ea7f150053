/** Checks the six sections of the article on single deficiencies: symptoms, risk factors, mechanisms, conditions. */
import { describe, expect, it } from 'vitest';
import { expectFromArticle, follow, type HopName, sectionOn, wordsOf } from './reader.ts';

describe('symptoms of a deficiency', () => {
  type Expected = { readonly sites?: readonly string[]; readonly deficiencySeverity?: 'SEVERE' };
  const rows: readonly [nutrient: string, symptom: string, expected?: Expected][] = [
    ['vitamin D', 'muscle aches', { sites: ['legs', 'upper arms'] }],
    ['vitamin D', 'cramps', { sites: ['legs', 'upper arms'] }],
    ['vitamin D', 'leg cramps', { sites: ['legs'] }],
    ['vitamin D', 'muscle weakness', { sites: ['whole body', 'legs', 'upper arms'] }],
    ['vitamin D', 'waddling gait', { deficiencySeverity: 'SEVERE' }],
    ['vitamin B12', 'numbness', { sites: ['hands', 'feet'] }],
    ['vitamin B12', 'tingling', { sites: ['hands', 'feet'] }],
    ['vitamin B12', 'pins and needles', { sites: ['hands', 'feet'] }],
    ['vitamin B12', 'difficulty walking'],
    ['vitamin B12', 'balance problems'],
    ['vitamin B12', 'muscle weakness'],
    ['vitamin B12', 'weak legs', { sites: ['legs'] }],
    ['vitamin E', 'muscle weakness'],
    ['vitamin E', 'impaired reflexes'],
    ['vitamin E', 'difficulty walking'],
    ['vitamin E', 'loss of coordination'],
    ['vitamin E', 'muscle control'],
    ['iron', 'fatigue', { sites: ['whole body'] }],
    ['iron', 'weakness', { sites: ['whole body'] }],
    ['iron', 'restless leg'],
    ['iron', 'heavy legs', { sites: ['legs'] }],
    ['magnesium', 'muscle weakness'],
    ['magnesium', 'cramps'],
    ['magnesium', 'twitches'],
    ['magnesium', 'fatigue', { sites: ['whole body'] }],
    ['potassium', 'muscle weakness'],
    ['potassium', 'cramps'],
    ['potassium', 'fatigue'],
  ];
  it.each(rows)('include, for %s, the symptom "%s"', async (nutrient, symptom, expected = {}) => {
    const edge = await follow('causes', nutrient, symptom);
    expectFromArticle(edge.claims, sectionOn(nutrient));
    expect(edge.deficiencySeverity).toBe(expected.deficiencySeverity ?? 'ANY');
    if (expected.sites) expect(edge.bodySites).toEqual(expected.sites);
  });
});

describe('risk factors of a deficiency', () => {
  it.each([
    ['vitamin D', 'limited sun exposure'],
    ['vitamin D', 'darker skin'],
    ['vitamin D', 'older age'],
    ['vitamin B12', 'vegan'],
    ['vitamin B12', 'vegetarian'],
    ['vitamin B12', 'certain medications'],
    ['vitamin B12', 'malabsorption disorders'],
    ['vitamin E', 'genetic conditions'],
    ['vitamin E', 'malabsorption'],
    ['iron', 'menstruating'],
    ['iron', 'pregnant'],
    ['iron', 'vegetarian diet'],
    ['magnesium', 'chronic diarrhea'],
    ['magnesium', 'celiac disease'],
    ['magnesium', 'alcoholism'],
    ['potassium', 'excessive sweating'],
    ['potassium', 'vomiting'],
    ['potassium', 'diarrhea'],
  ])('include, for %s, "%s"', async (nutrient, circumstance) => {
    const edge = await follow('atRisk', nutrient, circumstance);
    expectFromArticle(edge.claims, sectionOn(nutrient));
  });

  it.each([
    ['celiac', 'malabsorption'],
    ["Crohn's", 'malabsorption'],
  ])('have examples: %s is one of %s', async (disease, circumstance) => {
    const edge = await follow('exampleOf', disease, circumstance);
    expectFromArticle(edge.claims, sectionOn('vitamin B12'));
  });
});

describe('conditions', () => {
  const rows: readonly [nutrient: string, condition: string, ...said: RegExp[]][] = [
    ['vitamin D', 'osteomalacia', /adult/i],
    ['vitamin D', 'breakdown of bone', /calcium/i, /phosphorus/i],
    ['vitamin B12', 'megaloblastic anemia', /large/i, /oxygen/i],
    ['vitamin B12', 'nerve damage', /sheath/i, /signal|message/i],
    ['vitamin E', 'nerve damage', /severe/i, /oxidati/i],
    ['iron', 'iron deficiency anemia'],
    ['iron', 'restless leg syndrome'],
    ['magnesium', 'hypomagnesemia'],
    ['potassium', 'hypokalemia'],
  ];
  it.each(rows)('of a deficiency of %s include "%s"', async (nutrient, condition, ...said) => {
    const edge = await follow('leadsTo', nutrient, condition);
    expectFromArticle(edge.claims, sectionOn(nutrient));
    for (const pattern of said) expect(wordsOf(edge)).toMatch(pattern);
  });

  it.each([
    ['osteomalacia', 'soft bones'],
    ['osteomalacia', 'bone pain'],
    ['osteomalacia', 'muscle weakness'],
  ])('have symptoms: %s shows as %s', async (condition, symptom) => {
    const edge = await follow('showsAs', condition, symptom);
    expectFromArticle(edge.claims, sectionOn('vitamin D'));
  });
});

describe('impaired body functions', () => {
  const rows: readonly [condition: string, bodyFunction: string, section: string, ...said: RegExp[]][] = [
    ['megaloblastic anemia', 'oxygen transport', 'vitamin B12', /red blood cells/i, /oxygen/i],
    ['iron deficiency anemia', 'oxygen transport', 'iron', /oxygen/i],
    ['nerve damage', 'nerve signals', 'vitamin B12', /sheath/i],
    ['vitamin D deficiency', 'bone strength', 'vitamin D', /breaks? down/i],
    ['vitamin D deficiency', 'muscle function', 'vitamin D', /calcium/i],
    ['breakdown of bone', 'bone strength', 'vitamin D'],
    ['hypokalemia', 'muscle contraction', 'potassium'],
  ];
  it.each(rows)('have a cause: %s impairs %s', async (condition, bodyFunction, nutrient, ...said) => {
    const edge = await follow('impairs', condition, bodyFunction);
    expectFromArticle(edge.claims, sectionOn(nutrient));
    for (const pattern of said) expect(wordsOf(edge)).toMatch(pattern);
  });
});

describe('mechanisms of nutrients', () => {
  const rows: readonly [nutrient: string, how: HopName, what: string, ...said: RegExp[]][] = [
    ['vitamin D', 'enhancesAbsorptionOf', 'calcium', /absor/i],
    ['vitamin D', 'neededToUse', 'calcium', /bone/i, /muscle/i],
    ['vitamin D', 'neededToUse', 'phosphorus', /bone/i, /muscle/i],
    ['vitamin D', 'causes', 'muscle weakness', /calcium/i, /phosphorus/i],
    ['vitamin D', 'supports', 'muscle function'],
    ['vitamin D', 'supports', 'musculoskeletal health'],
    ['vitamin B12', 'supports', 'nerve health'],
    ['vitamin B12', 'supports', 'red blood cell'],
    ['vitamin B12', 'supports', 'oxygen transport', /large|oversized/i, /oxygen/i],
    ['vitamin B12', 'causes', 'numbness', /nerve/i],
    ['vitamin B12', 'causes', 'muscle weakness', /nerve/i, /brain/i, /signal|message/i],
    ['vitamin B12', 'causes', 'leg weakness', /nerve/i, /brain/i, /signal|message/i],
    ['vitamin E', 'supports', 'antioxidant', /nerve/i, /oxidati/i],
    ['vitamin E', 'causes', 'loss of coordination', /nerve/i],
    ['vitamin E', 'causes', 'muscle control', /nerve/i],
    ['iron', 'supports', 'hemoglobin', /red blood cell/i, /oxygen/i],
    ['iron', 'causes', 'fatigue', /oxygen/i],
    ['iron', 'causes', 'weakness', /oxygen/i],
    ['iron', 'causes', 'heavy legs', /oxygen/i],
    ['magnesium', 'supports', 'biochemical reactions', /\b300\b/],
    ['magnesium', 'supports', 'muscle contraction'],
    ['magnesium', 'supports', 'nerve signals'],
    ['magnesium', 'causes', 'cramps', /nerve/i],
    ['magnesium', 'causes', 'twitches', /nerve/i],
    ['potassium', 'supports', 'electrolyte'],
    ['potassium', 'supports', 'fluid balance'],
    ['potassium', 'supports', 'nerve signals'],
    ['potassium', 'causes', 'muscle weakness', /contract/i],
    ['potassium', 'causes', 'cramps', /contract/i],
    ['potassium', 'imbalancedWith', 'magnesium'],
    ['potassium', 'imbalancedWith', 'calcium'],
  ];
  it.each(rows)('lead from %s by the relation %s to "%s"', async (nutrient, how, what, ...said) => {
    const edge = await follow(how, nutrient, what);
    expectFromArticle(edge.claims, sectionOn(nutrient));
    for (const pattern of said) expect(wordsOf(edge)).toMatch(pattern);
  });

  it.each([
    ['calcium', 'strong bones'],
    ['calcium', 'muscle contraction'],
  ])('include that vitamin D helps to absorb %s, which supports %s', async (nutrient, bodyFunction) => {
    const edge = await follow('supports', nutrient, bodyFunction);
    expectFromArticle(edge.claims, sectionOn('vitamin D'));
  });
});
