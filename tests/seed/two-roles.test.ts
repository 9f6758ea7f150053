/** Checks things that are both a condition and a risk factor: two entities that share a name and have a link. */
import { describe, expect, it } from 'vitest';
import { askArticle } from '../support/nutrition/nutrition.ts';

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
