/** Checks that the graph contains exactly the cells of the article's table: five nutrients, three columns. */
import { describe, expect, it } from 'vitest';
import { askArticle } from '../support/nutrition/nutrition.ts';
import { claimFields, type Edge, type Entity, expectFromArticle, find, isCalled } from './reader.ts';

type Column = 'functions' | 'legSymptoms' | 'coOccurring';
type Cell = readonly (Edge & { readonly node: Entity })[];

const cellFields = `claims { ${claimFields} } node { id name synonyms }` as const;

async function readRow(nutrient: string): Promise<Record<Column, Cell>> {
  const { id } = await find('NUTRIENT', nutrient);
  const answer = await askArticle(
    `query ($id: ID!) {
      nutrient(id: $id) {
        functions(where: { primaryForLegs: { eq: true } }) { edges { ${cellFields} } }
        legSymptoms: symptoms(where: { prominence: { eq: PRIMARY } }) { edges { ${cellFields} } }
        coOccurring: symptoms(where: { prominence: { eq: CO_OCCURRING } }) { edges { ${cellFields} } }
      }
    }`,
    { id },
  );
  const { functions, legSymptoms, coOccurring } = answer.nutrient;
  return { functions: functions.edges, legSymptoms: legSymptoms.edges, coOccurring: coOccurring.edges };
}

const rows: readonly [nutrient: string, column: Column, ...cell: string[]][] = [
  ['vitamin D', 'functions', 'calcium absorption', 'muscle function'],
  ['vitamin D', 'legSymptoms', 'aches', 'cramps', 'weakness'],
  ['vitamin D', 'coOccurring', 'bone pain', 'fatigue', 'mood changes'],
  ['vitamin B12', 'functions', 'nerve health', 'red blood cell production'],
  ['vitamin B12', 'legSymptoms', 'numbness', 'tingling', 'balance'],
  ['vitamin B12', 'coOccurring', 'fatigue', 'memory loss', 'swollen tongue'],
  ['iron', 'functions', 'oxygen transport'],
  ['iron', 'legSymptoms', 'fatigue', 'heaviness', 'restless legs'],
  ['iron', 'coOccurring', 'shortness of breath', 'pale skin', 'cold hands', 'cold feet'],
  ['magnesium', 'functions', 'muscle contraction', 'muscle relaxation'],
  ['magnesium', 'legSymptoms', 'weakness', 'cramps', 'twitches'],
  ['magnesium', 'coOccurring', 'fatigue', 'irregular heartbeat', 'low appetite'],
  ['potassium', 'functions', 'electrolyte balance', 'muscle signals'],
  ['potassium', 'legSymptoms', 'cramps', 'weakness', 'fatigue'],
  ['potassium', 'coOccurring', 'dizziness', 'increased thirst', 'irregular heartbeat'],
];

describe("the article's table", () => {
  it.each(rows)('has for %s, in the column %s, exactly the terms of the cell', async (nutrient, column, ...terms) => {
    const cell = (await readRow(nutrient))[column];
    for (const { claims } of cell) expectFromArticle(claims, /comparison|table/i);
    const missing = terms.filter((term) => !cell.some(({ node }) => isCalled(node, term)));
    const extra = cell.filter(({ node }) => !terms.some((term) => isCalled(node, term)));
    expect({ missing, extra: extra.map(({ node }) => node.id) }).toEqual({ missing: [], extra: [] });
    // The entities have the order of the words in the cell, and no two entities match one word.
    const places = terms.map((term) => cell.findIndex(({ node }) => isCalled(node, term)));
    expect(places).toEqual(places.toSorted((a, b) => a - b));
    expect(cell.length).toBeLessThanOrEqual(terms.length);
  });

  it('compares exactly five nutrients', async () => {
    const { nutrients } = await askArticle(
      '{ nutrients(where: { functions: { some: { primaryForLegs: { eq: true } } } }) { nodes { name } } }',
    );
    expect(nutrients.nodes.map(({ name }) => name)).toEqual([
      'Iron',
      'Magnesium',
      'Potassium',
      'Vitamin B12',
      'Vitamin D',
    ]);
  });
});
