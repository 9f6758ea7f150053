/** Research on both stores: the same questions, the same answers to the last bit, and how many statements they take. */

import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { nutritionResearch } from '../../schema/research/index.ts';
import { columnsOf } from '../../src/columns/graph-data.ts';
import type { Neo4jConnection } from '../../src/store/neo4j-connection.ts';
import { loadGraph } from '../../src/store/neo4j-loader.ts';
import { openNeo4jStore } from '../../src/store/neo4j-store.ts';
import { TestEngine } from '../support/engine/engine.ts';
import { describeNeo4j, openNeo4j } from '../support/neo4j/neo4j.ts';
import { loadNutrition } from '../support/nutrition/nutrition.ts';

const { graph, data } = await loadNutrition();
const idsOf = (kind: string) => data.nodes.filter((node) => node.kind === kind).map(({ id }) => id);
const [nutrients, symptoms, conditions] = [idsOf('Nutrient'), idsOf('Symptom'), idsOf('Condition')];

/** Picks `count` items at equal distances from a long list. */
const spread = <T>(items: readonly T[], count: number): readonly T[] =>
  items.filter((_, i) => i % Math.max(1, Math.floor(items.length / count)) === 0).slice(0, count);
const list = (ids: readonly string[]) => JSON.stringify(ids);

const intake = `lifeStage: "life-stage:males-19-30"`;
const questions: readonly (readonly [string, string])[] = [
  ...spread(symptoms, 6).map((symptom, i): readonly [string, string] => [
    `the nutrients that fit ${symptom} and two more`,
    `{ differential(present: ${list([...new Set([symptom, ...spread(symptoms, 3 + i).slice(1, 3)])])},
        riskFactors: ["condition:celiac-disease"], diets: ["risk-factor:vegan-diet"]) {
      ranking { rank score rows { nutrient { id name }
        terms { symptom { id } via { id } weight claims { id } } symptomSets { atLeast of exact }
        riskFactors { riskFactor { id } condition { id } claims { id } } tests { test { name } } } }
      atRiskOnly { nutrient { id } } nonDiscriminating { id } unlinked { id } measure
      wouldDistinguish { pairs symptoms { symptom { id } pairs } tests { test { id } pairs } }
      care { avoid { guidance { name } } } } }`,
  ]),
  [
    'sets of foods that pass levels, and those that pass none',
    `{ all: minimalFoods(nutrients: ["nutrient:vitamin-d", "nutrient:calcium"], ${intake}) {
        setCount ranked sets { excess leastShare foods { food { id } } cautions { certain amount } } }
      within: minimalFoods(nutrients: ["nutrient:vitamin-d", "nutrient:calcium"], ${intake}, withinLimits: true) {
        setCount ranked sets { excess leastShare foods { food { id } } } } }`,
  ],
  [
    'a symptom that follows from another, in a life stage',
    `{ differential(present: ["symptom:leg-cramps", "symptom:muscle-cramps"], absent: ["symptom:waddling-gait"],
        lifeStage: "life-stage:pregnancy-19-30") {
      noInformation entailed { symptom { id } by { id } }
      ranking { score rows { nutrient { id } terms { weight entailedBy { id } }
        riskFactors { lifeStage { id } } } } } }`,
  ],
  [
    'why one ranks above the other',
    `{ compareRank(a: "nutrient:potassium", b: "nutrient:vitamin-d", present: ${list(spread(symptoms, 5))}) {
      a { rank score } b { rank score } gap
      terms { symptom { id } weightA weightB difference claimsA { id } claimsB { id } } } }`,
  ],
  [
    'foods for three nutrients by portion',
    `{ foodsFor(nutrients: ["nutrient:iron", "nutrient:zinc", "nutrient:folate"], ${intake}, basis: PORTION, first: 40,
        where: { fortified: { eq: false } }, diets: ["risk-factor:vegetarian-diet"], exclude: ["food:nuts"]) {
      totalCount rows { food { id name } score terms { amount share counted claims { id source { id } } }
        cautions { nutrient { id } note } }
      recommended { food { id } nutrient { id } } withoutPortion { id } } }`,
  ],
  [
    'the fewest foods for a whole day',
    `{ minimalFoods(nutrients: ["nutrient:iron", "nutrient:magnesium", "nutrient:potassium"], ${intake},
        alternatives: 20) {
      reached proved ranked setCount candidates sets { leastShare foods { food { id } grams }
        totals { total share contributions { amount claims { id } } } } } }`,
  ],
  [
    'three foods that are all necessary, and the limits that they pass',
    `{ minimalFoods(nutrients: ["nutrient:iron", "nutrient:magnesium", "nutrient:potassium"], ${intake},
        share: 0.25, minFoods: 3, basis: PORTION, diets: ["risk-factor:vegetarian-diet"]) {
      reached proved ranked setCount sets { foods { food { id } }
        cautions { nutrient { id } amount limit note claims { id } } } } }`,
  ],
  [
    'foods per 100 kcal, and single foods by portion and grams',
    `{ foodsFor(nutrients: ["nutrient:iron", "nutrient:calcium"], ${intake}, basis: PER_100_KCAL,
        first: 60, readyToEat: true,
        helpings: [{ food: "food:molasses", portion: "1 cup" }, { food: "food:sesame-seeds-whole", grams: 12.5 }]) {
      lifeStageNote withoutPortion { id }
      rows { food { id } grams portion portionRule portionClaims { id } needsCooking score
        terms { amount share } cautions { nutrient { id } amount } } } }`,
  ],
  [
    'the composition of a food',
    `{ composition(food: "food:beef-liver-raw", lifeStage: "life-stage:pregnancy-31-50") {
      portionRule portionClaims { id } rows { nutrient { id } unit per100g { amount share }
        portion { grams amount share } per100Kcal { grams amount share }
        referenceIntake claims { id } referenceIntakeClaims { id } } cautions { nutrient { id } amount } } }`,
  ],
  [
    'amounts and reference intakes in other units',
    `{ nutrient(id: "nutrient:vitamin-d") { foods(first: 100) { edges { amountPer100g iu: amountPer100g(unit: IU)
        mg: amountPer100g(unit: MG) node { id } } } referenceIntakes(first: 50) { edges { amount(unit: IU)
        upperLimit(unit: MG) unit } } }
      food(id: "food:cod-liver-oil") { nutrients(first: 100) {
        edges { unit g: amountPer100g(unit: G) node { id } } } } }`,
  ],
  [
    'whether a list of foods reaches the reference intakes',
    `{ dietAnalysis(foods: [{ food: "food:lentils-cooked", portion: "1 cup" }, { food: "food:orange-navel-raw", grams: 131 },
        { food: "food:salmon-atlantic-wild-raw", grams: 85.05, times: 2 }, { food: "food:lentils-cooked", grams: 10 }],
        days: 3, person: { ageYears: 30, sex: MALE }, symptoms: ["symptom:fatigue"], diets: ["risk-factor:vegan-diet"]) {
      lifeStage { id } foods { food { id } grams leftOut }
      totals { nutrient { id } total { least most } terms { food { id } amount claims { id } } missing { id } share { least }
        verdict per1000Kcal { least } }
      notReached { statement deficiency { symptoms { symptom { id } given claims { id } } conditions { condition { id } } }
        enhancers { nutrient { id } presence foods { food { id } amount } claims { id } }
        additions { reached proved sets { foods { food { id } grams } } } }
      cannotTell { statement missing { food { id } reachesFrom missesBelow } highestKnown { food { id } amountPer100g } }
      limits { nutrient { id } verdict amount { least most } } unlinkedSymptoms { id }
      energy { byTables { least } byFactors { most } macronutrients { nutrient { id } share { least most } claims { id } } }
      additions { reached setCount short { id } sets { raises { id } totals { nutrient { id } total share } } }
      care { avoid { guidance { name } } } } }`,
  ],
  [
    'a list with a quantity that is impossible',
    '{ dietAnalysis(foods: [{ food: "food:lentils-cooked" }], person: { ageYears: 30, sex: MALE }) { days } }',
  ],
  ['the life stage of a person', '{ lifeStageFor(ageYears: 50, pregnant: true) { ageMonths lifeStage { id name } } }'],
  ['a person that no life stage fits', '{ lifeStageFor(ageYears: 8, pregnant: true) { lifeStage { id } } }'],
  [
    'foods for an infant',
    '{ foodsFor(nutrients: "nutrient:iron", lifeStage: "life-stage:infants-0-6-months") { measure } }',
  ],
  ...['nutrient:iron', 'nutrient:calcium', 'nutrient:zinc'].map((id): readonly [string, string] => [
    `the foods to eat with ${id}`,
    `{ absorptionPairs(nutrient: "${id}") { basis pairCount
      pairs { food { id name } enhancer { id } enhancerFood { id } claims { id } } } }`,
  ]),
  ...spread(conditions, 5).map((from, i): readonly [string, string] => [
    `how ${from} is connected to a symptom`,
    `{ paths(from: "${from}", to: "${spread(symptoms, 5)[i]}", first: 20) {
      totalCount metapaths { metapath count score }
      paths { score nodes { id name } hops { relation forward from { id } to { id } claims { id } } } } }`,
  ]),
  [
    'how a food is connected to a claim by any relation',
    `{ paths(from: "food:salmon", to: "source:article", maxLength: 3, relations: [CONTAINS, ABOUT, CITES, FORM_OF]) {
      totalCount paths { score nodes { id } hops { relation } } } }`,
  ],
  ...[1, 2, 3].map((depth): readonly [string, string] => [
    `the neighbourhood of iron in ${depth} hops`,
    `{ neighbourhood(of: "nutrient:iron", depth: ${depth},
        kinds: [NUTRIENT, SYMPTOM, CONDITION, RISK_FACTOR], limit: 30) {
      nodes { distance node { id name } } edges { relation from { id } to { id } claims { id } }
      omitted { nodes edges kinds { kind count } } endCursor } }`,
  ]),
  [
    'nutrients side by side',
    `{ compare(nutrients: ${list(spread(nutrients, 6))}) {
      rows { nutrient { id } legSymptoms { symptom { id } claims { id } } foods { food { id } } }
      shared { aspect items { item { id } } }
      sharedBySome { aspect items { item { id } holders { nutrient { id } } } }
      apart { aspect items { item { id } } } } }`,
  ],
  [
    'the nutrients that a set of foods is rich in',
    `{ enrichment(foods: ["food:salmon", "food:spinach", "food:banana", "food:coffee-brewed"]) {
      population setSize outside { id }
      rows { nutrient { id } linked inSet expected fold atLeast of tail adjusted } } }`,
  ],
  [
    'several questions at once, beside a list',
    `{ a: careGuidance(nutrients: ["nutrient:iron"]) { seekCare { guidance { name } claims { statement } } }
      b: careGuidance(nutrients: ["nutrient:iron", "nutrient:zinc"]) { tests { test { name } } withoutGuidance { id } }
      symptoms(first: 2) { nodes { name } } }`,
  ],
  ['an id that nothing has', '{ paths(from: "food:ambrosia", to: "nutrient:iron") { totalCount } }'],
  ['a question that is too wide', '{ paths(from: "nutrient:iron", to: "nutrient:zinc", maxLength: 6) { totalCount } }'],
];

describeNeo4j('research on both stores', () => {
  let connection: Neo4jConnection;
  let embedded: TestEngine;
  let remote: TestEngine;

  beforeAll(async () => {
    connection = await openNeo4j();
    await loadGraph(connection, graph, columnsOf(graph, data));
    // The embedded store counts what it looks at while reading, Neo4j cannot: so the bound is the algorithms' own.
    embedded = new TestEngine(graph, data, { maxWork: 3_000_000 }, undefined, nutritionResearch);
    remote = new TestEngine(graph, data, { maxWork: 3_000_000 }, openNeo4jStore(graph, connection), nutritionResearch);
  }, 120_000);
  afterAll(() => connection?.close());

  it.each(questions)('gives the same answer to the question: %s', async (_name, question) => {
    const [expected, found] = [await embedded.run(question), await remote.run(question)];
    expect(found.errors.map(({ message, extensions }) => [extensions.code, message])).toEqual(
      expected.errors.map(({ message, extensions }) => [extensions.code, message]),
    );
    expect(found.data).toEqual(expected.data);
    expect(found.facts?.length).toBe(expected.facts?.length);
  });

  describe('at the size of the seed', () => {
    it('paths take few statements', async () => {
      const { facts } = await remote.run(
        '{ paths(from: "condition:celiac-disease", to: "symptom:leg-cramps") { totalCount } }',
      );
      // Whether both ends are there, a level from both, the hop in the middle in both directions, and the degrees.
      expect(facts?.length).toBe(5);
    });
  });
});
