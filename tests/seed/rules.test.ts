/** Checks that each rule, bound and format of the nutrition graph refuses a wrong record. */
import { describe, expect, it } from 'vitest';
import { nutritionGraph } from '../../schema/model/index.ts';
import { targetKinds } from '../../src/model/define.ts';
import { resolveGraph } from '../../src/model/resolve.ts';
import { refusalOf, withSeed } from '../unit/import/support.ts';

const graph = resolveGraph(nutritionGraph);
const base = `
Nutrient:
  - { id: nutrient:iron, name: Iron, class: MINERAL, unit: MG, intakeGoal: NONE, deficiencyDescribed: false }
  - { id: nutrient:zinc, name: Zinc, class: MINERAL, unit: MG, intakeGoal: NONE, deficiencyDescribed: false }
  - id: nutrient:salt
    name: Salt
    class: DIETARY_COMPOUND
    unit: G
    usdaNumber: "999"
    fdcNutrientId: 9
    intakeGoal: NONE
    deficiencyDescribed: false
  - { id: nutrient:vitamin-d, name: Vitamin D, class: VITAMIN, unit: UG, intakeGoal: NONE, deficiencyDescribed: false }
  - { id: nutrient:water, name: Water, class: PROXIMATE, unit: G, intakeGoal: NONE, deficiencyDescribed: false }
  - { id: nutrient:fat, name: Fat, class: PROXIMATE, unit: G, intakeGoal: NONE, deficiencyDescribed: false }
Symptom:
  - { id: symptom:cramps, name: Cramps }
Food:
  - { id: food:fish, name: Fish, category: FISH, level: GENERAL, fortified: false }
  - id: food:cod-raw
    name: Cod raw
    category: FISH
    level: MEASURED
    eatenAs: AFTER_COOKING
    fortified: false
    ndbNumber: "01009"
    fdcId: 7
LifeStage:
  - id: life-stage:adults
    name: Adults
    sex: ANY
    ageFromMonths: 228
    pregnant: false
    lactating: false
    foodsEaten: ALL
Source:
  - { id: source:table, title: Table, sourceType: DATABASE, citation: Table., licence: Public domain }
Claim:
  - { id: claim:row, statement: It is in the table., section: Row, status: ASSERTED }
CITES:
  - { from: claim:row, to: source:table }
`;
const files = { 'release.yaml': 'version: "1"\ntitle: Small\npublished: 2026-01-31\n', 'base.yaml': base };

/** Adds records to a small graph and returns the messages about them. */
const problemsWith = (yaml: string): Promise<string[]> =>
  withSeed({ ...files, 'more.yaml': yaml }, 'empty', async (folder) =>
    ((await refusalOf(graph, folder))?.problems ?? []).map(({ message }) => message),
  );

const ok = 'claims: [claim:row]';
const contains = (to: string, unit: string, fields: string, from = 'cod-raw') =>
  `  - { from: food:${from}, to: nutrient:${to}, unit: ${unit}, recommended: false, ${ok}, ${fields} }\n`;
const food = (fields: string, level = 'MEASURED', id = 'new') =>
  `  - { id: food:${id}, name: New, category: FISH, fortified: false, level: ${level}, ${
    level === 'MEASURED' && !fields.includes('eatenAs') ? 'eatenAs: AS_IS, ' : ''
  }${fields} }\n`;
const stage = (fields: string, foods = 'foodsEaten: ALL') =>
  `LifeStage:\n  - { id: life-stage:new, name: New, ${fields}, ${foods} }\n`;
const children = 'sex: ANY, ageFromMonths: 12, ageToMonths: 48, pregnant: false, lactating: false';
const formOf = (level: string) =>
  `Food:\n${food('fdcId: 8', level)}FORM_OF:\n  - { from: food:new, to: food:fish, helpingGrams: 85, ${ok} }\n`;
const mineral = 'name: New, class: MINERAL, unit: MG, intakeGoal: NONE, deficiencyDescribed: false';
const nutrient = (fields: string) => `Nutrient:\n  - { id: nutrient:new, ${mineral}, ${fields} }\n`;
const intake = (fields: string) =>
  'REFERENCE_INTAKE:\n' +
  `  - { from: nutrient:iron, to: life-stage:adults, intakeType: RDA, unit: MG, ${ok}, ${fields} }\n`;
const causes = (prominence: string) =>
  `DEFICIENCY_SYMPTOM:\n  - { from: nutrient:iron, to: symptom:cramps, deficiencySeverity: ANY, ${ok}, ` +
  `prominence: ${prominence} }\n`;

const heavy = contains('iron', 'MG', 'amountPer100g: 50000');

/** Records for each rule, by its owner and place: some that keep it, and some that break only this rule. */
const cases: Readonly<Record<string, readonly [kept: string, broken: string]>> = {
  'Nutrient 0': [nutrient('usdaNumber: "998"'), nutrient('usdaNumber: "999"')],
  'Nutrient 1': [nutrient('fdcNutrientId: 8'), nutrient('fdcNutrientId: 9')],
  'Food 0': [
    `Food:\n${food('fdcId: 8, usdaUrl: "https://example.org/8"')}`,
    `Food:\n${food('usdaUrl: "https://example.org/8"')}`,
  ],
  'Food 1': [`Food:\n${food('ndbNumber: "01010"')}`, `Food:\n${food('ndbNumber: "01009"')}`],
  'Food 2': [`Food:\n${food('fdcId: 8')}`, `Food:\n${food('fdcId: 7')}`],
  'Food 3': [`Food:\n${food('fdcId: 8', 'GENERAL')}`, `Food:\n${food('ndbNumber: "01010"', 'GENERAL')}`],
  'Food 4': [`Food:\n${food('eatenAs: AS_IS')}`, `Food:\n${food('eatenAs: null')}`],
  'Food 5': [`Food:\n${food('fdcId: 8', 'GENERAL')}`, `Food:\n${food('eatenAs: AS_IS', 'GENERAL')}`],
  'FORM_OF 0': [formOf('MEASURED'), formOf('GENERAL')],
  'CONTAINS 0': [
    `CONTAINS:\n${contains('salt', 'G', 'amountPer100g: 100')}`,
    `CONTAINS:\n${contains('salt', 'G', 'amountPer100g: 100.001')}`,
  ],
  'CONTAINS 1': [
    `CONTAINS:\n${heavy}${contains('vitamin-d', 'UG', 'amountPer100g: 50000000')}`,
    `CONTAINS:\n${heavy}${contains('vitamin-d', 'UG', 'amountPer100g: 50000001')}`,
  ],
  'CONTAINS 2': [
    `CONTAINS:\n${contains('water', 'G', 'amountPer100g: 60')}${contains('fat', 'G', 'amountPer100g: 41')}`,
    `CONTAINS:\n${contains('water', 'G', 'amountPer100g: 60')}${contains('fat', 'G', 'amountPer100g: 41.1')}`,
  ],
  'CONTAINS 3': [
    `CONTAINS:\n${contains('iron', 'MG', 'amountPer100g: 0, derivation: ANALYTICAL')}`,
    `CONTAINS:\n${contains('iron', 'MG', 'derivation: ANALYTICAL')}`,
  ],
  'CONTAINS 4': [
    `CONTAINS:\n${contains('iron', 'MG', 'amountPer100g: 0, dataPoints: 0')}`,
    `CONTAINS:\n${contains('iron', 'MG', 'dataPoints: 0')}`,
  ],
  'CONTAINS 5': [
    `CONTAINS:\n  - { from: food:fish, to: nutrient:iron, unit: MG, recommended: true, ${ok} }\n`,
    `CONTAINS:\n${contains('iron', 'MG', 'amountPer100g: 1', 'fish')}`,
  ],
  'CONTAINS 6': [
    `CONTAINS:\n${contains('iron', 'MG', 'amountPer100g: 1, minPer100g: 2, maxPer100g: 2')}`,
    `CONTAINS:\n${contains('iron', 'MG', 'amountPer100g: 1, minPer100g: 2.1, maxPer100g: 2')}`,
  ],
  ...Object.fromEntries(
    ['minPer100g', 'maxPer100g', 'medianPer100g'].map((property, i) => [
      `CONTAINS ${7 + i}`,
      [
        `CONTAINS:\n${contains('iron', 'MG', `amountPer100g: 0, ${property}: 0`)}`,
        `CONTAINS:\n${contains('iron', 'MG', `${property}: 0`)}`,
      ],
    ]),
  ),
  'LifeStage 0': [
    stage('sex: ANY, ageFromMonths: 12, ageToMonths: 13, pregnant: false, lactating: false'),
    stage('sex: ANY, ageFromMonths: 12, ageToMonths: 12, pregnant: false, lactating: false'),
  ],
  'LifeStage 1': [
    stage('sex: FEMALE, ageFromMonths: 228, pregnant: true, lactating: false'),
    stage('sex: FEMALE, ageFromMonths: 228, pregnant: true, lactating: true'),
  ],
  'LifeStage 2': [
    stage('sex: MALE, ageFromMonths: 228, pregnant: false, lactating: false'),
    stage('sex: MALE, ageFromMonths: 228, pregnant: true, lactating: false'),
  ],
  'LifeStage 3': [
    stage('sex: FEMALE, ageFromMonths: 228, pregnant: false, lactating: true'),
    stage('sex: MALE, ageFromMonths: 228, pregnant: false, lactating: true'),
  ],
  'LifeStage 4': [stage(children, 'foodsEaten: NONE, foodNote: Milk.'), stage(children, 'foodsEaten: NONE')],
  'LifeStage 5': [
    stage(children, 'foodsEaten: COMPLEMENTARY, foodNote: Some.'),
    stage(children, 'foodsEaten: COMPLEMENTARY'),
  ],
  'LifeStage 6': [
    stage('sex: ANY, ageFromMonths: 228, ageToMonths: 600, pregnant: false, lactating: false'),
    stage('sex: ANY, ageFromMonths: 228, pregnant: false, lactating: false'),
  ],
  'REFERENCE_INTAKE 0': [intake('amount: 10000000'), intake('amount: 10000001')],
  'REFERENCE_INTAKE 1': [
    intake('amount: 1, upperLimit: 10000000, upperLimitCovers: TOTAL'),
    intake('amount: 1, upperLimit: 10000001, upperLimitCovers: TOTAL'),
  ],
  'REFERENCE_INTAKE 2': [
    intake('amount: 1, riskReductionLevel: 10000000'),
    intake('amount: 1, riskReductionLevel: 10000001'),
  ],
  'REFERENCE_INTAKE 3': [
    intake('amount: 1, upperLimit: 2, upperLimitCovers: TOTAL'),
    intake('amount: 1, upperLimit: 2'),
  ],
  'REFERENCE_INTAKE 4': [intake('amount: 1'), intake('amount: 1, upperLimitCovers: TOTAL')],
  'DEFICIENCY_SYMPTOM 0': [causes('LISTED'), causes('LISTED, comparisonPosition: 1')],
  'DEFICIENCY_SYMPTOM 1': [causes('CO_OCCURRING, comparisonPosition: 1'), causes('GENERAL, comparisonPosition: 1')],
};

describe('the declared rules', () => {
  const rules = [...nutritionGraph.kinds, ...nutritionGraph.relations].flatMap(({ name, rules }) =>
    (rules ?? []).map(({ because }, i) => [`${name} ${i}`, because] as const),
  );

  it.each(rules)('refuse a record that breaks %s: %s', async (rule, because) => {
    const [kept = '', broken = ''] = cases[rule] ?? [];
    expect(await problemsWith(kept)).toEqual([]);
    const problems = await problemsWith(broken);
    expect(problems).toHaveLength(1);
    expect(problems[0]).toContain(because);
  });

  it('all have records in this test', () => {
    expect(Object.keys(cases).sort()).toEqual(rules.map(([rule]) => rule).sort());
  });
});

describe('a relation within one kind', () => {
  const loops = nutritionGraph.relations.filter(
    (relation) => targetKinds(relation).includes(relation.from) && !graph.derived.has(relation.name),
  );

  it.each(loops.map(({ name, from }) => [name, from]))(
    'refuses an edge from a node to itself: %s',
    async (relation, kind) => {
      const id = `${graph.kind(kind).definition.idPrefix}:self`;
      const required: Readonly<Record<string, string>> = {
        Food: 'category: FISH, level: GENERAL, fortified: false',
        Nutrient: 'class: MINERAL, unit: MG, intakeGoal: NONE, deficiencyDescribed: false',
        RiskFactor: 'riskFactorType: DIET',
      };
      const record = `${kind}:\n  - { id: "${id}", name: Self, ${required[kind] ?? ''} }\n`;
      const properties = relation === 'YIELDS_ENERGY' ? 'kcalPerGram: 4, ' : '';
      const edge = `{ from: "${id}", to: "${id}", ${properties}${ok} }`;
      const problems = await problemsWith(`${record}${relation}:\n  - ${edge}\n`);
      expect(problems).toHaveLength(1);
      expect(problems[0]).toMatch(/joins .*:self to itself|leads back to where it began/);
    },
  );
});

it('every property for an address declares the format of a URL', () => {
  const strings = [...nutritionGraph.kinds, ...nutritionGraph.relations].flatMap(({ name, properties }) =>
    Object.entries(properties).flatMap(([property, declared]) =>
      declared.type === 'string' && /url|uri|link|href|website|address/i.test(property)
        ? [[name, property, declared.format]]
        : [],
    ),
  );
  expect(strings).toContainEqual(['Source', 'url', 'url']);
  expect(strings.filter(([, , format]) => format !== 'url')).toEqual([]);
});

const source = (url: string) =>
  `Source:\n  - { id: source:new, title: T, sourceType: STUDY, citation: C., licence: L, url: ${JSON.stringify(url)} }`;

it.each([
  'javascript:alert(1)',
  'JavaScript:alert(1)',
  'data:text/html,<b>',
  'vbscript:x',
  'file:///etc/passwd',
  'ftp://example.org',
  'mailto:a@example.org',
  '//example.org',
  '/page',
  'example.org',
  'www.example.org',
  'https:example.org',
  'https:/example.org',
  'https://',
  'https://exam ple.org',
  'https://example.org/"onclick="alert(1)',
  'https://example.org/<b>',
  'https://user:word@example.org',
  'https://user@example.org',
  'https://example.org:port/',
  'https://example.org\\@evil.example',
  'https://example.org/é',
])('the importer refuses the address %s', async (url) => {
  expect(await problemsWith(source(url))).toEqual([expect.stringContaining('is not a web address')]);
});

it.each([
  'https://example.org',
  'http://example.org/a?b=c&d#e',
  'https://doi.org/10.1000/(x)1;2',
  'HTTPS://example.org',
])('the importer accepts the address %s', async (url) => {
  expect(await problemsWith(source(url))).toEqual([]);
});

it.each([
  ['an NDB number without its leading zero', food('ndbNumber: "1009"'), 'expected five digits'],
  ['an NDB number with letters', food('ndbNumber: "0100a"'), 'expected five digits'],
  [
    'a portion of 0 g',
    food('portions: [{ amount: 1, measure: cup, grams: 0 }]'),
    '0 is too small. Expected more than 0',
  ],
  [
    'an amount of zero in a portion',
    food('portions: [{ amount: 0, measure: cup, grams: 1 }]'),
    '0 is too small. Expected more than 0',
  ],
  [
    'an address in the place of a CURIE',
    food('xrefs: [{ curie: "javascript:alert(1)", label: L, match: EXACT }]'),
    'expected a CURIE',
  ],
  ['a CURIE without a prefix', food('xrefs: [{ curie: "0001324", label: L, match: EXACT }]'), 'expected a CURIE'],
  ['a CURIE with a blank', food('xrefs: [{ curie: "HP: 0001324", label: L, match: EXACT }]'), 'expected a CURIE'],
  ['an id of 201 letters', food('fdcId: 8', 'MEASURED', 'a'.repeat(196)), 'has 201 characters. Expected 200 at most'],
  [
    'an id of 8,200 letters',
    food('fdcId: 8', 'MEASURED', 'a'.repeat(8200)),
    'has 8205 characters. Expected 200 at most',
  ],
  [
    'a name of 10,001 letters',
    food(`description: ${'a'.repeat(10_001)}`),
    'has 10001 characters. Expected 10000 at most',
  ],
])('the importer refuses %s', async (_name, record, message) => {
  const problems = await problemsWith(`Food:\n${record}`);
  expect(problems).toHaveLength(1);
  expect(problems[0]).toContain(message);
});
