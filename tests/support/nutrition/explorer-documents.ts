/** The documents of the explorer's views, found in their folder, with variables to run them with. */
import { readdir } from 'node:fs/promises';
import { amountBinsDocument } from '../../../schema/explorer/queries/amount-bins.ts';

const folder = new URL('../../../schema/explorer/queries/', import.meta.url);

const adult = 'life-stage:females-31-50';
const food = {
  lifeStage: adult,
  diets: ['risk-factor:vegan-diet'],
  exclude: [],
  readyToEat: false,
  basis: 'PER_100_G',
};
const nutrients = ['nutrient:iron', 'nutrient:magnesium'];

/** Variables for each document, by the name of its operation. */
export const sampleVariables: Readonly<Record<string, Readonly<Record<string, unknown>>>> = {
  SymptomFoods: { symptom: 'symptom:leg-cramps' },
  Differential: {
    present: ['symptom:muscle-cramps', 'symptom:fatigue', 'symptom:irregular-heartbeat'],
    absent: ['symptom:increased-thirst'],
    riskFactors: ['condition:celiac-disease'],
    diets: ['risk-factor:vegetarian-diet'],
    lifeStage: adult,
  },
  Compare: { nutrients: ['nutrient:magnesium', 'nutrient:potassium', 'nutrient:vitamin-d'] },
  Paths: { from: 'condition:celiac-disease', to: 'symptom:leg-cramps', maxLength: 4, first: 5 },
  FoodsFor: { nutrients, ...food, first: 10 },
  FewestFoods: {
    nutrients,
    ...food,
    share: 1,
    minFoods: 1,
    maxFoods: 5,
    withinLimits: false,
    alternatives: 3,
  },
  AmountRange: { nutrient: 'nutrient:iron' },
  AmountBins: { nutrient: 'nutrient:iron', edge0: 0, edge1: 1, edge2: 100 },
  BinFoods: { nutrient: 'nutrient:iron', from: 1, below: 2 },
  Composition: { food: 'food:lentils-cooked', lifeStage: adult, portion: '1 cup' },
  Enrichment: { symptoms: ['symptom:muscle-cramps', 'symptom:increased-thirst'], first: 20 },
  Choices: {},
  Portions: { food: 'food:lentils-cooked' },
};

/** Returns each document of the folder, with the name of its operation. */
export async function explorerDocuments(): Promise<readonly (readonly [name: string, document: string])[]> {
  const files = (await readdir(folder)).filter((file) => file.endsWith('.ts'));
  const modules = await Promise.all(files.map(async (file) => Object.values(await import(new URL(file, folder).href))));
  const documents = [...modules.flat(), amountBinsDocument(2)].filter(
    (value): value is string => typeof value === 'string' && value.startsWith('query '),
  );
  return documents.map((document) => [/^query (\w+)/.exec(document)?.[1] ?? document, document]);
}
