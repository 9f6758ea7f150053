/** Checks the prose of the graph and the API: its own words, without diagnoses, doses and probabilities. */
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { isEnumType, isInputObjectType, isInterfaceType, isObjectType } from 'graphql';
import { expect, it } from 'vitest';
import { projectFolder } from '../../src/base/code.ts';
import { type Id, type Page, readAllPages } from '../support/nutrition/answers.ts';
import { ask, askAs, openNutrition } from '../support/nutrition/nutrition.ts';

type Text = readonly [where: string, text: string];

/** The lists at the root, each with the fields of its nodes that contain prose. */
const lists = {
  claims: 'name statement section description',
  sources: 'name description',
  guidances: 'name reason description synonyms',
  nutrients: `name deficiencyName description synonyms foodAmountsLeaveOut
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

const stringsIn = (value: unknown): readonly string[] => {
  if (typeof value === 'string') return [value];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(stringsIn) : [];
};

/** Reads all prose of the graph. */
async function readProse(): Promise<readonly Text[]> {
  const strings: Text[] = [];
  for (const [list, fields] of Object.entries(lists)) {
    const nodes = await readAllPages(async (after) => {
      const { page } = await askAs<{ readonly page: Page<Id & Readonly<Record<string, unknown>>> }>(
        `query ($after: String) {
          page: ${list}(first: 50, after: $after) { pageInfo { hasNextPage endCursor } nodes { id ${fields} } }
        }`,
        { after },
      );
      return page;
    });
    for (const { id, ...rest } of nodes) strings.push(...stringsIn(rest).map((text): Text => [id, text]));
  }
  return strings;
}

/** Reads the descriptions of all types, fields, arguments and enum values. */
async function readDescriptions(): Promise<readonly Text[]> {
  const { schema } = await openNutrition();
  const strings: Text[] = [];
  const note = (where: string, { description }: { readonly description?: string | null | undefined }) =>
    strings.push([where, description ?? '']);
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
  return strings;
}

/** Reads the descriptions of measures in the answers of research. */
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

it('this test reads the prose of every entity', async () => {
  const { release } = await ask('{ release { kinds { kind count } } }');
  const entities = new Set((await readProse()).map(([id]) => id));
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
])('the prose contains nothing like %s', async (_name, pattern) => {
  const strings = [...(await readProse()), ...(await readDescriptions()), ...(await readMeasures())];
  expect(strings.length).toBeGreaterThan(2_000);
  expect(strings.filter(([, text]) => pattern.test(text))).toEqual([]);
});

it('every claim has a statement, a section and a subject', async () => {
  const { bare, mute } = await ask(`{
    bare: claims(where: { about: { none: {} } }) { nodes { id } }
    mute: claims(where: { or: [{ statement: { eq: "" } }, { section: { eq: "" } }] }) { nodes { id } }
  }`);
  expect([bare.nodes, mute.nodes]).toEqual([[], []]);
});

/**
 * The files with the words of sources, which are not part of the project: the article, and a folder of further files.
 * The first line of each is its title.
 */
const { ARTICLE_PATH: article = '', SOURCE_TEXTS: folder = '' } = process.env;
const isFile = (path: string): boolean => statSync(path, { throwIfNoEntry: false })?.isFile() ?? false;
const sourceFiles = [
  article,
  ...(folder === ''
    ? []
    : readdirSync(folder, { recursive: true, encoding: 'utf8' }).map((file) => join(folder, file))),
].filter(isFile);
const run = 8;

const wordsOf = (text: string): readonly string[] =>
  text
    .toLowerCase()
    .replaceAll(/['’]/g, '')
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '');
const runsOf = (words: readonly string[]): readonly string[] =>
  words.slice(run - 1).map((_word, start) => words.slice(start, start + run).join(' '));

/** Returns the runs of words that strings share with the printed ones. */
const sharedRuns = (strings: readonly Text[], printed: ReadonlySet<string>): readonly string[] =>
  strings.flatMap(([where, text]) =>
    runsOf(wordsOf(text)).flatMap((words) => (printed.has(words) ? [`${where}: ${words}`] : [])),
  );

/** Reads the pages for readers. The tables of a printed page quote titles of sources. */
const readPages = (): readonly Text[] => {
  const docs = join(projectFolder, 'docs');
  const pages = readdirSync(docs).filter((file) => file.endsWith('.md') && file !== 'coverage.md');
  return ['README.md', ...pages.map((file) => `docs/${file}`)].map((file) => [
    file,
    readFileSync(join(projectFolder, file), 'utf8'),
  ]);
};

it.skipIf(sourceFiles.length === 0)(
  `the prose has no ${run} words in sequence from a source, except from its title`,
  async () => {
    const strings = [...(await readProse()), ...readPages()];
    for (const path of sourceFiles) {
      const [title = '', ...rest] = readFileSync(path, 'utf8').split('\n');
      const printed = new Set(runsOf(wordsOf(rest.join('\n'))));
      for (const words of runsOf(wordsOf(title))) printed.delete(words);
      expect([path, sharedRuns(strings, printed)]).toEqual([path, []]);
    }
    // An empty or truncated article would let everything pass.
    if (isFile(article)) expect(runsOf(wordsOf(readFileSync(article, 'utf8'))).length).toBeGreaterThan(100);
  },
);

it('the comparison finds a run of words in another order of lines, and no shorter one', () => {
  const printed = new Set(runsOf(wordsOf("One, two; three\nfour five six seven eight's nine")));
  expect(sharedRuns([['here', 'and one two three four five six seven eights']], printed)).toHaveLength(1);
  expect(sharedRuns([['here', 'one two three four five six seven 8']], printed)).toEqual([]);
});

/** Reads the titles and the terms of all sources. */
const readSources = () =>
  readAllPages(async (after) => {
    const { page } = await askAs<{
      readonly page: Page<Id & { readonly title: string; readonly licence: string }>;
    }>(
      `query ($after: String) {
        page: sources(first: 50, after: $after) { pageInfo { hasNextPage endCursor } nodes { id title licence } }
      }`,
      { after },
    );
    return page;
  });

it(`no statement or description has ${run} words in sequence from the title of a source`, async () => {
  const titles = await readSources();
  const printed = new Set(titles.flatMap(({ title }) => runsOf(wordsOf(title))));
  expect(printed.size).toBeGreaterThan(20);
  // The name of a source is its title.
  const isTitle = ([id, text]: Text): boolean => titles.some((source) => source.id === id && source.title === text);
  const prose = (await readProse()).filter((text) => !isTitle(text));
  expect(sharedRuns(prose, printed)).toEqual([]);
});

it('every source says on which terms the graph uses it', async () => {
  const sources = await readSources();
  const use =
    /\bin this graph's own words\b|\bas facts\b|^Part of this project|^Public domain|\bUsed here: |takes no facts\b/;
  expect(sources.filter(({ licence }) => !use.test(licence))).toEqual([]);
  // Where the terms reserve copies or derived works, they say what the graph takes.
  const reserved = sources.filter(({ licence }) => /All rights reserved|Copyright|Not stated|BY-NC-ND/.test(licence));
  expect(reserved.length).toBeGreaterThan(50);
  for (const { id, licence } of reserved) expect([id, licence]).toEqual([id, expect.stringMatching(/Facts only/)]);
});
