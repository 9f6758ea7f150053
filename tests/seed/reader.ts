/** Reads the graph as somebody does who has the article in hand: types its words into the search, then follows a relation. */
import { expect } from 'vitest';
import { ask, askAs } from '../support/nutrition/nutrition.ts';

/** Kinds of entity, with the field at the root that reads one. */
export const kinds = {
  NUTRIENT: 'nutrient',
  SYMPTOM: 'symptom',
  FOOD: 'food',
  RISK_FACTOR: 'riskFactor',
  CONDITION: 'condition',
  BODY_FUNCTION: 'bodyFunction',
  PRACTICE: 'practice',
  DIAGNOSTIC_TEST: 'diagnosticTest',
  GUIDANCE: 'guidance',
  LIFE_STAGE: 'lifeStage',
  CLAIM: 'claim',
  SOURCE: 'source',
} as const;
export type Kind = keyof typeof kinds;

export interface Entity {
  readonly id: string;
  readonly name: string;
  readonly synonyms: readonly string[];
}
export interface Claim {
  readonly statement: string;
  readonly section: string;
  readonly status: string;
  readonly source: { readonly id: string; readonly title: string; readonly sourceType: string };
}
/** An edge with what it says; which properties it has depends on the relation. */
export interface Edge {
  readonly claims: readonly Claim[];
  readonly mechanism?: string | null;
  readonly prominence?: string;
  readonly deficiencySeverity?: string;
  readonly bodySites?: readonly string[] | null;
  readonly primaryForLegs?: boolean;
  readonly recommended?: boolean;
}

/** A relation as the reader meets it: the kind it starts at, the field, and where that leads. */
interface Hop {
  readonly from: Kind;
  readonly field: string;
  readonly to: Kind;
  /** What the edge says besides its claims. */
  readonly reads?: string;
}
const hop = (from: Kind, field: string, to: Kind, reads?: string): Hop => ({
  from,
  field,
  to,
  ...(reads && { reads }),
});

export const hops = {
  causes: hop('NUTRIENT', 'symptoms', 'SYMPTOM', 'prominence deficiencySeverity mechanism bodySites'),
  leadsTo: hop('NUTRIENT', 'conditions', 'CONDITION', 'mechanism'),
  supports: hop('NUTRIENT', 'functions', 'BODY_FUNCTION', 'primaryForLegs'),
  atRisk: hop('NUTRIENT', 'riskFactors', 'RISK_FACTOR', 'mechanism'),
  foundIn: hop('NUTRIENT', 'foods', 'FOOD', 'recommended'),
  raisedBy: hop('NUTRIENT', 'practices', 'PRACTICE', 'mechanism'),
  testedBy: hop('NUTRIENT', 'tests', 'DIAGNOSTIC_TEST'),
  advice: hop('NUTRIENT', 'guidance', 'GUIDANCE'),
  enhancesAbsorptionOf: hop('NUTRIENT', 'enhancesAbsorptionOf', 'NUTRIENT', 'mechanism'),
  neededToUse: hop('NUTRIENT', 'neededToUse', 'NUTRIENT', 'mechanism'),
  imbalancedWith: hop('NUTRIENT', 'imbalancedWith', 'NUTRIENT'),
  impairs: hop('CONDITION', 'impairs', 'BODY_FUNCTION', 'mechanism'),
  warnsAbout: hop('GUIDANCE', 'warnsAbout', 'PRACTICE'),
  advisesOnSymptom: hop('GUIDANCE', 'symptoms', 'SYMPTOM'),
  associatedWith: hop('FOOD', 'associatedWith', 'BODY_FUNCTION'),
  showsAs: hop('CONDITION', 'symptoms', 'SYMPTOM', 'mechanism'),
  exampleOf: hop('CONDITION', 'riskFactors', 'RISK_FACTOR'),
  formOf: hop('FOOD', 'formOf', 'FOOD'),
  meantFor: hop('GUIDANCE', 'audiences', 'RISK_FACTOR'),
  recommendsFood: hop('GUIDANCE', 'recommends', 'FOOD'),
  recommendsPractice: hop('GUIDANCE', 'recommends', 'PRACTICE'),
  recommendsTest: hop('GUIDANCE', 'recommends', 'DIAGNOSTIC_TEST'),
  recommendsSource: hop('GUIDANCE', 'recommends', 'SOURCE'),
} as const;
export type HopName = keyof typeof hops;

const claimFields = 'statement section status source { id title sourceType }';

/** The first entity of a kind that the search gives for what was typed. It must be called that, word for word. */
export async function find(kind: Kind, typed: string): Promise<Entity> {
  const { search } = await ask(
    `query ($typed: String!, $kind: EntityKind!) {
      search(text: $typed, kinds: [$kind], first: 1) { hits { node { id name synonyms } } }
    }`,
    { typed, kind },
  );
  const entity = search.hits[0]?.node;
  if (!entity) throw new Error(`"${typed}" finds no ${kind}`);
  if (!isCalled(entity, typed)) throw new Error(`"${typed}" finds ${entity.id} first, which is not called that`);
  return entity;
}

/** The edge of a relation between two entities found by what the reader types for them. */
export async function follow(name: HopName, from: string, to: string): Promise<Edge> {
  const { from: fromKind, field, to: toKind, reads = '' } = hops[name] as Hop;
  const [start, end] = await Promise.all([find(fromKind, from), find(toKind, to)]);
  type Answer = Record<string, Record<string, { edges: readonly Edge[] }>>;
  const answer = await askAs<Answer>(
    `query ($from: ID!, $to: ID!) {
      ${kinds[fromKind]}(id: $from) {
        ${field}(first: 2, where: { node: { id: { eq: $to } } }) { edges { ${reads} claims { ${claimFields} } } }
      }
    }`,
    { from: start.id, to: end.id },
  );
  const edges = answer[kinds[fromKind]]?.[field]?.edges ?? [];
  if (edges[0] === undefined) throw new Error(`no edge ${start.id} -${field}-> ${end.id}`);
  expect(edges).toHaveLength(1);
  return edges[0];
}

/** The article's claims that speak of an entity. */
export async function claimsAbout(kind: Kind, typed: string): Promise<readonly Claim[]> {
  const { id } = await find(kind, typed);
  const field = kinds[kind];
  const answer = await askAs<Record<string, { claims: { nodes: readonly Claim[] } }>>(
    `query ($id: ID!) {
      ${field}(id: $id) {
        claims(first: 100, where: { node: { source: { sourceType: { eq: ARTICLE } } } }) { nodes { ${claimFields} } }
      }
    }`,
    { id },
  );
  return answer[field]?.claims.nodes ?? [];
}

/** Expects a claim that asserts something, read in a part of the article. */
export function expectFromArticle(claims: readonly Claim[], section: RegExp): void {
  const asserted = claims.filter(({ source, status }) => source.sourceType === 'ARTICLE' && status === 'ASSERTED');
  for (const { statement } of asserted) expect(statement.length).toBeGreaterThan(10);
  expect(asserted.map((claim) => claim.section)).toContainEqual(expect.stringMatching(section));
}

/** All that an edge says in words: its mechanism and the statements of its claims. */
export const wordsOf = (edge: Edge): string =>
  [edge.mechanism ?? '', ...edge.claims.map(({ statement }) => statement)].join('\n');

/** The part of the article in which it speaks of a nutrient, as a pattern for the section of a claim. */
export const sectionOn = (nutrient: string): RegExp => new RegExp(nutrient, 'i');

const joining = new Set(['a', 'and', 'in', 'of', 'or', 'the', 'to', 'with']);

const words = (text: string): readonly string[] =>
  text
    .toLowerCase()
    .split(/[^a-z0-9]+/)
    .filter((word) => word !== '' && !joining.has(word));

/** "cramps" and "cramping" have one stem. */
const stem = (word: string): string => (word.length > 4 ? word.replace(/(ing|es|s|y)$/, '') : word);

/** Whether each word of what was typed stands in a name of the entity, endings aside. */
export function isCalled(entity: Entity, typed: string): boolean {
  const names = words([entity.name, ...entity.synonyms].join(' '));
  return words(typed).every((word) => names.some((name) => name.startsWith(stem(word)) || word.startsWith(stem(name))));
}
