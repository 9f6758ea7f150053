/** The views of the explorer on the real seed: their documents run, and their rows say what the answers say. */
import { describe, expect, it } from 'vitest';
import { nutritionAppearance } from '../../schema/explorer/appearance.ts';
import { compareDocument } from '../../schema/explorer/queries/compare.ts';
import { compositionDocument } from '../../schema/explorer/queries/composition.ts';
import { dietDocument } from '../../schema/explorer/queries/diet.ts';
import { differentialDocument } from '../../schema/explorer/queries/differential.ts';
import type { AnswerOf, TypedDocument } from '../../schema/explorer/queries/document.ts';
import { enrichmentDocument } from '../../schema/explorer/queries/enrichment.ts';
import { fewestFoodsDocument } from '../../schema/explorer/queries/fewest-foods.ts';
import { foodsForDocument } from '../../schema/explorer/queries/foods-for.ts';
import { pathsDocument } from '../../schema/explorer/queries/paths.ts';
import { symptomFoodsDocument } from '../../schema/explorer/queries/symptom-foods.ts';
import { comparedParts, comparedRows } from '../../schema/explorer/shape/compare.ts';
import { compositionRows } from '../../schema/explorer/shape/composition.ts';
import { bounded, intakeRows, rangeText } from '../../schema/explorer/shape/diet.ts';
import { rankedRows } from '../../schema/explorer/shape/differential.ts';
import { enrichedRows, setArguments } from '../../schema/explorer/shape/enrichment.ts';
import { foodSets, rankedFoods } from '../../schema/explorer/shape/foods.ts';
import { hopSentences, pathKey, pathsPicture } from '../../schema/explorer/shape/paths.ts';
import { symptomFoodPicture, symptomFoodRows } from '../../schema/explorer/shape/symptom-foods.ts';
import { nutritionGraph } from '../../schema/model/index.ts';
import { must } from '../../src/base/must.ts';
import { claimSelection, readClaims } from '../../src/explorer/api/claims.ts';
import { forwardEnd } from '../../src/explorer/api/ends.ts';
import { edgeSelection, type FactEdge } from '../../src/explorer/api/facts.ts';
import { limitVariable } from '../../src/explorer/state/sources.ts';
import { gradeWords, sortWord, supportOf, supportText } from '../../src/explorer/support.ts';
import { relationNamed } from '../../src/explorer/words.ts';
import { resolveGraph } from '../../src/model/resolve.ts';
import { describeForExplorer } from '../../src/server/explorer/describe.ts';
import { explorerDocuments, sampleVariables } from '../support/nutrition/explorer-documents.ts';
import { askAs } from '../support/nutrition/nutrition.ts';

const answerTo = <Answer, Variables>(document: TypedDocument<Answer, Variables>, name: string) =>
  askAs<Answer>(document, sampleVariables[name] ?? {});

const nutrition = resolveGraph(nutritionGraph);

/** Reads a decimal as a whole number of its last decimal, so that sums are exact. */
const exact = (text: string): bigint => BigInt(text.replace(/[^\d-]/g, ''));
const sum = (printed: readonly string[]): bigint => printed.reduce((total, text) => total + exact(text), 0n);

describe('the documents of the views', async () => {
  it.each(await explorerDocuments())('run within the default limits: %s', async (name, document) => {
    const answer = await askAs<object>(document, sampleVariables[name] ?? {});
    for (const root of Object.values(answer)) expect(root).not.toBeNull();
  });
});

describe('from a symptom to foods', () => {
  it('says which foods the sources recommend for leg cramps, with the claims of both steps', async () => {
    const symptom = must((await answerTo(symptomFoodsDocument, 'SymptomFoods')).symptom, 'leg cramps');
    const rows = symptomFoodRows(symptom);
    const names = new Set(rows.map(({ nutrient }) => nutrient.name));
    for (const name of ['Magnesium', 'Potassium']) expect(names).toContain(name);
    for (const { food, foodClaims, symptomClaims } of rows) {
      expect(symptomClaims.length).toBeGreaterThan(0);
      if (food !== null) expect(foodClaims.length).toBeGreaterThan(0);
    }
    const { nodes, edges } = symptomFoodPicture(symptom);
    const ids = new Set(nodes.map(({ id }) => id));
    expect(ids.size).toBe(nodes.length);
    for (const { from, to } of edges) expect(ids.has(from) && ids.has(to)).toBe(true);
    // A row is a way through the drawing: each edge to a food is a row, and so is each nutrient without foods.
    const foods = rows.filter(({ food }) => food !== null);
    expect(edges.filter(({ relation }) => relation === 'CONTAINS')).toHaveLength(foods.length);
    const edgeIds = new Set(edges.map(({ id }) => id));
    for (const { edge } of foods) expect(edgeIds).toContain(edge);
  });
});

describe('what fits the symptoms', () => {
  it('shows terms that add up to the score, in the order of the answer', async () => {
    const answer = must((await answerTo(differentialDocument, 'Differential')).differential, 'an answer');
    const rows = rankedRows(answer);
    expect(rows.length).toBeGreaterThan(3);
    for (const { terms, scoreText, score } of rows) {
      expect(sum(terms.map(({ text }) => text))).toBe(exact(scoreText));
      expect(Number(scoreText)).toBeCloseTo(score, 2);
    }
    expect(rows.map(({ nutrient }) => nutrient.id)).toEqual(
      answer.ranking.flatMap(({ rows: tied }) => tied.map(({ nutrient }) => nutrient.id)),
    );
  });
});

describe('the comparison', () => {
  it('has the cells of the table, and each item of a part once', async () => {
    const answer = must((await answerTo(compareDocument, 'Compare')).compare, 'an answer');
    const rows = comparedRows(answer);
    expect(rows.map(({ nutrient }) => nutrient.name)).toEqual(['Magnesium', 'Potassium', 'Vitamin D']);
    for (const { functions, legSymptoms } of rows) {
      expect(functions.length).toBeGreaterThan(0);
      expect(legSymptoms.length).toBeGreaterThan(0);
    }
    for (const parts of [answer.shared, answer.sharedBySome, answer.apart]) {
      const count = parts.reduce((total, part) => total + part.count, 0);
      expect(comparedParts(parts).reduce((total, { items }) => total + items.length, 0)).toBe(count);
    }
  });

  it('keeps the claims of each nutrient apart, except those that several have alike', async () => {
    const { shared, sharedBySome } = must((await answerTo(compareDocument, 'Compare')).compare, 'an answer');
    const items = comparedParts([...shared, ...sharedBySome]).flatMap((part) => part.items);
    const cramps = must(
      items.find(({ id }) => id === 'symptom:muscle-cramps'),
      'muscle cramps',
    );
    expect(cramps.facts.map(({ holders }) => holders)).toEqual(['Magnesium', 'Potassium', 'Vitamin D']);
    const advice = must(
      items.find(({ id }) => id === 'guidance:see-a-professional'),
      'advice on all nutrients',
    );
    expect(advice.facts.map(({ holders }) => holders)).toEqual(['Magnesium, Potassium, Vitamin D']);
  });
});

describe('the support of a fact', () => {
  const described = describeForExplorer(nutrition, nutritionAppearance);
  const nutrients = ['thiamin', 'niacin', 'chromium', 'manganese', 'essential-fatty-acids', 'iron', 'folate'];
  const relations = ['DEFICIENCY_SYMPTOM', 'DEFICIENCY_CONDITION', 'EXCESS_SYMPTOM', 'EXCESS_CONDITION', 'SUPPORTS'];

  it('is that of the API, for every fact of nutrients about which sources disagree', async () => {
    const seen = { disputed: 0, corroborated: 0, uncorroborated: 0, several: 0 };
    for (const [nutrient, name] of nutrients.flatMap((one) => relations.map((relation) => [one, relation] as const))) {
      const end = forwardEnd(must(relationNamed(described, name), name));
      const facts = `edges { sourceCount disputed corroborated ${edgeSelection(described, end)} }`;
      const { entity } = await askAs<{ entity: { facts: { edges: readonly FactEdge[] } } }>(
        `query Facts($id: ID!) { entity: nutrient(id: $id) { facts: ${end.field}(first: 40) { ${facts} } } }
        ${claimSelection(described.evidence)}`,
        { id: `nutrient:${nutrient}` },
      );
      for (const { sourceCount, disputed, corroborated, ...edge } of entity.facts.edges) {
        const claims = readClaims(described.evidence, edge);
        const { sources, isDisputed, isCorroborated } = supportOf(described.evidence, claims);
        expect([claims[0]?.id, sources, isDisputed, isCorroborated]).toEqual([
          ...[claims[0]?.id, sourceCount, disputed, corroborated],
        ]);
        seen.disputed += Number(isDisputed);
        seen.several += Number(sources > 1);
        seen[isCorroborated ? 'corroborated' : 'uncorroborated']++;
      }
    }
    for (const count of Object.values(seen)) expect(count).toBeGreaterThan(2);
  });

  it('is in words', () => {
    const claim = (id: string, source: object, status = 'ASSERTED') =>
      readClaims(described.evidence, { claims: [{ id, status, source: { id, ...source } }] })[0];
    const text = (...claims: readonly ReturnType<typeof claim>[]) =>
      supportText(
        described,
        claims.flatMap((one) => one ?? []),
      );
    const weak = { evidenceKind: 'CURATED_DATABASE', family: 'a' };
    expect(text(claim('a', weak), claim('b', weak))).toBe('1 source, not corroborated');
    expect(text(claim('a', weak), claim('b', { ...weak, family: null }))).toBe('2 sources');
    expect(text(claim('a', { evidenceKind: 'REVIEW' }), claim('b', weak, 'UNCERTAIN'))).toBe('1 source, disputed');
    expect(text(claim('a', weak, 'NEGATED'))).toBe('no source asserts it, negated');
    expect(text(claim('a', weak, 'UNCERTAIN'), claim('b', weak, 'UNCERTAIN'))).toBe('no source asserts it, uncertain');
  });

  it('shows the grades and the kind of source of a claim, without grades that say nothing', () => {
    const [claim] = readClaims(described.evidence, {
      claims: [
        { prominence: 'CHARACTERISTIC', deficiencySeverity: 'ANY', source: { evidenceKind: 'OPEN_ENCYCLOPEDIA' } },
      ],
    });
    const read = must(claim, 'the claim');
    expect(gradeWords(described.evidence, read)).toEqual(['prominence: characteristic']);
    expect(sortWord(described.evidence, read)).toBe('open encyclopedia');
  });
});

describe('the choice of sources', () => {
  const { evidence } = describeForExplorer(nutrition, nutritionAppearance);

  it('is the argument of the API, which decides where the address names none', async () => {
    const variables = must(sampleVariables.Compare, 'variables');
    const counted = async (sources: string) => {
      const limit = limitVariable(evidence, { sources });
      const { compare } = await askAs<AnswerOf<typeof compareDocument>>(compareDocument, { ...variables, ...limit });
      return must(compare, 'an answer').apart.reduce((sum, { count }) => sum + count, 0);
    };
    const [byDefault, all, corroborated, article] = await Promise.all(
      ['', 'all', 'corroborated', 'article'].map(counted),
    );
    expect(byDefault).toBe(corroborated);
    expect(must(article, 'a count')).toBeLessThan(must(corroborated, 'a count'));
    expect(must(corroborated, 'a count')).toBeLessThan(must(all, 'a count'));
    expect(evidence.questionLimit).toBe('corroborated');
    expect(limitVariable(evidence, { sources: 'other' })).toEqual({});
  });
});

describe('the paths', () => {
  it('read as sentences from one end to the other, and are one drawing', async () => {
    const { paths } = must((await answerTo(pathsDocument, 'Paths')).paths, 'an answer');
    for (const path of paths) {
      const sentences = hopSentences(path, (relation, forward) => `${relation} ${forward}`);
      expect(sentences).toHaveLength(path.length);
      expect(sentences[0]?.from.name).toBe('Celiac disease');
      expect(sentences.at(-1)?.to.name).toBe('Leg cramps');
      for (const { claims } of sentences) expect(claims.length).toBeGreaterThan(0);
    }
    const { nodes, edges } = pathsPicture(paths);
    expect(new Set(nodes.map(({ id }) => id))).toEqual(new Set(paths.flatMap((p) => p.nodes.map(({ id }) => id))));
    expect(new Set(edges.map(({ id }) => id)).size).toBe(edges.length);
  });

  it('name each hop by its edge in the drawing, also where they walk it backwards', async () => {
    const { paths } = must((await answerTo(pathsDocument, 'Paths')).paths, 'an answer');
    expect(paths.some(({ hops }) => hops.some(({ forward }) => !forward))).toBe(true);
    const drawn = new Set(pathsPicture(paths).edges.map(({ id }) => id));
    for (const { edge } of paths.flatMap((path) => hopSentences(path, String))) expect(drawn).toContain(edge);
    expect(new Set(paths.map(pathKey)).size).toBe(paths.length);
  });
});

describe('foods and intakes', () => {
  it('show shares that add up to the score of each food', async () => {
    const answer = must((await answerTo(foodsForDocument, 'FoodsFor')).foodsFor, 'an answer');
    const foods = rankedFoods(answer);
    expect(foods.map(({ id }) => id)).toEqual(answer.rows.map(({ food }) => food.id));
    for (const { bars, scoreText } of foods) expect(sum(bars.map(({ text }) => text))).toBe(exact(scoreText));
  });

  it('show contributions that add up to each total of a set', async () => {
    const answer = must((await answerTo(fewestFoodsDocument, 'FewestFoods')).minimalFoods, 'an answer');
    const sets = foodSets(answer);
    expect(sets).toHaveLength(3);
    for (const { terms, total } of sets.flatMap(({ totals }) => totals)) {
      expect(sum(terms.map(({ text }) => text))).toBe(exact(total));
    }
  });

  it('show the share of each nutrient of a food', async () => {
    const answer = must((await answerTo(compositionDocument, 'Composition')).composition, 'an answer');
    const iron = must(
      compositionRows(answer).find(({ nutrient }) => nutrient.id === 'nutrient:iron'),
      'iron',
    );
    expect(iron).toMatchObject({ intake: '18 mg (RDA)', portion: expect.stringMatching(/ mg$/) });
    expect(iron.shareText).toBe(`${(must(iron.share, 'a share') * 100).toFixed(1)}%`);
  });
});

describe('a list of foods', () => {
  it('shows amounts that add up to the lower end of each total, and names the foods without one', async () => {
    const answer = must((await answerTo(dietDocument, 'Diet')).dietAnalysis, 'an answer');
    const rows = intakeRows(answer);
    expect(rows.length).toBeGreaterThan(10);
    for (const { sum: text, key } of rows) {
      const [known = '', unknown = ''] = text.split('. No value for ');
      const total = must(
        answer.totals.find(({ nutrient }) => nutrient.id === key),
        key,
      );
      for (const { name } of total.missing) expect(unknown).toContain(name);
      if (total.terms.length === 0) continue;
      const [terms = '', end = ''] = known.split(' = ');
      const amounts = terms.split(' + ').map((term) => term.slice(term.lastIndexOf(': ') + 2));
      expect(sum(amounts)).toBe(exact(end));
      expect(Number.parseFloat(end)).toBe(total.total.least);
    }
  });

  it('says an interval as a reader would', () => {
    expect(rangeText({ least: 1, most: 1 }, String)).toBe('1');
    expect(rangeText({ least: 1, most: 2 }, String)).toBe('1 to 2');
    expect(rangeText({ least: 1, most: null }, String)).toBe('at least 1');
    expect(bounded({ least: 1, most: 1e9 }, 30)).toEqual({ least: 1, most: null });
    expect(bounded({ least: 1e9, most: 1e9 }, 30)).toEqual({ least: 1e9, most: 1e9 });
  });
});

describe('the enrichment', () => {
  it('has a row for each nutrient of the set', async () => {
    const answer = must((await answerTo(enrichmentDocument, 'Enrichment')).enrichment, 'an answer');
    const rows = enrichedRows(answer);
    expect(rows).toHaveLength(answer.represented);
    for (const { inSet, claims } of rows) expect(claims.length).toBeGreaterThanOrEqual(Math.min(inSet, 1));
  });

  it('takes the kind of the set from its first id', () => {
    expect(setArguments(['condition:anemia', 'condition:rickets'])).toEqual({
      conditions: ['condition:anemia', 'condition:rickets'],
    });
    expect(setArguments(['nutrient:iron'])).toBeNull();
    expect(setArguments([])).toBeNull();
  });
});
