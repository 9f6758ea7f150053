/** Asks the whole seed: what several sources say together, what one weak source says alone, and where they disagree. */
import { describe, expect, it } from 'vitest';
import { type Id, slug } from '../support/nutrition/answers.ts';
import { ask, askArticle, askAs, loadNutrition, refusalOf } from '../support/nutrition/nutrition.ts';

const person = `present: ["symptom:leg-weakness", "symptom:burning-feet", "symptom:confusion"]
  riskFactors: ["risk-factor:alcoholism"]`;

interface Ranking {
  readonly ranking: readonly { readonly rank: number; readonly score: number; readonly rows: readonly Row[] }[];
}
interface Row {
  readonly nutrient: Id;
}
const order = ({ ranking }: Ranking) =>
  ranking.map(({ rank, score, rows }) => [rank, score, ...rows.map(({ nutrient }) => slug(nutrient))]);

describe('weak legs, burning feet and confusion in a person with alcoholism', () => {
  it('lead to thiamin alone, each through claims with their sources', async () => {
    const { differential } = await ask(`{ differential(${person}) { unlinked { id } ranking { rank score rows {
      nutrient { id } terms { symptom { id } weight claims { status source { id family } } }
      riskFactors { riskFactor { id } type claims { id } } } } } }`);
    const [first, second] = differential.ranking;
    expect(first?.rows.map(({ nutrient }) => slug(nutrient))).toEqual(['thiamin']);
    expect(second?.rank).toBe(2);
    expect(first?.score).toBeGreaterThan(2 * (second?.score ?? 0));
    expect(differential.unlinked).toEqual([]);
    const { terms = [], riskFactors = [] } = first?.rows[0] ?? {};
    expect(terms.map(({ symptom }) => slug(symptom)).sort()).toEqual(['burning-feet', 'confusion', 'leg-weakness']);
    for (const { weight, claims } of terms) {
      expect(weight).toBeGreaterThan(0);
      expect(new Set(claims.map(({ source }) => source.family)).size).toBeGreaterThan(1);
    }
    expect(riskFactors.map(({ riskFactor, type }) => [slug(riskFactor), type])).toEqual([['alcoholism', 'LIFESTYLE']]);
    expect(riskFactors[0]?.claims.length).toBeGreaterThan(1);
  });

  it('have the figures of the article in a question about the article', async () => {
    const { differential } = await askArticle(`{ differential(${person}) { unlinked { id } nonDiscriminating { id }
      atRiskOnly { nutrient { id } }
      ranking { rank score rows { nutrient { id } riskFactors { riskFactor { id } } } } } }`);
    expect(order(differential)).toEqual([
      [1, 0, 'iron', 'magnesium', 'potassium', 'vitamin-b12', 'vitamin-d', 'vitamin-e'],
    ]);
    expect(differential.unlinked.map(slug)).toEqual(['burning-feet', 'confusion']);
    expect(differential.nonDiscriminating.map(slug)).toEqual(['leg-weakness']);
    expect(differential.atRiskOnly).toEqual([]);
    const atRisk = differential.ranking[0]?.rows.filter(({ riskFactors }) => riskFactors.length > 0);
    expect(atRisk?.map(({ nutrient }) => slug(nutrient))).toEqual(['magnesium']);
  });
});

describe('medicines and diseases', () => {
  it('come back as circumstances with their types, and count in no score', async () => {
    const present = 'present: ["symptom:numbness-tingling"]';
    const given = 'riskFactors: ["risk-factor:isoniazid-use", "risk-factor:diuretic-use", "condition:celiac-disease"]';
    const { differential, without } = await ask(`{
      differential(${present}, ${given}) {
        ranking { rank score rows { nutrient { id } riskFactors { riskFactor { id } type condition { id } } } }
        atRiskOnly { nutrient { id } riskFactors { riskFactor { id } type } } }
      without: differential(${present}) { ranking { rank score rows { nutrient { id } } } } }`);
    expect(order(differential)).toEqual(order(without));
    const rows = differential.ranking.flatMap(({ rows }) => rows);
    const typesOf = (nutrient: string) =>
      [...rows, ...differential.atRiskOnly]
        .filter((row) => slug(row.nutrient) === nutrient)
        .flatMap(({ riskFactors }) => riskFactors.map(({ riskFactor, type }) => `${type} ${slug(riskFactor)}`));
    expect(typesOf('vitamin-b6')).toContain('MEDICINE isoniazid-use');
    expect(typesOf('magnesium')).toEqual(expect.arrayContaining(['MEDICINE diuretic-use', 'MEDICAL celiac-disease']));
  });
});

describe('a circumstance', () => {
  it('names every nutrient whose deficiency it makes more likely, also one without a described symptom', async () => {
    const { data } = await loadNutrition();
    const statuses = new Map(data.nodes.map(({ id, properties }) => [id, properties.status]));
    const raises = data.edges.filter(
      ({ relation, evidence }) =>
        relation === 'RAISES_RISK_OF' && evidence.some((claim) => statuses.get(claim) === 'ASSERTED'),
    );
    interface Answer {
      readonly differential: Ranking & { readonly atRiskOnly: readonly Row[] };
    }
    const given = [...new Set(raises.map(({ from }) => from))];
    expect(given.length).toBeGreaterThan(80);
    for (const id of given) {
      const { differential } = await askAs<Answer>(
        `query ($given: [ID!]) { differential(present: ["symptom:fatigue"], riskFactors: $given, evidence: null) {
          ranking { rows { nutrient { id } } } atRiskOnly { nutrient { id } } } }`,
        { given: [id] },
      );
      const rows = [...differential.ranking.flatMap((tie) => tie.rows), ...differential.atRiskOnly];
      const named = rows.map(({ nutrient }) => nutrient.id);
      const expected = raises.filter(({ from }) => from === id).map(({ to }) => to);
      expect(named, id).toEqual(expect.arrayContaining(expected));
      expect(new Set(named).size, id).toBe(named.length);
    }
  });

  it.each([
    ['raw-egg-white-diet', 'biotin'],
    ['kidney-disease', 'calcium'],
    ['adrenal-insufficiency', 'sodium'],
  ])('%s is answered with %s and its advice', async (circumstance, nutrient) => {
    const { differential } = await ask(
      `query ($given: [ID!]) { differential(present: ["symptom:burning-feet"], riskFactors: $given) {
        atRiskOnly { nutrient { id } riskFactors { riskFactor { id } claims { status } } }
        care { withoutGuidance { id } tests { nutrients { id } } } } }`,
      { given: [`risk-factor:${circumstance}`] },
    );
    const found = differential.atRiskOnly.find((row) => slug(row.nutrient) === nutrient);
    expect(found?.riskFactors.map(({ riskFactor }) => slug(riskFactor))).toEqual([circumstance]);
    const cared = [differential.care.withoutGuidance, ...differential.care.tests.map(({ nutrients }) => nutrients)];
    expect(cared.flat().map(slug)).toContain(nutrient);
  });
});

describe('a relation of one weak source alone', () => {
  it('is in no answer of research, unless the question admits it', async () => {
    const { nutrients } = await ask(`{ nutrients(first: 100) { nodes { id
      symptoms(first: 100, evidence: { corroborated: false, sourceKinds: [CURATED_DATABASE, UNATTRIBUTED] }) { edges {
        prominence disputed sourceCount node { id } } } } } }`);
    const alone = nutrients.nodes.flatMap(({ id, symptoms }) =>
      symptoms.edges
        .filter(({ prominence, disputed, sourceCount }) => prominence !== 'GENERAL' && !disputed && sourceCount === 1)
        .map(({ node }) => ({ nutrient: id, symptom: node.id })),
    );
    expect(alone.length).toBeGreaterThan(20);
    interface Linked {
      readonly ranking: readonly {
        readonly rows: readonly (Row & { readonly terms: readonly { via: Id | null }[] })[];
      }[];
    }
    const termsOf = async (symptom: string, evidence: string) => {
      const { differential } = await askAs<{ differential: Linked }>(
        `{ differential(present: ["${symptom}"]${evidence}) {
          ranking { rows { nutrient { id } terms { via { id } } } } } }`,
      );
      const rows = differential.ranking.flatMap((tie) => tie.rows);
      return rows.filter(({ terms }) => terms.some(({ via }) => via === null)).map(({ nutrient }) => nutrient.id);
    };
    for (const { nutrient, symptom } of alone.filter((_, i) => i % 5 === 0)) {
      expect(await termsOf(symptom, ''), symptom).not.toContain(nutrient);
      expect(await termsOf(symptom, ', evidence: null'), symptom).toContain(nutrient);
      const kinds = ', evidence: { sourceKinds: [CURATED_DATABASE, UNATTRIBUTED] }';
      expect(await termsOf(symptom, kinds), symptom).toContain(nutrient);
    }
  });
});

describe('a question whose `evidence` leaves out the facts that it needs', () => {
  it.each([
    'composition(food: "food:lentils-cooked", grams: 100',
    'foodsFor(nutrients: ["nutrient:iron"], lifeStage: "life-stage:females-31-50"',
    'minimalFoods(nutrients: ["nutrient:iron"], lifeStage: "life-stage:females-31-50"',
    'compareRank(a: "nutrient:thiamin", b: "nutrient:iron", present: ["symptom:leg-weakness"]',
  ])('%s) is refused because of its `evidence`, and answered without it', async (question) => {
    const { code, message } = await refusalOf(
      `{ ${question}, evidence: { sources: ["source:article"] }) { __typename } }`,
    );
    expect(code).toBe('BAD_USER_INPUT');
    expect(message).toMatch(/ that `evidence` admits.* in `evidence`| that `evidence` admits.* to `evidence`/);
    await ask(`{ ${question}) { __typename } }`);
  });
});

describe('claims(conflicting: true)', () => {
  it.each([
    ['test:plasma-pyridoxal-phosphate', 'vitamin-b6'],
    ['condition:chromium-deficiency', 'chromium'],
    ['condition:impaired-glucose-tolerance', 'chromium'],
  ])('finds the disagreement about %s and %s, with both sides', async (end, nutrient) => {
    const { claims } = await ask(
      '{ claims(conflicting: true, first: 100) { nodes { id status about { nodes { id } } } } }',
    );
    const sides = claims.nodes.filter(({ about }) =>
      [end, `nutrient:${nutrient}`].every((id) => about.nodes.some((node) => node.id === id)),
    );
    expect(new Set(sides.map(({ status }) => status))).toEqual(new Set(['ASSERTED', 'UNCERTAIN']));
  });

  it('leaves out what one source denies and no other asserts: nerve damage by too little folate', async () => {
    const { nutrient } = await ask(`{ nutrient(id: "nutrient:folate") {
      conditions(where: { node: { id: { eq: "condition:peripheral-nerve-damage" } } }) {
        edges { disputed sourceCount claims { status disputes { totalCount } disputedBy { totalCount } } } } } }`);
    expect(nutrient.conditions.edges).toEqual([
      {
        disputed: true,
        sourceCount: 0,
        claims: [{ status: 'NEGATED', disputes: { totalCount: 0 }, disputedBy: { totalCount: 0 } }],
      },
    ]);
  });
});

describe('signs of a low level in the blood and of hypothyroidism', () => {
  it.each([
    ['calcium', 'hypocalcemia', 'tetany'],
    ['sodium', 'hyponatremia', 'confusion'],
    ['iodine', 'hypothyroidism', 'slow-muscle-relaxation'],
  ])('are signs of the condition, not symptoms of a deficiency of %s', async (nutrient, condition, sign) => {
    const answer = await ask(
      `query ($nutrient: ID!, $condition: ID!) {
        nutrient(id: $nutrient) { symptoms(first: 100) { nodes { id } } conditions { nodes { id } } }
        condition(id: $condition) { symptoms(first: 100) { nodes { id } } } }`,
      { nutrient: `nutrient:${nutrient}`, condition: `condition:${condition}` },
    );
    const signs = answer.condition.symptoms.nodes.map(slug);
    expect(signs).toContain(sign);
    expect(answer.nutrient.conditions.nodes.map(slug)).toContain(condition);
    expect(answer.nutrient.symptoms.nodes.map(slug).filter((symptom) => signs.includes(symptom))).toEqual([]);
  });
});

describe('signs of a low level in the blood that shows a lack of the nutrient', () => {
  it.each([
    ['potassium', 'hypokalemia', 'constipation'],
    ['magnesium', 'hypomagnesemia', 'tetany'],
    ['phosphorus', 'hypophosphatemia', 'bone-pain'],
  ])('are symptoms of a deficiency of %s, and signs of the condition', async (nutrient, condition, sign) => {
    const answer = await ask(
      `query ($nutrient: ID!, $condition: ID!) {
        nutrient(id: $nutrient) { symptoms(first: 100) { edges { node { id } claims { id statement } } } }
        condition(id: $condition) { symptoms(first: 100) { edges { node { id } claims { id } } } } }`,
      { nutrient: `nutrient:${nutrient}`, condition: `condition:${condition}` },
    );
    const symptoms = new Map(answer.nutrient.symptoms.edges.map(({ node, claims }) => [slug(node), claims]));
    const signs = answer.condition.symptoms.edges.map(({ node, claims }) => [slug(node), claims] as const);
    expect(signs.map(([name]) => name)).toContain(sign);
    for (const [name, claims] of signs) {
      const ids = new Set(claims.map(({ id }) => id));
      const shared = (symptoms.get(name) ?? []).filter(({ id }) => ids.has(id));
      expect(shared, name).not.toEqual([]);
      const named = shared.filter(({ id }) => id.includes('-causes-'));
      for (const { statement } of named) expect(statement).toContain(`seen as ${condition}`);
    }
  });
});
