/** Walks over every relation of the seed: the shown grades, and what the sources behind a relation carry. */
import { describe, expect, it } from 'vitest';
import { deficiencySeverity, prominence } from '../../schema/model/grades.ts';
import { must } from '../../src/base/must.ts';
import type { EdgeData } from '../../src/model/data.ts';
import { ask, askAs, loadNutrition } from '../support/nutrition/nutrition.ts';

const { data } = await loadNutrition();
const nodes = new Map(data.nodes.map((node) => [node.id, node.properties]));
const sourceOf = new Map(data.edges.flatMap(({ relation, from, to }) => (relation === 'CITES' ? [[from, to]] : [])));
const propertyOf = (id: string, name: string) => must(nodes.get(id), id)[name] ?? null;
const edgesOf = (...relations: string[]) => data.edges.filter(({ relation }) => relations.includes(relation));
const sourceOfClaim = (claim: string) => must(sourceOf.get(claim), `the source of ${claim}`);
const named = ({ relation, from, to }: EdgeData) => `${relation} ${from} ${to}`;

/** Returns the families of the sources that assert a relation. */
const familiesOf = ({ evidence }: EdgeData) =>
  new Set(
    evidence
      .filter((claim) => propertyOf(claim, 'status') === 'ASSERTED')
      .map((claim) => propertyOf(sourceOfClaim(claim), 'family') ?? sourceOfClaim(claim)),
  );

describe.each([
  ['prominence', Object.keys(prominence.values)],
  ['deficiencySeverity', Object.keys(deficiencySeverity.values)],
])('the shown %s of a symptom or a condition', (name, order) => {
  it('is that of the source that compares nutrients, else the first of the grades of the claims', () => {
    let graded = 0;
    for (const edge of edgesOf('DEFICIENCY_SYMPTOM', 'DEFICIENCY_CONDITION')) {
      const grades = edge.evidence.map((claim) => propertyOf(claim, name));
      const comparing = edge.evidence.filter((claim) => sourceOfClaim(claim) === 'source:article');
      if (comparing.length > 0) {
        // The article has one grade for each relation. Only its general sentence about every nutrient has one itself.
        const itsGrades = new Set(comparing.map((claim) => propertyOf(claim, name)));
        const isGeneral = edge.properties[name] === 'GENERAL';
        expect(isGeneral ? ['GENERAL'] : [null, 'GENERAL'], named(edge)).toEqual(
          expect.arrayContaining([...itsGrades]),
        );
        expect(itsGrades.has(null), named(edge)).toBe(!isGeneral);
        continue;
      }
      const ranks = grades.flatMap((grade) => (grade === null ? [] : [order.indexOf(String(grade))]));
      expect(edge.properties[name], named(edge)).toBe(order[Math.min(...ranks)]);
      graded += 1;
    }
    expect(graded).toBeGreaterThan(250);
  });
});

describe('a nutrient', () => {
  it('has symptoms or conditions exactly if the graph describes its deficiency', () => {
    const linked = new Set(edgesOf('DEFICIENCY_SYMPTOM', 'DEFICIENCY_CONDITION').map(({ from }) => from));
    const described = data.nodes.filter(
      ({ kind, properties }) => kind === 'Nutrient' && properties.deficiencyDescribed === true,
    );
    expect(described.map(({ id }) => id).sort()).toEqual([...linked].sort());
    expect(described.length).toBeGreaterThan(25);
  });
});

describe('minSources: 2', () => {
  it('keeps exactly the relations of two families', async () => {
    const query = `query ($id: ID!) { nutrient(id: $id) {
      symptoms(first: 100, evidence: { minSources: 2, status: [ASSERTED] }) { nodes { id } } } }`;
    let kept = 0;
    for (const id of ['nutrient:thiamin', 'nutrient:iron', 'nutrient:niacin', 'nutrient:vitamin-b6', 'nutrient:zinc']) {
      const { nutrient } = await askAs<{ nutrient: { symptoms: { nodes: { id: string }[] } } }>(query, { id });
      const own = edgesOf('DEFICIENCY_SYMPTOM').filter(({ from }) => from === id);
      const two = own.filter((edge) => familiesOf(edge).size >= 2).map(({ to }) => to);
      expect(nutrient.symptoms.nodes.map((node) => node.id).sort()).toEqual(two.sort());
      expect(two.length).toBeLessThan(own.length);
      kept += two.length;
    }
    expect(kept).toBeGreaterThan(20);
  });
});

describe('a decision of the editors on how to record the article', () => {
  it('does not count as a second source', () => {
    const sourcesOf = ({ evidence }: EdgeData) => new Set(evidence.map(sourceOfClaim));
    const restated = data.edges.filter((edge) => {
      const sources = sourcesOf(edge);
      return sources.size === 2 && sources.has('source:article') && sources.has('source:editors');
    });
    for (const edge of restated) expect(edge.properties.sourceCount, named(edge)).toBe(1);
    expect(restated.length).toBeGreaterThan(30);
  });
});

describe('a source without a known author', () => {
  it('carries no relation by itself', () => {
    const isUnattributed = (claim: string) => propertyOf(sourceOfClaim(claim), 'evidenceKind') === 'UNATTRIBUTED';
    const alone = data.edges.filter(
      (edge) => edge.evidence.length > 0 && edge.evidence.every(isUnattributed) && familiesOf(edge).size < 2,
    );
    for (const edge of alone) expect(edge.properties.corroborated, named(edge)).toBe(false);
    expect(alone.length).toBeGreaterThan(10);
  });
});

describe('excess', () => {
  it('says which intake the source means, where a claim names one', () => {
    const intake =
      /supplements|injection|inhaled|at once|single amounts|sudden|lasting|over (?:a long time|many years)/;
    const silent = edgesOf('EXCESS_SYMPTOM', 'EXCESS_CONDITION').filter(
      ({ evidence, properties }) =>
        !properties.excess && evidence.some((claim) => intake.test(String(propertyOf(claim, 'statement')))),
    );
    expect(silent.map(named)).toEqual([]);
  });

  it('never counts in the differential', async () => {
    const excess = edgesOf('EXCESS_SYMPTOM');
    const deficiency = new Set(edgesOf('DEFICIENCY_SYMPTOM').map(({ from, to }) => `${from} ${to}`));
    expect(excess.length).toBeGreaterThan(20);
    for (const symptom of new Set(excess.map(({ to }) => to))) {
      const { differential } = await ask(
        `query ($present: [ID!]!) { differential(present: $present, evidence: null) {
          ranking { rows { nutrient { id } terms { symptom { id } via { id } } } } } }`,
        { present: [symptom] },
      );
      for (const { nutrient, terms } of differential.ranking.flatMap(({ rows }) => rows)) {
        const [term] = terms;
        expect(deficiency).toContain(`${nutrient.id} ${term?.via?.id ?? term?.symptom.id}`);
      }
    }
  });
});
