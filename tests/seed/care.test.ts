import { describe, expect, it } from 'vitest';
import { loadArticle } from '../support/nutrition/article-data.ts';
import { askArticle } from '../support/nutrition/nutrition.ts';

interface Advice {
  readonly guidance: { readonly id: string };
  readonly nutrients: readonly { readonly id: string }[];
  readonly claims: readonly { readonly id: string; readonly source: { readonly id: string } }[];
}

const advice = 'guidance { id } nutrients { id } claims { id source { id } }';
const careFor = async (nutrients: readonly string[]) =>
  (
    await askArticle(
      `query ($nutrients: [ID!]!) { careGuidance(nutrients: $nutrients) {
        seekCare { ${advice} } avoid { ${advice} } diet { ${advice} } readOn { ${advice} }
        tests { test { id } nutrients { id } claims { id source { id } } } withoutGuidance { id } } }`,
      { nutrients },
    )
  ).careGuidance;

describe('careGuidance', () => {
  it('returns all guidance on the nutrients once, with exactly the claims of the graph', async () => {
    const { data } = await loadArticle();
    const wanted = ['nutrient:iron', 'nutrient:vitamin-e', 'nutrient:zinc'];
    const care = await careFor(wanted);
    const all = data.edges.filter(({ relation }) => relation === 'ADVISES_ON');
    const general = data.nodes.filter(({ properties }) => properties.appliesToAll === true).map(({ id }) => id);
    // Guidance for all nutrients applies to each through the same claims.
    const common = general.flatMap((from) =>
      wanted
        .filter((to) => !all.some((edge) => edge.from === from && edge.to === to))
        .map((to) => ({
          from,
          to,
          evidence: all.filter((edge) => edge.from === from).flatMap((edge) => edge.evidence),
        })),
    );
    const edges = [...all.filter(({ to }) => wanted.includes(to)), ...common];
    const found = [...care.seekCare, ...care.avoid, ...care.diet, ...care.readOn];
    expect(new Set(found.map(({ guidance }) => guidance.id))).toEqual(new Set(edges.map(({ from }) => from)));
    for (const { guidance, nutrients, claims } of found) {
      const mine = edges.filter(({ from }) => from === guidance.id);
      expect(nutrients.map(({ id }) => id).sort()).toEqual(mine.map(({ to }) => to).sort());
      expect(new Set(claims.map(({ id }) => id))).toEqual(new Set(mine.flatMap(({ evidence }) => evidence)));
      expect(claims.every(({ source }) => source.id.startsWith('source:'))).toBe(true);
    }
    expect(care.withoutGuidance).toEqual([{ id: 'nutrient:zinc' }]);
  });

  it('names professionals, warnings and tests, as the article does', async () => {
    const care = await careFor(['nutrient:iron', 'nutrient:vitamin-e']);
    expect(care.seekCare.map(({ guidance }) => guidance.id)).toContain('guidance:see-a-professional');
    expect(care.avoid.map(({ guidance }) => guidance.id)).toEqual(
      expect.arrayContaining(['guidance:do-not-self-diagnose', 'guidance:no-high-dose-supplements']),
    );
    // The article names blood tests for five nutrients. Vitamin E is not one of them.
    expect(care.tests.map(({ test, nutrients }) => [test.id, nutrients.map(({ id }) => id)])).toEqual([
      ['test:iron-blood-test', ['nutrient:iron']],
    ]);
  });

  it('applies the general guidance of the article to every nutrient', async () => {
    const { data } = await loadArticle();
    const nutrients = data.nodes.filter(({ kind }) => kind === 'Nutrient').map(({ id }) => id);
    expect(nutrients.length).toBeGreaterThan(40);
    const { seekCare, avoid } = await careFor(nutrients);
    const named = (all: readonly Advice[], id: string) => all.find(({ guidance }) => guidance.id === id);
    for (const advice of [
      named(seekCare, 'guidance:see-a-professional'),
      named(avoid, 'guidance:do-not-self-diagnose'),
      named(avoid, 'guidance:no-high-dose-supplements'),
    ]) {
      expect(advice?.nutrients.map(({ id }) => id).sort()).toEqual(nutrients.toSorted());
    }
    const alone = named((await careFor(['nutrient:zinc'])).avoid, 'guidance:no-high-dose-supplements');
    expect(alone?.nutrients).toEqual([{ id: 'nutrient:zinc' }]);
    expect(alone?.claims.map(({ id }) => id).sort()).toEqual([
      'claim:diagnosis-harm-in-excess',
      'claim:diagnosis-no-high-dose',
    ]);
  });

  it('is part of other answers, also for nutrients that no guidance names', async () => {
    const { foodsFor } = await askArticle(
      `{ foodsFor(nutrients: ["nutrient:zinc"], lifeStage: "life-stage:males-31-50") {
        care { avoid { guidance { id } } } } }`,
    );
    expect(foodsFor.care.avoid.map(({ guidance }) => guidance.id)).toContain('guidance:no-high-dose-supplements');
  });

  it('refuses an unknown nutrient and quotes its id', async () => {
    await expect(careFor(['nutrient:iron', 'nutrient:kryptonite'])).rejects.toThrow('"nutrient:kryptonite"');
  });
});
