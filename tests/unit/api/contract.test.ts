import {
  buildSchema as buildSdl,
  type GraphQLSchema,
  isAbstractType,
  isInterfaceType,
  isObjectType,
  OverlappingFieldsCanBeMergedRule,
  parse,
  validate,
} from 'graphql';
import { describe, expect, it } from 'vitest';
import { nutritionGraph } from '../../../schema/model/index.ts';
import { nutritionResearch } from '../../../schema/research/index.ts';
import { checkContract } from '../../../src/api/contract.ts';
import { buildSchema } from '../../../src/api/schema.ts';
import { resolveGraph } from '../../../src/model/resolve.ts';
import { defineResearch } from '../../../src/research/define.ts';
import { libraryGraph } from '../../support/library/model.ts';
import { selectEachWay } from '../../support/schema/selections.ts';

/** Returns the conflicts that graphql-js finds in one selection of all fields that an abstract type admits. */
const overlaps = (schema: GraphQLSchema, depth: number): string[] =>
  Object.values(schema.getTypeMap())
    .filter((type) => isAbstractType(type) && !type.name.startsWith('__'))
    .flatMap((type) => selectEachWay(schema, type, depth))
    .flatMap((text) => validate(schema, parse(text), [OverlappingFieldsCanBeMergedRule]))
    .map(({ message }) => message);

describe.each([
  ['nutrition', nutritionGraph, nutritionResearch],
  ['the library', libraryGraph, []],
] as const)('the schema of %s', (_name, definition, research) => {
  const graph = resolveGraph(definition);
  const schema = buildSchema(graph, research);
  const objects = Object.values(schema.getTypeMap()).filter(
    (type) => isObjectType(type) && !type.name.startsWith('__'),
  );
  const fieldsOf = (name: string) => {
    const type = schema.getType(name);
    return isObjectType(type) || isInterfaceType(type) ? type.getFields() : {};
  };

  it('lets one selection ask for every field of all types that an interface admits', () => {
    expect(overlaps(schema, 4)).toEqual([]);
  }, 60_000);

  it('has a field id of type ID on entities alone', () => {
    const bearers = objects.filter(({ name }) => String(fieldsOf(name).id?.type).startsWith('ID'));
    expect(bearers.map(({ name }) => name).sort()).toEqual([...graph.kinds.keys()].sort());
  });

  it('gives the kind of every entity', () => {
    for (const name of ['Entity', ...graph.kinds.keys()]) expect(String(fieldsOf(name).kind?.type)).toBe('EntityKind!');
  });

  it('has an interface for every type that names evidence as an edge does, and for the kinds of a union', () => {
    const { field, kind } = graph.evidence;
    const named = objects.filter(({ name }) => String(fieldsOf(name)[field]?.type) === `[${kind}!]!`);
    const evidenced = schema.getType('Evidenced');
    if (!isInterfaceType(evidenced)) throw new Error('Evidenced is not an interface');
    const edges = named.filter(({ name }) => name.endsWith('Edge'));
    expect(edges.length).toBeGreaterThan(5);
    for (const edge of edges) expect(schema.getPossibleTypes(evidenced)).toContain(edge);
    for (const { name, to, inverse } of graph.definition.relations) {
      if (typeof to === 'string') continue;
      const union = schema.getType(to.union);
      if (!isInterfaceType(union)) throw new Error(`${name} does not end in an interface`);
      expect(schema.getPossibleTypes(union).map((type) => type.name)).toEqual(to.kinds);
      expect(Object.keys(union.getFields())).toEqual(expect.arrayContaining(['id', 'name', 'kind', inverse.field]));
    }
  });

  it('names a connection that several types share after none of them', () => {
    const owners = new Map<string, string[]>();
    for (const { name } of objects) {
      for (const { type } of Object.values(fieldsOf(name))) {
        const connection = /^(\w+Connection)!$/.exec(String(type))?.[1];
        if (connection) owners.set(connection, [...(owners.get(connection) ?? []), name]);
      }
    }
    const shared = [...owners].filter(([, names]) => names.filter((name) => graph.kinds.has(name)).length > 1);
    expect(shared.length).toBeGreaterThan(0);
    for (const [connection, names] of shared) {
      expect(names.filter((name) => connection.startsWith(name))).toEqual([]);
    }
  });

  it('says of every `first` and `last` how large a page is, and has the default as a default value', () => {
    const lists = objects.flatMap(({ name }) =>
      Object.values(fieldsOf(name)).filter(({ type }) => /Connection!$/.test(String(type))),
    );
    expect(lists.length).toBeGreaterThan(20);
    const other = buildSchema(graph, research, { defaultPageSize: 7, maxPageSize: 13 });
    for (const { name, args } of lists) {
      const [first, last] = ['first', 'last'].map((argument) => args.find((arg) => arg.name === argument));
      const size = name === 'search' ? 10 : 20;
      expect([name, first?.defaultValue]).toEqual([name, size]);
      expect(first?.description).toMatch(new RegExp(`\\b${size}\\b.*at most 100\\..*With 0\\b`));
      expect(last?.description).toMatch(/at most 100\..*With 0\b/);
    }
    const [list] = Object.values(other.getQueryType()?.getFields() ?? {}).filter(({ args }) =>
      args.some(({ name }) => name === 'where'),
    );
    const first = list?.args.find(({ name }) => name === 'first');
    expect(first).toMatchObject({ defaultValue: 7, description: expect.stringMatching(/\b7\b.*at most 13\./) });
  });

  it('counts null only among values that may be missing', () => {
    const facets = objects.filter(({ name }) => name.endsWith('Facet'));
    expect(facets.length).toBeGreaterThan(3);
    for (const { name } of facets) {
      const isOptional = !String(fieldsOf(name).value?.type).endsWith('!');
      expect([name, isOptional]).toEqual([name, name.startsWith('Optional')]);
    }
    const owners = [...graph.kinds.values(), ...graph.relations.values()];
    for (const { properties } of owners) {
      for (const [name, property] of Object.entries(properties)) {
        if (property.type !== 'enum' && property.type !== 'boolean') continue;
        const value = property.type === 'enum' ? property.enum.name : 'Boolean';
        const facet = `[${property.required ? '' : 'Optional'}${value}Facet!]!`;
        const found = objects.flatMap((type) =>
          type.name.endsWith('Aggregates') && String(fieldsOf(type.name)[name]?.type) === facet ? [type.name] : [],
        );
        expect([name, found.length > 0]).toEqual([name, true]);
      }
    }
  });
});

it('leaves identifiers out of aggregates', () => {
  const schema = buildSchema(resolveGraph(nutritionGraph), nutritionResearch);
  const type = schema.getType('FoodAggregates');
  expect(isObjectType(type) && Object.keys(type.getFields())).toEqual([
    'kind',
    'category',
    'level',
    'eatenAs',
    'fortified',
    'amount',
  ]);
});

const sdl = (types: string) => buildSdl(`interface Node { id: ID! } type Query { node: Node } ${types}`);
const clash = (path: string) =>
  `and one selection may hold both: ${path}. Rename a field on this path in one of its types.`;

describe('a schema is refused', () => {
  it.each<[string, string, string]>([
    [
      'for a scalar that differs in a union',
      'union U = A | B type A { f: Int } type B { f: Float }',
      `the field "f" has the types Float in B and Int in A, ${clash('U.f')}`,
    ],
    [
      'for an enum that differs in an interface',
      'enum E { X } enum F { X } interface I { g: Int } type A implements I { g: Int f: E } ' +
        'type B implements I { g: Int f: F }',
      `the field "f" has the types E in A and F in B, ${clash('I.f')}`,
    ],
    [
      'for a field that only one may lack',
      'union U = A | B type A { f: Int } type B { f: Int! }',
      `the field "f" has the types Int in A and Int! in B, ${clash('U.f')}`,
    ],
    [
      'for a list in the place of one',
      'union U = A | B type C { g: Int } type A { f: C } type B { f: [C] }',
      `the field "f" has the types C in A and [C] in B, ${clash('U.f')}`,
    ],
    [
      'for a leaf in the place of an object',
      'union U = A | B type C { g: Int } type A { f: C } type B { f: Int }',
      `the field "f" has the types C in A and Int in B, ${clash('U.f')}`,
    ],
    [
      'for what differs two levels below',
      'union U = A | B type A { f: C } type B { f: D } type C { g: [E] } type D { g: [F] } ' +
        'type E { h: Int } type F { h: ID }',
      `the field "h" has the types ID in F and Int in E, ${clash('U.f.g.h')}`,
    ],
    [
      'for an id of something other than an entity',
      'type A { id: ID! }',
      'A.id: only an entity has a field id of type ID. Rename it.',
    ],
  ])('%s', (_what, types, fault) => {
    const schema = sdl(types);
    expect(() => checkContract(schema)).toThrow(fault);
    // The rule of graphql-js, over the selection that the tests above make, finds the same clashes.
    expect(overlaps(schema, 3).length > 0).toBe(fault.includes('one selection may hold both'));
  });

  it('for research whose results clash', () => {
    const field = { type: 'entity', kind: 'Remark', list: true, description: 'What supports it.' } as const;
    const research = defineResearch({
      field: 'weigh',
      description: 'Weighs.',
      arguments: {},
      result: {
        name: 'Weighing',
        description: 'A weighing.',
        fields: { remarks: field, share: { type: 'float', description: 'How much.' } },
      },
      answer: async () => ({ remarks: [], share: 0 }),
    });
    expect(() => buildSchema(resolveGraph(libraryGraph), [research])).toThrow(
      /the field "share" has the types .* in Weighing/,
    );
  });
});
