import { type DocumentNode, type FieldNode, Kind, parse, visit } from 'graphql';
import { beforeAll, describe, expect, it } from 'vitest';
import { examplesFolder } from '../../src/server/domain.ts';
import { readExamples } from '../../src/server/playground/examples.ts';
import { runBothWays } from '../support/engine/both-ways.ts';
import { openNutrition } from '../support/nutrition/nutrition.ts';

const examples = await readExamples(examplesFolder);

/** Whether a value contains only nulls and empty lists at every level. */
const isEmpty = (value: unknown): boolean =>
  value === null || (typeof value === 'object' && Object.values(value).every(isEmpty));

const total = 'totalOfTheTest';

/** Adds the total to each list that shows neither the size of its page nor that of the whole list. */
const withTotals = (document: DocumentNode): DocumentNode =>
  visit(document, {
    Field: {
      leave(field): FieldNode | undefined {
        const { selectionSet, arguments: args = [] } = field;
        const names = (selectionSet?.selections ?? []).map((node) => (node.kind === Kind.FIELD ? node.name.value : ''));
        const says = names.some((name) => ['totalCount', 'pageInfo', 'omitted', 'totals'].includes(name));
        const isList = names.includes('nodes') || names.includes('edges');
        // A path and a neighbourhood have all of their nodes.
        if (!selectionSet || !isList || says || names.includes('hops')) return undefined;
        if (args.some(({ name }) => name.value === 'first')) return undefined;
        const added: FieldNode = {
          kind: Kind.FIELD,
          alias: { kind: Kind.NAME, value: total },
          name: { kind: Kind.NAME, value: 'totalCount' },
        };
        return { ...field, selectionSet: { ...selectionSet, selections: [...selectionSet.selections, added] } };
      },
    },
  });

/** Returns the lists of an answer that have more items than the answer shows. */
function shortened(value: unknown, path: string): readonly string[] {
  if (typeof value !== 'object' || value === null) return [];
  const below = Object.entries(value).flatMap(([name, part]) => shortened(part, `${path}.${name}`));
  const { [total]: count, nodes, edges } = value as Readonly<Record<string, unknown>>;
  const items = Array.isArray(nodes) ? nodes : Array.isArray(edges) ? edges : [];
  return typeof count === 'number' && count > items.length ? [...below, `${path}: ${items.length} of ${count}`] : below;
}

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

  it.each(examples.map((example) => [example.name, example.query] as const))(
    'show every list whole, unless they say how much of it: %s',
    async (_name, query) => {
      const { result } = await runBothWays(engine, { document: withTotals(parse(query)) });
      expect(result.errors).toBeUndefined();
      expect(shortened(result.data, '')).toEqual([]);
    },
  );
});
