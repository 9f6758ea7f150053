/** Checks things that are both a condition and a risk factor: two entities that share a name and have a link. */
import { describe, expect, it } from 'vitest';
import { formsOf } from '../../src/model/english.ts';
import { askArticle, loadNutrition } from '../support/nutrition/nutrition.ts';

describe('a condition that is a risk factor', () => {
  it('has a link to the risk factor of the same name, and back', async () => {
    const { conditions, riskFactors } = await askArticle(`{
      conditions(first: 100) { nodes { id name sameAsRiskFactor { nodes { id name } } } }
      riskFactors(first: 100) { nodes { id name sameAsCondition { nodes { id name } } } }
    }`);
    const pairs = conditions.nodes.flatMap((condition) =>
      riskFactors.nodes.filter(({ name }) => name === condition.name).map((risk) => [condition, risk] as const),
    );
    expect(pairs.map(([{ name }]) => name).sort()).toEqual(['Alcoholism', 'Celiac disease', 'Chronic diarrhea']);
    for (const [condition, risk] of pairs) {
      expect(condition.sameAsRiskFactor.nodes.map(({ id }) => id)).toEqual([risk.id]);
      expect(risk.sameAsCondition.nodes.map(({ id }) => id)).toEqual([condition.id]);
    }
  });

  it('appears twice in the search, once as each kind', async () => {
    const { search } = await askArticle(
      '{ search(text: "celiac disease", first: 2) { hits { node { __typename id name } } } }',
    );
    expect(search.hits.map(({ node }) => node.__typename).sort()).toEqual(['Condition', 'RiskFactor']);
  });
});

/** A symptom with the name of another thing: what a person notices, and the disease or the loss behind it. */
const agreed = [
  'symptom:abnormal-bleeding risk-factor:blood-loss',
  'symptom:diarrhea risk-factor:diarrhea',
  'symptom:restless-legs condition:restless-legs-syndrome',
  'symptom:soft-bones condition:osteomalacia',
];

describe('a name or a synonym', () => {
  it('belongs to two kinds only where a link or the list above says so', async () => {
    const { data } = await loadNutrition();
    const kinds = ['Symptom', 'Condition', 'RiskFactor'];
    const nodes = data.nodes.filter(({ kind }) => kinds.includes(kind));
    const holders = new Map<string, { readonly id: string; readonly kind: string }[]>();
    for (const { id, kind, properties } of nodes) {
      const { name, synonyms } = properties;
      const names = [name, ...(Array.isArray(synonyms) ? synonyms : [])].map(String);
      for (const form of new Set(names.flatMap(formsOf))) {
        holders.set(form, [...(holders.get(form) ?? []), { id, kind }]);
      }
    }
    const linked = new Set(
      data.edges.filter(({ relation }) => relation === 'SAME_AS').map(({ from, to }) => `${from} ${to}`),
    );
    const shared = new Set<string>();
    for (const found of holders.values()) {
      for (const one of found) {
        for (const other of found) {
          const pair = `${one.id} ${other.id}`;
          if (kinds.indexOf(one.kind) < kinds.indexOf(other.kind) && !linked.has(pair)) shared.add(pair);
        }
      }
    }
    expect([...shared].sort()).toEqual(agreed);
  });
});
