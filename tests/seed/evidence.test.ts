/** How strong the evidence is, whose it is, and to which single fact it applies. */

import { describe, expect, it } from 'vitest';
import { nutritionGraph } from '../../schema/model/index.ts';
import { nutritionResearch } from '../../schema/research/index.ts';
import { Engine } from '../../src/engine/engine.ts';
import { loadSeed } from '../../src/import/load.ts';
import { resolveGraph } from '../../src/model/resolve.ts';
import { parseWithin } from '../../src/server/graphql/limits.ts';
import { readSettings } from '../../src/settings/read.ts';
import { openMemoryStore } from '../../src/store/memory-store.ts';
import type { Id } from '../support/nutrition/answers.ts';
import { loadArticle } from '../support/nutrition/article-data.ts';
import { askArticle, askArticleAs } from '../support/nutrition/nutrition.ts';
import { withSeed } from '../unit/import/support.ts';

interface Nodes<T> {
  readonly nodes: readonly T[];
}
const ids = ({ nodes }: Nodes<Id>) => nodes.map(({ id }) => id);

describe('filters on deficiencies', () => {
  it.each([
    [
      'the most frequent deficiencies',
      '{ frequency: { eq: AMONG_COMMONEST } }',
      ['nutrient:vitamin-b12', 'nutrient:vitamin-d'],
    ],
    ['the rare deficiency', '{ frequency: { eq: RARE } }', ['nutrient:vitamin-e']],
    ['deficiencies with a condition of adults', '{ ageGroup: { eq: ADULTS } }', ['nutrient:vitamin-d']],
    [
      'deficiencies with a condition of their severe form',
      '{ deficiencySeverity: { eq: SEVERE } }',
      ['nutrient:vitamin-e'],
    ],
  ])('find %s', async (_name, where, expected) => {
    const { nutrients } = await askArticleAs<{ nutrients: Nodes<Id> }>(
      `{ nutrients(where: { conditions: { some: ${where} } }) { nodes { id } } }`,
    );
    expect(ids(nutrients)).toEqual(expected);
  });

  it('find osteomalacia for adults, and nerve damage for a severe deficiency of vitamin E', async () => {
    const answer = await askArticle(`{
      adults: nutrient(id: "nutrient:vitamin-d") { conditions(where: { ageGroup: { eq: ADULTS } }) { nodes { id } } }
      severe: nutrient(id: "nutrient:vitamin-e") {
        conditions(where: { deficiencySeverity: { eq: SEVERE } }) { nodes { id } }
      }
    }`);
    expect(ids(answer.adults.conditions)).toEqual(['condition:osteomalacia']);
    expect(ids(answer.severe.conditions)).toEqual(['condition:peripheral-nerve-damage']);
  });

  it('find the co-occurring symptoms of the table, which the schema does not describe as effects', async () => {
    const { data, graph } = await loadArticle();
    const edges = data.edges.filter(({ relation }) => relation === 'DEFICIENCY_SYMPTOM');
    const coOccurring = edges.filter(({ properties }) => properties.prominence === 'CO_OCCURRING');
    expect(coOccurring).toHaveLength(15);
    for (const { properties, evidence } of coOccurring) {
      expect(properties.comparisonPosition).not.toBeNull();
      expect(evidence).toContainEqual(expect.stringMatching(/^claim:table-.*-co$/));
    }
    const relation = graph.definition.relations.find(({ name }) => name === 'DEFICIENCY_SYMPTOM');
    const words = [relation?.description, relation?.forward.description, relation?.inverse?.description].join(' ');
    expect(words).not.toMatch(/\bcause/i);
  });

  it('find guidance through leg weakness, and a warning through supplements', async () => {
    const answer = await askArticle(`{
      symptom(id: "symptom:leg-weakness") { guidance { edges { reason node { id } claims { id } } } }
      practice(id: "practice:supplements") { warnings { nodes { id } } }
    }`);
    const [guidance] = answer.symptom.guidance.edges;
    expect(guidance?.node.id).toBe('guidance:see-a-professional');
    expect(guidance?.reason).toMatch(/many health conditions/);
    expect(guidance?.claims.map(({ id }) => id)).toContain('claim:intro-many-conditions');
    expect(ids(answer.practice.warnings)).toEqual(['guidance:no-high-dose-supplements']);
  });
});

describe('the kind of evidence', () => {
  it('exists for every source, and claims have a filter for it', async () => {
    const { sources } = await askArticle('{ sources(first: 100) { nodes { id evidenceKind } } }');
    const ungraded = sources.nodes.filter(({ evidenceKind }) => evidenceKind === null);
    expect(ungraded, 'Give each source an `evidenceKind`.').toEqual([]);
    const { claims } = await askArticle(`{
      claims(where: { source: { evidenceKind: { eq: LAY_ARTICLE } } }, first: 100) {
        totalCount nodes { source { id } }
      }
    }`);
    expect(claims.totalCount).toBeGreaterThan(50);
    expect(new Set(claims.nodes.map(({ source }) => source.id))).toEqual(new Set(['source:article']));
  });

  it('distinguishes claims at second hand: the article reports the study', async () => {
    const { claims } = await askArticle(`{
      claims(where: { reportedBy: { some: {} } }) {
        nodes { id source { evidenceKind } reportedBy { nodes { id } } }
      }
    }`);
    expect(claims.nodes).toEqual([
      {
        id: 'claim:nitrate-study-finding',
        source: { evidenceKind: 'STUDY' },
        reportedBy: { nodes: [{ id: 'source:article' }] },
      },
    ]);
  });
});

it('a food has an address in FoodData Central exactly if it has a record there', async () => {
  const { data } = await loadArticle();
  const foods = data.nodes.filter(({ kind }) => kind === 'Food');
  const expected = foods.map(({ id, properties: { fdcId } }) => [
    id,
    fdcId === null ? null : `https://fdc.nal.usda.gov/food-details/${fdcId}/nutrients`,
  ]);
  expect(foods.map(({ id, properties }) => [id, properties.usdaUrl])).toEqual(expected);
  expect(expected.filter(([, url]) => url !== null).length).toBe(183);
});

it('the citation of a release contains its title, version, day and hash', async () => {
  const { release } = await askArticle('{ release { id title version published citation } }');
  const { id, title, version, published, citation } = release;
  expect(citation).toBe(`Nutrigraph: ${title}. Release ${version}, published ${published}. Content hash ${id}.`);
});

const disputed = `
Nutrient:
  - { id: nutrient:iron, name: Iron, class: MINERAL, unit: MG, intakeGoal: REACH, deficiencyDescribed: false }
  - { id: nutrient:zinc, name: Zinc, class: MINERAL, unit: MG, intakeGoal: REACH, deficiencyDescribed: false }
Food:
  - { id: food:cod, name: Cod, category: FISH, level: MEASURED, eatenAs: AS_IS, fortified: false }
  - { id: food:ling, name: Ling, category: FISH, level: MEASURED, eatenAs: AS_IS, fortified: false }
LifeStage:
  - { id: life-stage:men, name: Men, sex: MALE, ageFromMonths: 228, foodsEaten: ALL, pregnant: false, lactating: false }
  - id: life-stage:women
    name: Women
    sex: FEMALE
    ageFromMonths: 228
    foodsEaten: ALL
    pregnant: false
    lactating: false
Source:
  - { id: source:table, title: Table, sourceType: DATABASE, citation: Table., licence: Public domain }
  - { id: source:check, title: Check, sourceType: STUDY, citation: Check., licence: Public domain }
Claim:
  - { id: claim:row, statement: The table gives these figures., section: Row, status: ASSERTED }
  - { id: claim:no, statement: This one figure is wrong., section: Results, status: NEGATED }
CITES:
  - { from: claim:row, to: source:table }
  - { from: claim:no, to: source:check }
CONTAINS:
  - { from: food:cod, to: nutrient:iron, amountPer100g: 9, unit: MG, recommended: false, claims: [claim:row, claim:no] }
  - { from: food:cod, to: nutrient:zinc, amountPer100g: 1, unit: MG, recommended: false, claims: [claim:row] }
  - { from: food:ling, to: nutrient:iron, amountPer100g: 2, unit: MG, recommended: false, claims: [claim:row] }
REFERENCE_INTAKE:
  - { from: nutrient:iron, to: life-stage:men, intakeType: RDA, amount: 8, unit: MG, claims: [claim:row] }
  - { from: nutrient:iron, to: life-stage:women, intakeType: RDA, amount: 1, unit: MG, claims: [claim:row, claim:no] }
`;

it('a dispute applies to one amount and one intake, and to no other figure of the same entities', async () => {
  const graph = resolveGraph(nutritionGraph);
  const settings = readSettings([], {});
  const release = 'version: "1"\ntitle: Small\npublished: 2026-01-31\n';
  const columns = await withSeed({ 'release.yaml': release, 'all.yaml': disputed }, 'empty', (folder) =>
    loadSeed(graph, folder),
  );
  const engine = new Engine(graph, openMemoryStore(columns, settings), settings, nutritionResearch);
  const { result } = await engine.run({
    document: parseWithin(
      settings,
      `{
        foods { nodes { id nutrients { edges { node { id } claims { status } } } } }
        nutrient(id: "nutrient:iron") { referenceIntakes { edges { node { id } claims { status } } } }
        claims(conflicting: true) { nodes { id disputes { edges { over node { id } } } } }
      }`,
    ),
    variableValues: {},
  });
  expect(result.errors).toBeUndefined();
  type Edges = { readonly edges: readonly { readonly node: Id; readonly claims: readonly { status: string }[] }[] };
  const answer = result.data as unknown as {
    foods: Nodes<Id & { nutrients: Edges }>;
    nutrient: { referenceIntakes: Edges };
    claims: Nodes<Id & { disputes: { edges: readonly { over: readonly string[]; node: Id }[] } }>;
  };
  const negated = ({ edges }: Edges) =>
    edges.filter(({ claims }) => claims.some(({ status }) => status === 'NEGATED')).map(({ node }) => node.id);
  expect(answer.foods.nodes.map(({ id, nutrients }) => [id, negated(nutrients)])).toEqual([
    ['food:cod', ['nutrient:iron']],
    ['food:ling', []],
  ]);
  expect(negated(answer.nutrient.referenceIntakes)).toEqual(['life-stage:women']);
  const over = ['CONTAINS food:cod nutrient:iron', 'REFERENCE_INTAKE nutrient:iron life-stage:women'];
  expect(answer.claims.nodes.map(({ id, disputes }) => [id, disputes.edges])).toEqual([
    ['claim:row', []],
    ['claim:no', [{ over, node: { id: 'claim:row' } }]],
  ]);
});
