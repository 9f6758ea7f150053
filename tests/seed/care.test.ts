import { describe, expect, it } from 'vitest';
import { ask, loadNutrition } from '../support/nutrition.ts';

interface Advice {
  readonly guidance: { readonly id: string };
  readonly nutrients: readonly { readonly id: string }[];
  readonly claims: readonly { readonly id: string; readonly source: { readonly id: string } }[];
}
interface Care {
  readonly seekCare: readonly Advice[];
  readonly avoid: readonly Advice[];
  readonly diet: readonly Advice[];
  readonly readOn: readonly Advice[];
  readonly tests: readonly (Omit<Advice, 'guidance'> & { readonly test: { readonly id: string } })[];
  readonly withoutGuidance: readonly { readonly id: string }[];
}

const advice = 'guidance { id } nutrients { id } claims { id source { id } }';
const careFor = async (nutrients: readonly string[]) =>
  (
    await ask<{ readonly careGuidance: Care }>(
      `query ($nutrients: [ID!]!) { careGuidance(nutrients: $nutrients) {
        seekCare { ${advice} } avoid { ${advice} } diet { ${advice} } readOn { ${advice} }
        tests { test { id } nutrients { id } claims { id source { id } } } withoutGuidance { id } } }`,
      { nutrients },
    )
  ).careGuidance;

describe('careGuidance', () => {
  it('gives everything that advises on the nutrients, once, with exactly the claims of the graph', async () => {
    const { data } = await loadNutrition();
    const wanted = ['nutrient:iron', 'nutrient:vitamin-e', 'nutrient:zinc'];
    const care = await careFor(wanted);
    const edges = data.edges.filter(({ relation, to }) => relation === 'ADVISES_ON' && wanted.includes(to));
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

  it('says whom to see, what not to do and which tests there are, as the article does', async () => {
    const care = await careFor(['nutrient:iron', 'nutrient:vitamin-e']);
    expect(care.seekCare.map(({ guidance }) => guidance.id)).toContain('guidance:see-a-professional');
    expect(care.avoid.map(({ guidance }) => guidance.id)).toEqual(
      expect.arrayContaining(['guidance:do-not-self-diagnose', 'guidance:no-high-dose-supplements']),
    );
    // The article names blood tests for five nutrients, of which vitamin E is none.
    expect(care.tests.map(({ test, nutrients }) => [test.id, nutrients.map(({ id }) => id)])).toEqual([
      ['test:iron-blood-test', ['nutrient:iron']],
    ]);
  });

  it('refuses a nutrient that nobody knows, naming it', async () => {
    await expect(careFor(['nutrient:iron', 'nutrient:kryptonite'])).rejects.toThrow('"nutrient:kryptonite"');
  });
});
