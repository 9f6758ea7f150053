/**
 * Tests that a relation without an asserting source is in no answer. For every research field and every relation, the
 * sources deny the relation, or leave it open; the answer equals that over a graph without the relation.
 */
import { type GraphQLNamedType, getNamedType, isAbstractType, isObjectType } from 'graphql';
import { describe, expect, it } from 'vitest';
import { nutritionResearch } from '../../../schema/research/index.ts';
import { must } from '../../../src/base/must.ts';
import type { EdgeData, GraphData, NodeData } from '../../../src/model/data.ts';
import { needsEvidence } from '../../../src/model/define.ts';
import { TestEngine } from '../../support/engine/engine.ts';
import { loadNutrition } from '../../support/nutrition/nutrition.ts';

const { graph, data: seed } = await loadNutrition();

/** At least one question for each field, with every argument that reads further relations. */
const questions = [
  'careGuidance(nutrients: ["nutrient:iron", "nutrient:potassium", "nutrient:vitamin-d"])',
  `differential(
    present: ["symptom:fatigue", "symptom:difficulty-walking", "symptom:muscle-cramps", "symptom:numbness-tingling"]
    absent: ["symptom:bone-pain", "symptom:restless-legs"]
    riskFactors: ["risk-factor:pregnancy", "condition:celiac-disease"]
    diets: ["risk-factor:vegetarian-diet"]
  )`,
  'differential(present: ["symptom:fatigue"], lifeStage: "life-stage:pregnancy-19-30")',
  `compareRank(a: "nutrient:vitamin-b12", b: "nutrient:iron", present: ["symptom:numbness-tingling", "symptom:fatigue"],
    riskFactors: ["condition:celiac-disease"], diets: ["risk-factor:vegetarian-diet"])`,
  `foodsFor(nutrients: ["nutrient:iron", "nutrient:potassium"], lifeStage: "life-stage:females-19-30",
    exclude: ["food:spinach"], diets: ["risk-factor:vegetarian-diet"], first: 100)`,
  'foodsFor(nutrients: ["nutrient:iron"], lifeStage: "life-stage:females-19-30", basis: PER_100_KCAL, first: 100)',
  `minimalFoods(nutrients: ["nutrient:iron", "nutrient:vitamin-e"], lifeStage: "life-stage:females-19-30",
    exclude: ["food:spinach"], alternatives: 5)`,
  'absorptionPairs(nutrient: "nutrient:iron", exclude: ["food:beans"], first: 50)',
  'enrichment(foods: ["food:spinach", "food:beans", "food:salmon"])',
  'enrichment(symptoms: ["symptom:muscle-cramps", "symptom:fatigue"])',
  'enrichment(conditions: ["condition:celiac-disease", "condition:iron-deficiency-anemia"])',
  'compare(nutrients: ["nutrient:iron", "nutrient:magnesium", "nutrient:vitamin-b12"])',
  'composition(food: "food:kale-raw", lifeStage: "life-stage:females-19-30")',
  'lifeStageFor(ageYears: 25, sex: FEMALE, pregnant: true)',
  `dietAnalysis(foods: [{ food: "food:kale-raw", grams: 100 }, { food: "food:spinach-raw", grams: 30 },
    { food: "food:salmon-atlantic-wild-raw", grams: 90 }],
    lifeStage: "life-stage:females-19-30", symptoms: ["symptom:fatigue", "symptom:difficulty-walking"],
    diets: ["risk-factor:vegetarian-diet"], exclude: ["food:beans"], maxAdditions: 2,
    nutrients: ["nutrient:iron", "nutrient:potassium", "nutrient:vitamin-e", "nutrient:calcium",
      "nutrient:vitamin-a"])`,
];

/** Questions that the service refuses because of a relation. */
const refused = [
  'differential(present: ["symptom:fatigue"], riskFactors: ["risk-factor:menstruation", "risk-factor:pregnancy"])',
  `differential(present: ["symptom:fatigue"], riskFactors: ["risk-factor:menstruation"],
    lifeStage: "life-stage:males-19-30")`,
];

/** Returns the seed with a few of its measured foods, including all forms of the foods in the questions. */
function shortened({ nodes, edges, ...rest }: GraphData): GraphData {
  const isForm = ({ relation, to }: EdgeData) => relation === 'FORM_OF' && questions.join().includes(`"${to}"`);
  const forms = new Set(edges.filter(isForm).map(({ from }) => from));
  const isMeasured = ({ kind, properties }: NodeData) => kind === 'Food' && properties.level === 'MEASURED';
  const measured = nodes.filter((node) => isMeasured(node) && !forms.has(node.id));
  const dropped = new Set(measured.filter((_, i) => i % 5 !== 0).map(({ id }) => id));
  const keeps = ({ from, to }: EdgeData) => !dropped.has(from) && !dropped.has(to);
  const used = new Set(edges.filter(keeps).flatMap(({ evidence }) => evidence));
  const kept = nodes.filter(({ id, kind }) => !dropped.has(id) && (kind !== 'Claim' || used.has(id)));
  const ids = new Set(kept.map(({ id }) => id));
  return { ...rest, nodes: kept, edges: edges.filter(({ from, to }) => ids.has(from) && ids.has(to)) };
}
const data = shortened(seed);

/** Fields that weigh and show denials of a relation: standing.test.ts tests them. */
const weighed = new Set(['differential DEFICIENCY_SYMPTOM', 'compareRank DEFICIENCY_SYMPTOM']);

/** Relations that no nutrition research reads. Fields of every graph, such as `paths`, show each with its claims. */
const unread = new Set([
  'ADDRESSED_TO',
  'ADVISES_ON_SYMPTOM',
  'ASSOCIATED_WITH',
  'EXCESS_CONDITION',
  'EXCESS_SYMPTOM',
  'IMPAIRS',
  'IMBALANCED_WITH',
  'INHIBITS_ABSORPTION_OF',
  'NEEDED_TO_USE',
  'PRESENTS_WITH',
  'SUPPORTS_STATUS_OF',
  'RECOMMENDS',
  'SAME_AS',
  'WARNS_ABOUT',
]);

const relations = [...graph.relations.values()].filter(needsEvidence).map(({ name }) => name);
const wanted = new Set(['nutrient:iron', 'nutrient:potassium', 'nutrient:vitamin-e']);
const isOfOthers = ({ from, to }: EdgeData) => !wanted.has(from) && !wanted.has(to);
const cases = [
  ...relations.map((relation) => ({ relation, of: 'all', isMeant: (_edge: EdgeData) => true })),
  // These affect only the upper limits that a food exceeds if the client wants another nutrient.
  { relation: 'REFERENCE_INTAKE', of: 'other nutrients', isMeant: isOfOthers },
  { relation: 'CONTAINS', of: 'other nutrients', isMeant: isOfOthers },
];
const fieldOf = (question: string): string => question.slice(0, question.indexOf('('));

/** Selects every field of a result, and the ids of its entities. */
function selectionOf(type: GraphQLNamedType): string {
  if (isAbstractType(type)) return '{ ... on Node { id } }';
  if (!isObjectType(type)) return '';
  if (type.getInterfaces().some(({ name }) => name === 'Node')) return '{ id }';
  const fields = Object.values(type.getFields());
  return `{ ${fields.map(({ name, type }) => `${name} ${selectionOf(getNamedType(type))}`).join(' ')} }`;
}

const engineOf = (nodes: GraphData['nodes'], edges: GraphData['edges']) =>
  new TestEngine(graph, { ...data, nodes, edges }, {}, undefined, nutritionResearch);
const whole = engineOf(data.nodes, data.edges);
const documentOf = (question: string): string => {
  const field = whole.engine.schema.getQueryType()?.getFields()[fieldOf(question)];
  if (!field) throw new Error(`there is no field for ${question}`);
  return `{ ${question} ${selectionOf(getNamedType(field.type))} }`;
};

const answerOf = async (engine: TestEngine, question: string) => {
  const answered = await engine.run(documentOf(question));
  return { data: answered.data, errors: answered.errors.map(({ message }) => message) };
};

/** Returns the graph with only a denial, or an open claim, for the edges of a relation. */
function denying(isDenied: (edge: EdgeData) => boolean): TestEngine {
  const [claim] = data.nodes.filter(({ kind }) => kind === 'Claim');
  const source = data.edges.find(({ relation, from }) => relation === 'CITES' && from === claim?.id);
  if (!claim || !source) throw new Error('the seed has no claim with a source');
  const claims = ['NEGATED', 'UNCERTAIN'].map((status) => {
    const id = `claim:${status.toLowerCase()}`;
    return { ...claim, id, properties: { ...claim.properties, id, status } };
  });
  const deny = (edge: EdgeData, i: number) =>
    isDenied(edge) ? { ...edge, evidence: [must(claims[i % claims.length], 'a claim').id] } : edge;
  const cited = claims.map(({ id }) => ({ ...source, from: id }));
  return engineOf([...data.nodes, ...claims], [...data.edges.map(deny), ...cited]);
}

const known = new Map([...questions, ...refused].map((question) => [question, answerOf(whole, question)]));

describe('every research field', () => {
  it('has a question here, and answers it', async () => {
    const fields = new Set(nutritionResearch.map(({ field }) => field));
    expect(new Set(questions.map(fieldOf)), 'Add a question of each research field to `questions`.').toEqual(fields);
    for (const question of questions) expect(await known.get(question), question).toMatchObject({ errors: [] });
  });
});

describe.each(cases)('$relation of $of without an asserting source', ({ relation, isMeant }) => {
  const affected = [...questions, ...refused].filter((question) => !weighed.has(`${fieldOf(question)} ${relation}`));
  it('is in no answer', { timeout: 120_000 }, async () => {
    const isDenied = (edge: EdgeData) => edge.relation === relation && isMeant(edge);
    const denied = denying(isDenied);
    const without = engineOf(
      data.nodes,
      data.edges.filter((edge) => !isDenied(edge)),
    );
    let matters = false;
    for (const question of affected) {
      const expected = await answerOf(without, question);
      expect.soft(await answerOf(denied, question), question).toEqual(expected);
      matters ||= JSON.stringify(expected) !== JSON.stringify(await known.get(question));
    }
    const advice = matters
      ? `A research field reads ${relation}: remove it from \`unread\`.`
      : `No question reads ${relation}: add one that does to \`questions\`, or the relation to \`unread\`.`;
    // Otherwise the questions would not test the relation.
    expect(matters, advice).toBe(!unread.has(relation));
  });
});
