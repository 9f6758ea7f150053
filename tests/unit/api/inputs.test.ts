/** Walks every place of both schemas that takes a value, and tries the values that a client may write there. */
import { parse, validate } from 'graphql';
import { beforeAll, describe, expect, it } from 'vitest';
import { nutritionResearch } from '../../../schema/research/index.ts';
import { validationRules } from '../../../src/api/finite-floats.ts';
import { clientError } from '../../../src/server/graphql/errors.ts';
import { TestEngine } from '../../support/engine/engine.ts';
import { loadLibrary } from '../../support/library/index.ts';
import { shelves } from '../../support/library/research.ts';
import { loadNutrition } from '../../support/nutrition/nutrition.ts';
import { type InputPlace, inputPlaces } from '../../support/schema/input-places.ts';
import { sampleIds } from '../../support/schema/sample-ids.ts';

const minutes = 60_000;

describe.each([
  { name: 'the library', open: loadLibrary, research: [shelves] },
  { name: 'nutrition', open: loadNutrition, research: nutritionResearch },
])('every place for a value in $name', { timeout: 2 * minutes }, ({ open, research }) => {
  let engine: TestEngine;
  let places: readonly InputPlace[];

  beforeAll(async () => {
    const { graph, data } = await open();
    engine = new TestEngine(graph, data, {}, undefined, research);
    places = inputPlaces(engine.engine.schema, sampleIds(data));
  });

  const declared = ({ type, sample }: InputPlace) => `($v: ${type} = ${sample})`;
  const codes = async (text: string, variables: Readonly<Record<string, unknown>>) => {
    const { errors } = await engine.run(text, variables);
    return errors.map((error) => ({ message: error.message, code: clientError(error, 'r').extensions.code }));
  };

  it('is walked: arguments, input fields, list items, directives, introspection', () => {
    const names = places.map(({ name }) => name);
    for (const part of [
      '@skip(if:)',
      '@include(if:)',
      'Query.node(id:)',
      'Query.search(text:)',
      'Query.__type(name:)',
    ]) {
      expect(names).toContain(part);
    }
    expect(names.filter((name) => /\(where:\)(\.\w+)*\.in$/.test(name)).length).toBeGreaterThan(5);
    expect(places.filter(({ nulls }) => nulls === 'refused').length).toBeGreaterThan(300);
    expect(places.filter(({ nulls }) => nulls === 'oneOf').length).toBeGreaterThan(20);
  });

  it('refuses null for a variable with a default where it takes no null, and is named', async () => {
    for (const place of places.filter(({ nulls }) => nulls === 'refused')) {
      const text = place.write('$v', declared(place));
      const [error, ...others] = await codes(text, { v: null });
      expect([error?.code, others], text).toEqual(['BAD_USER_INPUT', []]);
      expect(error?.message, text).toContain(place.name);
      expect(error?.message, text).toContain('"$v" is null or missing');
    }
  });

  it('takes the default where the variable is left out', async () => {
    for (const place of places.filter(({ nulls }) => nulls === 'refused')) {
      const text = place.write('$v', declared(place));
      expect(
        (await codes(text, {})).filter(({ message }) => message.includes('is null or missing')),
        text,
      ).toEqual([]);
    }
  });

  it('answers null in a place that takes it, or refuses it with a code', async () => {
    for (const place of places.filter(({ nulls }) => nulls === 'taken')) {
      for (const text of [place.write('$v', declared(place)), place.write('null', '')]) {
        const found = await codes(text, text.includes('$v') ? { v: null } : {});
        expect(
          found.filter(({ code }) => code === 'INTERNAL_SERVER_ERROR'),
          text,
        ).toEqual([]);
      }
    }
  });

  it('refuses a variable without a value as the only field of an object', async () => {
    for (const place of places.filter(({ nulls }) => nulls === 'oneOf')) {
      const [withDefault, without] = [declared(place), `($v: ${place.type})`];
      for (const [head, variables] of [
        [withDefault, { v: null }],
        [without, { v: null }],
        [without, {}],
      ] as const) {
        const text = place.write('$v', head);
        const [fault] = validate(engine.engine.schema, parse(text));
        const [error] = fault ? [{ code: 'BAD_USER_INPUT', message: fault.message }] : await codes(text, variables);
        expect(error, text).toMatchObject({ code: 'BAD_USER_INPUT', message: expect.stringContaining('"$v"') });
      }
    }
  });

  it('of a float refuses a literal that no float can hold, as it refuses such a variable', async () => {
    const floats = places.filter(({ type }) => /^(Float|\[Float!?\])$/.test(type));
    expect(floats.length).toBeGreaterThan(5);
    const schema = engine.engine.schema;
    const check = (text: string) => validate(schema, parse(text), validationRules).map(({ message }) => message);
    for (const place of floats) {
      for (const huge of ['1e400', '-1e400', '1.5e309', `1${'0'.repeat(400)}`]) {
        const operand = place.type.startsWith('[') ? `[${huge}]` : huge;
        expect(check(place.write(operand, '')), place.name).toEqual([
          expect.stringContaining('Float cannot represent'),
        ]);
        const variable = `($v: ${place.type} = ${operand})`;
        expect(check(place.write('$v', variable)), place.name).toEqual([
          expect.stringContaining('Float cannot represent'),
        ]);
      }
      const text = place.write('$v', `($v: ${place.type}!)`);
      const [error] = await codes(text, { v: JSON.parse('1e400') });
      expect(error, text).toMatchObject({ code: 'BAD_USER_INPUT', message: expect.stringContaining('Float cannot') });
      expect(check(place.write(place.type.startsWith('[') ? '[1.7e308, 0]' : '-1.7e308', '')), place.name).toEqual([]);
    }
  });

  it('of an id still takes a whole number of any length', () => {
    const text = `{ node(id: 1${'0'.repeat(400)}) { id } }`;
    expect(validate(engine.engine.schema, parse(text), validationRules)).toEqual([]);
  });
});
