/** Checks the first hit for words that people type. */
import { expect, it } from 'vitest';
import { ask } from '../support/nutrition/nutrition.ts';
import type { Kind } from './reader.ts';

const rows: readonly [typed: string, first: string][] = [
  ['B12', 'Vitamin B12'],
  ['b-12', 'Vitamin B12'],
  ['cobalamin', 'Vitamin B12'],
  ['vit D', 'Vitamin D'],
  ['D3', 'Vitamin D3'],
  ['tocopherol', 'Vitamin E'],
  ['ascorbic acid', 'Vitamin C'],
  ['Mg', 'Magnesium'],
  ['K', 'Potassium'],
  ['nitrates', 'Nitrate'],
  ['low potassium', 'Hypokalemia'],
  ['low iron', 'Iron'],
  ['low magnesium', 'Hypomagnesemia'],
  ['low vitamin D', 'Vitamin D deficiency'],
  ['low B12', 'Vitamin B12 deficiency'],
  ['hypokalaemia', 'Hypokalemia'],
  ['iron deficiency anaemia', 'Iron deficiency anemia'],
  ['RLS', 'Restless legs syndrome'],
  ['neuropathy', 'Peripheral nerve damage'],
  ['coeliac', 'Celiac disease'],
  ["crohn's", "Crohn's disease"],
  ['pins and needles', 'Numbness and tingling'],
  ['tingling', 'Numbness and tingling'],
  ['numb feet', 'Numbness and tingling'],
  ['weak legs', 'Leg weakness'],
  ['leg weakness', 'Leg weakness'],
  ['weakness', 'Muscle weakness'],
  ['heavy legs', 'Heavy legs'],
  ['charley horse', 'Muscle cramps'],
  ['leg cramps', 'Leg cramps'],
  ['muscle pain', 'Muscle aches'],
  ['tired', 'Fatigue'],
  ['twitching', 'Muscle twitches'],
  ['dizzy', 'Dizziness'],
  ['short of breath', 'Shortness of breath'],
  ['cold feet', 'Cold hands and feet'],
  ['thirsty', 'Increased thirst'],
  ['forgetful', 'Memory loss'],
  ['mood swings', 'Mood changes'],
  ['loss of appetite', 'Low appetite'],
  ['arrhythmia', 'Irregular heartbeat'],
  ['trouble walking', 'Difficulty walking'],
  ['waddle', 'Waddling gait'],
  ['ataxia', 'Loss of coordination'],
  ['vegan', 'Vegan diet'],
  ['pregnant', 'Pregnancy'],
  ['pregnant women', 'Pregnancy'],
  ['periods', 'Menstruation'],
  ['menstruating women', 'Menstruation'],
  ['diarrhoea', 'Diarrhea'],
  ['throwing up', 'Vomiting'],
  ['elderly', 'Older age'],
  ['dark skin', 'Darker skin pigmentation'],
  ['sunlight', 'Sensible sun exposure'],
  ['supplements', 'Taking supplements'],
  ['salmon', 'Salmon'],
  ['salmn', 'Salmon'],
  ['oily fish', 'Fatty fish'],
  ['egg yolks', 'Egg yolk'],
  ['plant-based milk', 'Fortified plant milk'],
  ['leafy greens', 'Leafy green vegetables'],
  ['bananas', 'Banana'],
  ['haemoglobin', 'Hemoglobin formation'],
  ['circulation', 'Blood flow'],
  ['self-diagnosis', 'Do not diagnose yourself'],
  ['see a doctor', 'Have a healthcare professional make the diagnosis'],
  ['NIH', 'Read on: NIH Office of Dietary Supplements'],
  ['iron blood test', 'Blood test for iron'],
];

it.each(rows)('a search for "%s" finds %s first', async (typed, first) => {
  const { search } = await ask(
    'query ($typed: String!) { search(text: $typed, first: 1) { hits { node { name } } } }',
    { typed },
  );
  expect(search.hits.map(({ node }) => node.name)).toEqual([first]);
});

const typos: readonly [typed: string, kind: Kind, first: string][] = [
  ['magnesum', 'NUTRIENT', 'Magnesium'],
  ['pottasium', 'NUTRIENT', 'Potassium'],
  ['cobalamine', 'NUTRIENT', 'Vitamin B12'],
  ['vitmin d', 'NUTRIENT', 'Vitamin D'],
  ['tinglng', 'SYMPTOM', 'Numbness and tingling'],
  ['fatige', 'SYMPTOM', 'Fatigue'],
  ['dizzyness', 'SYMPTOM', 'Dizziness'],
  ['osteomalasia', 'CONDITION', 'Osteomalacia'],
  ['hipokalemia', 'CONDITION', 'Hypokalemia'],
  ['alchoholism', 'CONDITION', 'Alcoholism'],
  ['makerel', 'FOOD', 'Mackerel'],
  ['spinich', 'FOOD', 'Spinach'],
  ['avacado', 'FOOD', 'Avocado'],
];
it.each(typos)('a search with the typo "%s" finds the %s %s first', async (typed, kind, first) => {
  const { search } = await ask(
    `query ($typed: String!, $kind: EntityKind!) {
      search(text: $typed, kinds: [$kind], first: 1) { hits { node { name } } }
    }`,
    { typed, kind },
  );
  expect(search.hits.map(({ node }) => node.name)).toEqual([first]);
});
