/** The description of a graph, and every query that the explorer builds from it. */
import { type GraphQLSchema, parse, validate } from 'graphql';
import { describe, expect, test } from 'vitest';
import { nutritionAppearance } from '../../../schema/explorer/appearance.ts';
import { nutritionGraph } from '../../../schema/model/index.ts';
import { buildSchema } from '../../../src/api/schema.ts';
import { endsOf } from '../../../src/explorer/api/ends.ts';
import { edgeDocument, entityDocument, factsDocument } from '../../../src/explorer/api/facts.ts';
import { printValue } from '../../../src/explorer/api/properties.ts';
import { searchDocument } from '../../../src/explorer/api/search.ts';
import type { Appearance } from '../../../src/explorer/appearance.ts';
import type { Graph } from '../../../src/model/graph.ts';
import { resolveGraph } from '../../../src/model/resolve.ts';
import { describeForExplorer } from '../../../src/server/explorer/describe.ts';
import { measureDocument } from '../../../src/server/graphql/measure.ts';
import { readSettings } from '../../../src/settings/read.ts';
import { libraryGraph } from '../../support/library/model.ts';

const worlds: readonly (readonly [name: string, graph: Graph, appearance: Appearance])[] = [
  ['nutrition', resolveGraph(nutritionGraph), nutritionAppearance],
  ['the library', resolveGraph(libraryGraph), {}],
];

describe.each(worlds)('the description of %s', (_, graph, appearance) => {
  const described = describeForExplorer(graph, appearance);
  const schema: GraphQLSchema = buildSchema(graph, []);

  test('has each kind and relation, and names only what the graph declares', () => {
    expect(described.kinds.map((kind) => kind.name)).toEqual([...graph.kinds.keys()]);
    expect(described.relations.map((relation) => relation.name)).toEqual([...graph.relations.keys()]);
    const kinds = new Set(graph.kinds.keys());
    expect(
      [...(appearance.columns ?? []).flat(), ...Object.keys(appearance.shapes ?? {})].filter(
        (kind) => !kinds.has(kind),
      ),
    ).toEqual([]);
    expect(Object.keys(appearance.kinds ?? {}).filter((kind) => !kinds.has(kind))).toEqual([]);
    expect(Object.keys(appearance.relations ?? {}).filter((relation) => !graph.relations.has(relation))).toEqual([]);
  });

  test('gives a column to all kinds except evidence and its sources', () => {
    const without = described.kinds.filter(({ column }) => column === null).map((kind) => kind.name);
    expect(without).toEqual([graph.evidence.kind, graph.definition.provenance.kind]);
  });

  test('leads to queries that fit the schema and the limits of a service', () => {
    const { maxAliases, maxDepth, maxRootFields } = readSettings([], {});
    for (const kind of described.kinds) {
      const ends = endsOf(described, kind);
      const documents = [
        entityDocument(described, kind, ends),
        ...ends.filter(({ isSingle }) => !isSingle).map((end) => factsDocument(described, kind, end)),
        ...ends
          .filter(({ isSingle, isForward }) => isForward && !isSingle)
          .map((end) => edgeDocument(described, kind, end)),
      ];
      for (const text of [...documents, searchDocument]) {
        const document = parse(text);
        expect([kind.name, text, validate(schema, document)]).toEqual([kind.name, text, []]);
        const { aliases, depth, rootFields } = measureDocument(document);
        expect([aliases <= maxAliases, depth <= maxDepth, rootFields <= maxRootFields]).toEqual([true, true, true]);
      }
    }
  });

  test('has labels in words', () => {
    for (const { label, pluralLabel } of described.kinds) {
      expect([label, pluralLabel].join(' ')).toMatch(/^[a-zA-Z]+( [a-zA-Z]+)*$/);
    }
  });
});

test('a value has its unit, the words of its enum, and the labels of a record where they help', () => {
  const nutrition = describeForExplorer(resolveGraph(nutritionGraph), nutritionAppearance);
  const contains = nutrition.relations.find((relation) => relation.name === 'CONTAINS');
  const food = nutrition.kinds.find((kind) => kind.name === 'Food');
  const amount = contains?.properties.find((property) => property.name === 'amountPer100g');
  const portions = food?.properties.find((property) => property.name === 'portions');
  if (!contains || !amount || !food || !portions) throw new Error('The graph of nutrition has changed.');
  expect(printValue(amount, { amountPer100g: 1234.5, unit: 'UG' }, contains.properties)).toBe('1,234.5 µg');
  expect(printValue(amount, { amountPer100g: null, unit: 'UG' }, contains.properties)).toBeNull();
  expect(printValue(portions, { portions: [{ amount: 1, measure: 'cup', grams: 30 }] }, food.properties)).toBe(
    'amount 1, cup, 30 g',
  );
});
