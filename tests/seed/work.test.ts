/** Checks the work of questions about the real seed against the limit, in units instead of time. */
import { describe, expect, it } from 'vitest';
import { nutritionResearch } from '../../schema/research/index.ts';
import { columnsOf } from '../../src/columns/graph-data.ts';
import { Engine } from '../../src/engine/engine.ts';
import { parseWithin } from '../../src/server/graphql/limits.ts';
import { readSettings } from '../../src/settings/read.ts';
import { openMemoryStore } from '../../src/store/memory-store.ts';
import { loadNutrition } from '../support/nutrition/nutrition.ts';

const settings = readSettings([], {});
const { graph, data } = await loadNutrition();
const symptoms = data.nodes.flatMap(({ kind, id }) => (kind === 'Symptom' ? [id] : []));
const given = symptoms.slice(0, settings.maxIds);

interface Differential {
  readonly ranking: readonly { readonly rows: readonly { readonly symptomSets: Readonly<Record<'of', string>> }[] }[];
  readonly wouldDistinguish: { readonly pairs: number; readonly symptoms: readonly unknown[] };
}

/** Runs a query on the present symptoms, and returns the parts of its answer. */
async function ask(query: string, present: readonly string[], maxWork: number) {
  const limits = { ...settings, maxWork };
  const engine = new Engine(graph, openMemoryStore(columnsOf(graph, data), limits), limits, nutritionResearch);
  const document = parseWithin(limits, `query ($present: [ID!]!) { ${query} }`);
  const { result } = await engine.run({ document, variableValues: { present }, way: 'completed' });
  expect(result.errors).toBeUndefined();
  // The type checker cannot know the fields of a query that it does not read.
  return result.data as Readonly<Record<'differential', Differential>>;
}

const sets = 'ranking { rows { symptomSets { of sampled exact } } }';

describe('a differential', () => {
  it.each(['{ corroborated: true }', 'null'])(
    'proposes 100 symptoms under %s with a hundredth of the work',
    async (limit) => {
      const distinguish = 'wouldDistinguish { leading { id } pairs symptoms { pairs } tests { pairs } }';
      const field = `differential(present: $present, suggestions: 100, evidence: ${limit}) { ${distinguish} }`;
      const one = await ask(field, ['symptom:fatigue'], settings.maxWork / 100);
      expect(one.differential.wouldDistinguish.pairs).toBeGreaterThan(20);
      expect(one.differential.wouldDistinguish.symptoms.length).toBeGreaterThan(20);
      await ask(field, given, settings.maxWork / 100);
    },
  );

  it.each([5, 12, 29, 60, given.length])(
    'counts the sets of %i symptoms for every nutrient within the limit',
    async (count) => {
      const field = `differential(present: $present, evidence: null) { ${sets} }`;
      const { differential } = await ask(field, given.slice(0, count), settings.maxWork);
      const rows = differential.ranking.flatMap(({ rows }) => rows);
      expect(rows.length).toBeGreaterThan(4);
      for (const { symptomSets } of rows) expect(symptomSets.of).toMatch(/^[1-9]\d*$/);
    },
  );
});
