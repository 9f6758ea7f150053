/** Checks that the figures of research have no rounding noise, and that their sums are exact. */
import { type GraphQLNamedType, type GraphQLSchema, getNamedType, isObjectType, isScalarType } from 'graphql';
import { beforeAll, describe, expect, it } from 'vitest';
import { ask, askAs, openNutrition } from '../support/nutrition/nutrition.ts';

/** The form of a figure: a decimal with this number of places, a multiple of 2^-32 (bits), a quotient of integers. */
type Figure = number | 'bits' | 'quotient';
const figures: Readonly<Record<string, Figure>> = {
  'Path.score': 12,
  'Metapath.score': 12,
  'Paths.damping': 1,
  'DifferentialTerm.weight': 'bits',
  'DifferentialRow.score': 'bits',
  'DifferentialTie.score': 'bits',
  'RankedNutrient.score': 'bits',
  'RankComparisonTerm.weightA': 'bits',
  'RankComparisonTerm.weightB': 'bits',
  'RankComparisonTerm.difference': 'bits',
  'RankComparison.gap': 'bits',
  'FoodCoverageTerm.amount': 6,
  'FoodCoverageTerm.referenceIntake': 6,
  'FoodCoverageTerm.share': 9,
  'FoodCoverageTerm.counted': 9,
  'FoodCoverage.grams': 6,
  'FoodCoverage.score': 9,
  'IntakeLimitCaution.amount': 6,
  'IntakeLimitCaution.limit': 6,
  'FoodHelping.grams': 6,
  'FoodContribution.amount': 6,
  'FoodSetTotal.total': 6,
  'FoodSetTotal.referenceIntake': 6,
  'FoodSetTotal.share': 9,
  'FoodSet.leastShare': 9,
  'FoodSet.excess': 9,
  'RichFood.amountPer100g': 6,
  'CompositionAmount.grams': 6,
  'CompositionAmount.amount': 6,
  'CompositionAmount.share': 9,
  'CompositionRow.referenceIntake': 6,
  'AmountRange.least': 9,
  'AmountRange.most': 9,
  'EatenFood.grams': 6,
  'EatenAmount.amount': 6,
  'EatenNutrient.referenceIntake': 6,
  'IntakeNotReached.referenceIntake': 6,
  'IntakeUndecided.referenceIntake': 6,
  'MissingAmount.grams': 6,
  'MissingAmount.most': 6,
  'MissingAmount.reachesFrom': 6,
  'MissingAmount.missesBelow': 6,
  'HighestAmount.amountPer100g': 6,
  'EnhancerFood.amount': 6,
  'AdditionTotal.total': 6,
  'AdditionTotal.share': 9,
  'EatenLimit.limit': 6,
  'EatenMacronutrient.kcalPerGram': 6,
  'EnrichmentRow.expected': 'quotient',
  'EnrichmentRow.fold': 'quotient',
  'EnrichmentRow.tail': 'quotient',
  'EnrichmentRow.adjusted': 'quotient',
};

/** Whether a type belongs to research alone: its only interface is `Evidenced`. */
const isResult = (type: GraphQLNamedType) =>
  isObjectType(type) && type.getInterfaces().every(({ name }) => name === 'Evidenced');

/** Selects every number below a type of a research answer, with the names of the types. */
function selectNumbers(type: GraphQLNamedType): string {
  const fields = isObjectType(type) ? Object.values(type.getFields()) : [];
  const parts = fields.flatMap((field) => {
    const named = getNamedType(field.type);
    if (isScalarType(named)) return ['Float', 'Int'].includes(named.name) ? [field.name] : [];
    return isResult(named) ? [`${field.name} ${selectNumbers(named)}`] : [];
  });
  return `{ __typename ${parts.join(' ')} }`;
}

const isExact = (value: number, figure: Figure): boolean => {
  if (figure === 'bits') return Number.isInteger(value * 2 ** 32);
  // The shortest decimal of the nearest double to a quotient does not end in a run of zeros or nines.
  if (figure === 'quotient') return !/(0{7}|9{7})\d{1,2}$/.test(String(value).replace(/e.*$/, ''));
  return Number(value.toFixed(figure)) === value;
};

type Answer = Readonly<Record<string, unknown>>;

/** Yields every number in an answer, with its type and field. */
function* numbersIn(value: unknown): Generator<readonly [place: string, value: number]> {
  if (Array.isArray(value)) for (const item of value) yield* numbersIn(item);
  else if (typeof value === 'object' && value !== null) {
    const { __typename: type, ...fields } = value as Answer;
    for (const [name, inner] of Object.entries(fields)) {
      if (typeof inner === 'number') yield [`${type}.${name}`, inner];
      else yield* numbersIn(inner);
    }
  }
}

const stages = ['males-19-30', 'females-31-50', 'children-4-8', 'pregnancy-19-30', 'infants-6-12-months'];
const groups = [
  ['iron'],
  ['vitamin-e', 'magnesium'],
  ['vitamin-b12', 'folate', 'zinc'],
  ['iron', 'potassium', 'calcium', 'vitamin-c', 'vitamin-d'],
];
const ids = (kind: string, names: readonly string[]) => JSON.stringify(names.map((name) => `${kind}:${name}`));
const foods = ['PER_100_G', 'PORTION', 'PER_100_KCAL'].flatMap((basis) =>
  stages.flatMap((stage, i) =>
    groups.map(
      (group) => [basis, stage, ids('nutrient', group), ['', 'diets: ["risk-factor:vegan-diet"]'][i % 2]] as const,
    ),
  ),
);
const foodsQuestions = foods.map(
  ([basis, stage, nutrients, diets]) =>
    `foodsFor(nutrients: ${nutrients}, lifeStage: "life-stage:${stage}", basis: ${basis}, first: 100, ${diets})`,
);
const setsQuestions = foods
  .filter(([basis]) => basis !== 'PER_100_KCAL')
  .flatMap(([basis, stage, nutrients, diets]) =>
    ['0.07', '0.5'].map(
      (share) =>
        `minimalFoods(nutrients: ${nutrients}, lifeStage: "life-stage:${stage}", basis: ${basis}, share: ${share}, ` +
        `maxFoods: 3, candidates: 25, ${diets})`,
    ),
  );
const symptoms = ids('symptom', ['fatigue', 'muscle-weakness', 'muscle-cramps']);
const otherQuestions = [
  'paths(from: "condition:celiac-disease", to: "symptom:leg-cramps", maxLength: 4, first: 100)',
  'paths(from: "food:salmon", to: "symptom:fatigue", first: 100)',
  'neighbourhood(of: "nutrient:iron", depth: 2)',
  `differential(present: ${symptoms})`,
  'differential(present: ["symptom:muscle-cramps"])',
  `compareRank(a: "nutrient:iron", b: "nutrient:magnesium", present: ${symptoms})`,
  'absorptionPairs(nutrient: "nutrient:iron")',
  'absorptionPairs(nutrient: "nutrient:calcium")',
  'careGuidance(nutrients: ["nutrient:iron"])',
  `enrichment(symptoms: ${symptoms}, first: 100)`,
  'enrichment(foods: ["food:salmon", "food:spinach"], first: 100)',
  `compare(nutrients: ${ids('nutrient', ['iron', 'magnesium', 'vitamin-d'])})`,
  'composition(food: "food:lentils-cooked", lifeStage: "life-stage:males-19-30")',
  'composition(food: "food:molasses", lifeStage: "life-stage:pregnancy-31-50", portion: "1 cup")',
  'composition(food: "food:cod-liver-oil", lifeStage: "life-stage:pregnancy-31-50", grams: 150)',
  'lifeStageFor(ageMonths: 228, sex: MALE)',
  `dietAnalysis(foods: [{ food: "food:lentils-cooked", portion: "1 cup" }, { food: "food:orange-navel-raw", grams: 131 },
    { food: "food:salmon-atlantic-wild-raw", grams: 85.05, times: 2 }], days: 3, lifeStage: "life-stage:males-19-30")`,
  'dietAnalysis(foods: [{ food: "food:beef-liver-raw", grams: 333.3 }], lifeStage: "life-stage:pregnancy-31-50")',
];

let schema: GraphQLSchema;
beforeAll(async () => {
  ({ schema } = await openNutrition());
});

async function answerTo(question: string): Promise<Answer> {
  const field = question.slice(0, question.indexOf('('));
  const type = getNamedType(schema.getQueryType()?.getFields()[field]?.type);
  if (!type) throw new Error(`the schema has no ${field}`);
  return (await askAs<Readonly<Record<string, Answer>>>(`{ ${question} ${selectNumbers(type)} }`))[field] ?? {};
}

describe('figures of research', () => {
  it('are all in the table of this test', () => {
    const roots = new Set([...foodsQuestions, ...setsQuestions, ...otherQuestions].map((text) => text.split('(')[0]));
    const found = new Set<string>();
    const visit = (type: GraphQLNamedType): void => {
      if (!isObjectType(type)) return;
      for (const field of Object.values(type.getFields())) {
        const named = getNamedType(field.type);
        if (isScalarType(named) && named.name === 'Float') found.add(`${type.name}.${field.name}`);
        else if (isResult(named)) visit(named);
      }
    };
    const research = Object.values(schema.getQueryType()?.getFields() ?? {}).filter(
      ({ extensions }) => Object(extensions.planMeaning).read === 'research',
    );
    expect(roots, 'Add a question of each research field to `otherQuestions`.').toEqual(
      new Set(research.map(({ name }) => name)),
    );
    for (const { type } of research) visit(getNamedType(type));
    expect(Object.keys(figures).sort(), 'Add each float of a result to `figures`.').toEqual([...found].sort());
  });

  it('have no rounding noise in any answer', async () => {
    const seen = new Set<string>();
    for (const question of [...foodsQuestions, ...setsQuestions, ...otherQuestions]) {
      for (const [place, value] of numbersIn(await answerTo(question))) {
        const figure = figures[place];
        if (figure === undefined) continue; // The field is an Int.
        seen.add(place);
        expect([question, place, value, isExact(value, figure)]).toEqual([question, place, value, true]);
      }
    }
    expect([...seen].sort()).toEqual(Object.keys(figures).sort());
  }, 120_000);

  it('include shares whose sum is the score', async () => {
    for (const question of foodsQuestions) {
      const { rows } = (
        await askAs<{
          readonly foodsFor: {
            readonly rows: readonly {
              readonly score: number;
              readonly terms: readonly { readonly share: number | null; readonly counted: number }[];
            }[];
          };
        }>(`{ ${question} { rows { score terms { share counted } } } }`)
      ).foodsFor;
      expect(rows.length).toBeGreaterThan(0);
      for (const { score, terms } of rows) {
        for (const { share, counted } of terms) expect(counted).toBe(Math.min(1, share ?? 0));
        expect(
          sum(
            terms.map(({ share }) => Math.min(1, share ?? 0)),
            1e9,
          ),
        ).toBe(score);
      }
    }
  }, 60_000);

  it('include totals that are the sums of their contributions, and the least share', async () => {
    for (const question of setsQuestions) {
      const { sets } = (
        await askAs<{
          readonly minimalFoods: {
            readonly sets: readonly {
              readonly leastShare: number;
              readonly totals: readonly {
                readonly total: number;
                readonly share: number;
                readonly referenceIntake: number;
                readonly contributions: readonly { readonly amount: number }[];
              }[];
            }[];
          };
        }>(`{ ${question} { sets { leastShare totals { total share referenceIntake contributions { amount } } } } }`)
      ).minimalFoods;
      for (const { leastShare, totals } of sets) {
        expect(leastShare).toBe(Math.min(...totals.map(({ share }) => share)));
        for (const { total, share, referenceIntake, contributions } of totals) {
          expect(
            sum(
              contributions.map(({ amount }) => amount),
              1e6,
            ),
          ).toBe(total);
          expect(share).toBeCloseTo(total / referenceIntake, 8);
        }
      }
    }
  }, 120_000);

  it('include path scores whose sum is the score of their metapath', async () => {
    const { paths } =
      await ask(`{ paths(from: "condition:celiac-disease", to: "symptom:leg-cramps", maxLength: 3, first: 100) {
      totalCount paths { score metapath } metapaths { score metapath } } }`);
    expect(paths.paths).toHaveLength(paths.totalCount);
    for (const { score, metapath } of paths.metapaths) {
      const scores = paths.paths.filter((path) => path.metapath === metapath).map((path) => path.score);
      expect(sum(scores, 1e12)).toBe(score);
    }
  });
});

/** Adds decimals as integers of the last place. */
const sum = (values: readonly number[], unit: number): number =>
  values.reduce((total, value) => total + Math.round(value * unit), 0) / unit;
