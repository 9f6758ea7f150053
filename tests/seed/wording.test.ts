/** How the graph puts things: in its own words, and without telling anybody what they have or how much to take. */
import { readFileSync, statSync } from 'node:fs';
import { isEnumType, isInputObjectType, isInterfaceType, isObjectType } from 'graphql';
import { expect, it } from 'vitest';
import { ask, openNutrition } from '../support/nutrition/nutrition.ts';

type Text = readonly [where: string, text: string];

interface Page {
  readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string };
  readonly nodes: readonly (Readonly<Record<string, unknown>> & { readonly id: string })[];
}

/** Lists at the root, each with the fields of its nodes that hold prose. */
const lists = {
  claims: 'name statement section description',
  sources: 'name description',
  guidances: 'name reason description synonyms',
  nutrients: `name deficiencyName description synonyms
    symptoms(first: 30) { edges { mechanism } } conditions(first: 10) { edges { mechanism } }
    riskFactors(first: 10) { edges { mechanism } } practices(first: 10) { edges { mechanism } }
    enhancesAbsorptionOf(first: 5) { edges { mechanism } } neededToUse(first: 5) { edges { mechanism } }
    referenceIntakes(first: 30) { edges { note } }`,
  symptoms: 'name description synonyms',
  foods: 'name description synonyms',
  riskFactors: 'name description synonyms',
  conditions: 'name description synonyms symptoms(first: 20) { edges { mechanism } }',
  bodyFunctions: 'name description synonyms',
  practices: 'name description synonyms',
  diagnosticTests: 'name description synonyms',
  lifeStages: 'name description synonyms',
} as const;

const textsIn = (value: unknown): readonly string[] => {
  if (typeof value === 'string') return [value];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(textsIn) : [];
};

/** Everything the graph says in words, page by page. */
async function readTexts(): Promise<readonly Text[]> {
  const texts: Text[] = [];
  for (const [list, fields] of Object.entries(lists)) {
    for (let after: string | null = null; ; ) {
      const answer: Readonly<Record<string, Page>> = await ask(
        `query ($after: String) {
          ${list}(first: 50, after: $after) { pageInfo { hasNextPage endCursor } nodes { id ${fields} } }
        }`,
        { after },
      );
      const page = answer[list];
      if (!page) throw new Error(`no ${list}`);
      for (const { id, ...rest } of page.nodes) texts.push(...textsIn(rest).map((text): Text => [id, text]));
      if (!page.pageInfo.hasNextPage) break;
      after = page.pageInfo.endCursor;
    }
  }
  return texts;
}

/** Everything the API says of itself: the descriptions of its types, their fields and arguments, and of enum values. */
async function readDescriptions(): Promise<readonly Text[]> {
  const { schema } = await openNutrition();
  const texts: Text[] = [];
  const note = (where: string, { description }: { readonly description?: string | null | undefined }) =>
    texts.push([where, description ?? '']);
  for (const type of Object.values(schema.getTypeMap())) {
    if (type.name.startsWith('__')) continue;
    note(type.name, type);
    if (isEnumType(type)) for (const value of type.getValues()) note(`${type.name}.${value.name}`, value);
    if (!isObjectType(type) && !isInterfaceType(type) && !isInputObjectType(type)) continue;
    for (const field of Object.values(type.getFields())) {
      note(`${type.name}.${field.name}`, field);
      if ('args' in field) for (const arg of field.args) note(`${type.name}.${field.name}(${arg.name}:)`, arg);
    }
  }
  return texts;
}

/** What research answers say of how they count. */
async function readMeasures(): Promise<readonly Text[]> {
  const given = 'nutrients: ["nutrient:iron"], lifeStage: "life-stage:males-19-30"';
  const present = 'present: ["symptom:fatigue"]';
  const answers = await ask(`{
    differential(${present}) { measure }
    compareRank(a: "nutrient:iron", b: "nutrient:magnesium", ${present}) { measure }
    foodsFor(${given}) { measure }
    minimalFoods(${given}) { measure }
    enrichment(symptoms: ["symptom:fatigue"]) { measure }
  }`);
  return Object.entries(answers).map(([field, { measure }]): Text => [field, measure]);
}

it('reads what the whole graph says', async () => {
  const { release } = await ask('{ release { kinds { kind count } } }');
  const entities = new Set((await readTexts()).map(([id]) => id));
  expect(Object.keys(lists)).toHaveLength(release.kinds.length);
  expect(entities.size).toBe(release.kinds.reduce((sum, { count }) => sum + count, 0));
});

it.each([
  ['a probability', /\d\s*%\s*(chance|risk|of people|likel)|\bprobabilit|\bodds\b|\d-fold|times (more|as) likely/i],
  ['a dose', /\b(mg|mcg|µg|ug|iu) (per|each|every) day\b|\bdaily dose|\btake \d/i],
  [
    'a diagnosis',
    /\byou (have|are suffering|suffer|may have|might have|are deficient|are likely)\b|\byour (deficiency|diagnosis)/i,
  ],
  ['a promise', /\b(cures?|guaranteed?|will (heal|cure|fix))\b/i],
])('says nothing that sounds like %s', async (_what, pattern) => {
  const texts = [...(await readTexts()), ...(await readDescriptions()), ...(await readMeasures())];
  expect(texts.length).toBeGreaterThan(2_000);
  expect(texts.filter(([, text]) => pattern.test(text))).toEqual([]);
});

it('every claim has a statement, a section and something it speaks of', async () => {
  const { bare, mute } = await ask(`{
    bare: claims(where: { about: { none: {} } }) { nodes { id } }
    mute: claims(where: { or: [{ statement: { eq: "" } }, { section: { eq: "" } }] }) { nodes { id } }
  }`);
  expect([bare.nodes, mute.nodes]).toEqual([[], []]);
});

/** The article is not part of the project. Whoever has it names it here, and the test below compares. */
const article = process.env.ARTICLE_PATH ?? '';
const isFile = statSync(article, { throwIfNoEntry: false })?.isFile() ?? false;
const run = 8;

const wordsOf = (text: string): readonly string[] =>
  text
    .toLowerCase()
    .replaceAll(/['’]/g, '')
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '');
const runsOf = (words: readonly string[]): readonly string[] =>
  words.slice(run - 1).map((_word, start) => words.slice(start, start + run).join(' '));

it.skipIf(!isFile)(`shares no run of ${run} words with the article but its title`, async () => {
  const [title = '', ...rest] = readFileSync(article, 'utf8').split('\n');
  const printed = new Set(runsOf(wordsOf(rest.join('\n'))));
  expect(printed.size).toBeGreaterThan(100);
  const inTitle = new Set(runsOf(wordsOf(title)));
  const shared = (await readTexts()).flatMap(([where, text]) =>
    runsOf(wordsOf(text)).flatMap((words) => (printed.has(words) && !inTitle.has(words) ? [`${where}: ${words}`] : [])),
  );
  expect(shared).toEqual([]);
});
