import { parse } from 'graphql';
import { beforeAll, describe, expect, it } from 'vitest';
import { examplesFolder } from '../../src/server/domain.ts';
import { readExamples } from '../../src/server/playground/examples.ts';
import { runBothWays } from '../support/engine/both-ways.ts';
import { openNutrition } from '../support/nutrition/nutrition.ts';

const examples = await readExamples(examplesFolder);

/** Whether a value contains only nulls and empty lists at every level. */
const isEmpty = (value: unknown): boolean =>
  value === null || (typeof value === 'object' && Object.values(value).every(isEmpty));

describe('the examples of the playground', () => {
  let engine: Awaited<ReturnType<typeof openNutrition>>;
  beforeAll(async () => {
    engine = await openNutrition();
  });

  it('are at least ten', () => expect(examples.length).toBeGreaterThanOrEqual(10));

  it('have a number each', () => {
    const numbers = examples.map(({ name }) => name.slice(0, name.indexOf('-')));
    expect(numbers).toEqual(examples.map((_, i) => String(i + 1).padStart(2, '0')));
  });

  it.each(examples.map((example) => [example.name, example.query] as const))(
    'return data for every root field: %s',
    async (_name, query) => {
      const { result } = await runBothWays(engine, { document: parse(query) });
      expect(result.errors).toBeUndefined();
      for (const root of Object.values(result.data ?? {})) expect(isEmpty(root)).toBe(false);
    },
  );
});
