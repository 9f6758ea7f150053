/**
 * Reads the graph as a reader of the article does: it searches for the words of the article, and then follows a
 * relation. The tests of the article's facts use it.
 */
import { expect } from 'vitest';
import { ask, askArticle, askArticleAs } from '../support/nutrition/nutrition.ts';

/** The kinds, each with the root field that reads one entity. */
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
/** An edge with its claims. Its other properties depend on the relation. */
export interface Edge {
  readonly claims: readonly Claim[];
  readonly mechanism?: string | null;
  readonly prominence?: string;
  readonly deficiencySeverity?: string;
  readonly bodySites?: readonly string[] | null;
  readonly primaryForLegs?: boolean;
  readonly recommended?: boolean;
}

/** A relation: the kind where it starts, its field, and the kind where it ends. */
interface Hop {
  readonly from: Kind;
  readonly field: string;
  readonly to: Kind;
  /** The properties of the edge to select, without its claims. */
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

/** The fields of a {@link Claim}, for queries. */
export const claimFields = 'statement section status source { id title sourceType }';

/**
 * Finds the first entity of a kind for a text. The limit to the article keeps sources that a claim cites, so it hides
 * those that the article only recommends: the search for sources has no limit.
 * @throws {Error} unless a name of the entity has every word of it.
 */
export async function find(kind: Kind, typed: string): Promise<Entity> {
  const reader = kind === 'SOURCE' ? ask : askArticle;
  const { search } = await reader(
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

/** Finds two entities by search and returns the edge of a relation between them. */
export async function follow(name: HopName, from: string, to: string): Promise<Edge> {
  const { from: fromKind, field, to: toKind, reads = '' } = hops[name] as Hop;
  const [start, end] = await Promise.all([find(fromKind, from), find(toKind, to)]);
  type Answer = Record<string, Record<string, { edges: readonly Edge[] }>>;
  const answer = await askArticleAs<Answer>(
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

/** Returns the article's claims about an entity. */
export async function claimsAbout(kind: Kind, typed: string): Promise<readonly Claim[]> {
  const { id } = await find(kind, typed);
  const field = kinds[kind];
  const answer = await askArticleAs<Record<string, { claims: { nodes: readonly Claim[] } }>>(
    `query ($id: ID!) {
      ${field}(id: $id) {
        claims(first: 100, where: { node: { source: { sourceType: { eq: ARTICLE } } } }) { nodes { ${claimFields} } }
      }
    }`,
    { id },
  );
  return answer[field]?.claims.nodes ?? [];
}

/** Expects a claim that asserts something in a section of the article. */
export function expectFromArticle(claims: readonly Claim[], section: RegExp): void {
  const asserted = claims.filter(({ source, status }) => source.sourceType === 'ARTICLE' && status === 'ASSERTED');
  for (const { statement } of asserted) expect(statement.length).toBeGreaterThan(10);
  expect(asserted.map((claim) => claim.section)).toContainEqual(expect.stringMatching(section));
}

/** Returns all prose of an edge: its mechanism and the statements of its claims. */
export const wordsOf = (edge: Edge): string =>
  [edge.mechanism ?? '', ...edge.claims.map(({ statement }) => statement)].join('\n');

/** Returns a pattern for the section of the article about a nutrient. */
export const sectionOn = (nutrient: string): RegExp => new RegExp(nutrient, 'i');

const joining = new Set(['a', 'and', 'in', 'of', 'or', 'the', 'to', 'with']);

const words = (text: string): readonly string[] =>
  text
    .toLowerCase()
    .split(/[^a-z0-9]+/)
    .filter((word) => word !== '' && !joining.has(word));

/** Returns the stem of a word, such as "cramp" for "cramps" and "cramping". */
const stem = (word: string): string => (word.length > 4 ? word.replace(/(ing|es|s|y)$/, '') : word);

/** Whether each word of a text is in a name of the entity, apart from endings. */
export function isCalled(entity: Entity, typed: string): boolean {
  const names = words([entity.name, ...entity.synonyms].join(' '));
  return words(typed).every((word) => names.some((name) => name.startsWith(stem(word)) || word.startsWith(stem(name))));
}
