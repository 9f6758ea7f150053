/** The rule for wrong ids, which docs/errors.md states: walks each argument of each root field that takes some. */
import { beforeAll, describe, expect, it } from 'vitest';
import { nutritionResearch } from '../../../schema/research/index.ts';
import { defaultLimits, TestEngine } from '../../support/engine/engine.ts';
import { loadNutrition } from '../../support/nutrition/nutrition.ts';
import { type WrongId, wrongIds } from '../../support/schema/wrong-ids.ts';

let engine: TestEngine;
let cases: readonly WrongId[];
beforeAll(async () => {
  const { graph, data } = await loadNutrition();
  engine = new TestEngine(graph, data, defaultLimits, undefined, nutritionResearch);
  cases = wrongIds(engine.engine.schema, graph, data);
});

it('is tried on every root field that takes an id', () => {
  const fields = new Set(cases.map(({ field }) => field));
  for (const field of ['node', 'nodes', 'symptom', 'claims', 'differential', 'paths', 'neighbourhood', 'foodsFor']) {
    expect(fields).toContain(field);
  }
  expect(fields.size).toBeGreaterThan(20);
});

describe('a wrong id', { timeout: 120_000 }, () => {
  it('costs its own field or place: an error there with its path, null, and the rest is answered', async () => {
    for (const { wrong, field, isLookup, id, document, variables } of cases) {
      const { data, errors } = await engine.run(document, variables);
      const about = `${document} ${JSON.stringify(variables)}`;
      expect(data, about).toMatchObject({ before: { version: expect.any(String) }, after: 'Query' });
      expect(data.b, about).not.toBeNull();
      if (field === 'nodes') expect(data.a, about).toEqual([expect.anything(), null]);
      else expect(data.a, about).toBeNull();
      if (isLookup && wrong === 'unknown') {
        expect(errors, about).toEqual([]);
        continue;
      }
      const path = field === 'nodes' ? ['a', 1] : ['a'];
      expect(errors, about).toEqual([expect.objectContaining({ path })]);
      expect(errors[0]?.extensions, about).toMatchObject({ code: 'BAD_ID', ids: [id] });
      expect(errors[0]?.message, about).toContain(JSON.stringify(id));
    }
  });

  it('is refused each time, and a right one answered in between, from a plan that is kept', async () => {
    const text = 'query ($id: ID!, $of: ID!) { symptom(id: $id) { id } claims(of: $of) { totalCount } }';
    const own = engine.document(text);
    const ask = (id: string, of: string) => engine.run(text, { id, of });
    const right = await ask('symptom:fatigue', 'nutrient:iron');
    expect(right.errors).toEqual([]);
    const wrong = await ask('x', 'nutrient:no-such-thing');
    expect(wrong.data).toEqual({ symptom: null, claims: null });
    expect(wrong.errors.map(({ path }) => path)).toEqual([['symptom'], ['claims']]);
    expect(wrong.bound?.cached).toBe(true);
    expect((await ask('symptom:fatigue', 'nutrient:iron')).data).toEqual(right.data);
    expect(engine.document(text)).toBe(own);
  });

  it('is quoted with all the others that are wrong in one list', async () => {
    const { errors } = await engine.run(
      '{ differential(present: ["symptom:fatigue", "x", "food:salmon"]) { measure } }',
    );
    expect(errors.map(({ extensions }) => extensions.ids)).toEqual([['x', 'food:salmon']]);
    const unknown = await engine.refusal('{ differential(present: ["symptom:a", "symptom:b"]) { measure } }');
    expect(unknown.extensions.ids).toEqual(['symptom:a', 'symptom:b']);
  });
});

describe('another error in the arguments of a research field', () => {
  it.each([
    ['BAD_USER_INPUT', 'paths(from: "nutrient:iron", to: "nutrient:iron") { damping }'],
    ['BAD_USER_INPUT', 'paths(from: "nutrient:iron", to: "nutrient:calcium", first: -1) { damping }'],
    ['BAD_CURSOR', 'neighbourhood(of: "nutrient:iron", after: "x") { endCursor }'],
  ])('makes only that field null: %s', async (code, field) => {
    const { data, errors } = await engine.run(`{ a: ${field} release { version } }`);
    expect(data).toMatchObject({ a: null, release: { version: expect.any(String) } });
    expect(errors).toMatchObject([{ path: ['a'], extensions: { code } }]);
  });

  it('makes the whole answer null when the operation is too large', async () => {
    const ids = Array.from({ length: defaultLimits.maxIds + 1 }, (_, i) => `"symptom:x${i}"`);
    const { data, errors } = await engine.run(`{ differential(present: [${ids}]) { measure } release { version } }`);
    expect([data, errors[0]?.extensions.code, errors[0]?.path]).toEqual([null, 'LIMIT_EXCEEDED', undefined]);
  });
});
