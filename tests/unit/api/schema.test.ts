import {
  type GraphQLField,
  type GraphQLNamedType,
  type GraphQLObjectType,
  type GraphQLSchema,
  isEnumType,
  isInputObjectType,
  isInterfaceType,
  isIntrospectionType,
  isObjectType,
  isSpecifiedScalarType,
} from 'graphql';
import { describe, expect, it } from 'vitest';
import { nutritionGraph } from '../../../schema/model/index.ts';
import { nutritionResearch } from '../../../schema/research/index.ts';
import { buildSchema } from '../../../src/api/schema.ts';
import { resolveGraph } from '../../../src/model/resolve.ts';
import { libraryGraph } from '../../support/library/model.ts';

/** "Type", "Type.field", "Type.field(argument:)" and "Enum.VALUE" of everything without a description. */
function undescribed(schema: GraphQLSchema): string[] {
  const own = Object.values(schema.getTypeMap()).filter(
    (type) => !isIntrospectionType(type) && !isSpecifiedScalarType(type),
  );
  return own.flatMap((type) => [...(type.description ? [] : [type.name]), ...membersOf(type)]);
}

function membersOf(type: GraphQLNamedType): string[] {
  const missing = (
    items: readonly { readonly name: string; readonly description?: string | null | undefined }[],
    prefix: string,
  ) => items.filter((item) => !item.description).map((item) => `${prefix}${item.name}`);
  if (isEnumType(type)) return missing(type.getValues(), `${type.name}.`);
  if (isInputObjectType(type)) return missing(Object.values(type.getFields()), `${type.name}.`);
  if (!isObjectType(type) && !isInterfaceType(type)) return [];
  const fields = Object.values(type.getFields());
  return [
    ...missing(fields, `${type.name}.`),
    ...fields.flatMap((field) => missing(field.args, `${type.name}.${field.name}: `)),
  ];
}

const objectType = (schema: GraphQLSchema, name: string): GraphQLObjectType => {
  const type = schema.getType(name);
  if (!isObjectType(type)) throw new Error(`${name} is not an object type`);
  return type;
};
const signature = (field: GraphQLField<unknown, unknown> | undefined) => field && `${field.type}`;

describe.each([
  ['nutrition', nutritionGraph, nutritionResearch],
  ['the library', libraryGraph, []],
] as const)('the schema of %s', (_name, definition, research) => {
  const graph = resolveGraph(definition);
  const schema = buildSchema(graph, research);
  const connections = Object.values(schema.getTypeMap()).filter((type) => type.name.endsWith('Connection'));

  it('describes every type, field, argument and enum value', () => {
    expect(undescribed(schema)).toEqual([]);
  });

  it('names the unit of every property that declares one', () => {
    for (const kind of graph.kinds.values()) {
      for (const [name, property] of Object.entries(kind.properties)) {
        if (!property.unit) continue;
        expect(objectType(schema, kind.name).getFields()[name]?.description).toContain(`Unit: ${property.unit}.`);
      }
    }
  });

  it('has a singular and a plural root field for each kind, and a field at both ends of each relation', () => {
    const query = schema.getQueryType()?.getFields() ?? {};
    for (const kind of graph.kinds.values()) {
      const singular = kind.name.charAt(0).toLowerCase() + kind.name.slice(1);
      expect(signature(query[singular])).toBe(kind.name);
      // A list that takes ids is null where one of these is wrong.
      const bang = query[kind.definition.plural]?.args.some(({ type }) => String(type) === 'ID') ? '' : '!';
      expect(signature(query[kind.definition.plural])).toBe(`${kind.name}Connection${bang}`);
      expect(Object.keys(objectType(schema, kind.name).getFields())).toEqual(
        expect.arrayContaining([...kind.hops.keys(), ...Object.keys(kind.properties)]),
      );
    }
  });

  const isSearch = ({ name }: { readonly name: string }) => name === 'SearchConnection';

  it('has connections as the Relay specification wants them', () => {
    expect(connections.length).toBeGreaterThan(graph.kinds.size);
    for (const connection of connections) {
      const fields = objectType(schema, connection.name).getFields();
      expect(signature(fields.pageInfo)).toBe('PageInfo!');
      expect(signature(fields.totalCount)).toBe('Int!');
      // The edges of a search are called hits.
      const edge = objectType(schema, connection.name.replace(/Connection$/, isSearch(connection) ? 'Hit' : 'Edge'));
      expect(signature(fields.edges)).toBe(`[${edge.name}!]!`);
      expect(signature(edge.getFields().cursor)).toBe('String!');
      expect(signature(fields.nodes)).toBe(`[${signature(edge.getFields().node)}]!`);
    }
    const pageInfo = objectType(schema, 'PageInfo').getFields();
    expect(Object.fromEntries(Object.entries(pageInfo).map(([name, field]) => [name, signature(field)]))).toEqual({
      hasNextPage: 'Boolean!',
      hasPreviousPage: 'Boolean!',
      startCursor: 'String',
      endCursor: 'String',
    });
  });

  it('takes the four paging arguments wherever it gives a connection; in a list, a filter and an ordering', () => {
    for (const type of Object.values(schema.getTypeMap())) {
      if (!isObjectType(type)) continue;
      for (const field of Object.values(type.getFields())) {
        if (!`${field.type}`.endsWith('Connection!')) continue;
        const args = field.args.map((arg) => `${arg.name}: ${arg.type}`);
        expect(args).toEqual(expect.arrayContaining(['first: Int', 'after: String', 'last: Int', 'before: String']));
        if (field.name === 'search') continue;
        expect(args.some((arg) => /^where: \w+Where$/.test(arg))).toBe(true);
        expect(args.some((arg) => /^orderBy: \[\w+Order!\]$/.test(arg))).toBe(true);
      }
    }
  });

  it('has Node, node and nodes as the Relay specification wants them', () => {
    const node = schema.getType('Node');
    if (!isInterfaceType(node)) throw new Error('Node is not an interface');
    expect(Object.values(node.getFields()).map((field) => `${field.name}: ${field.type}`)).toEqual(['id: ID!']);
    const query = schema.getQueryType()?.getFields() ?? {};
    expect(signature(query.node)).toBe('Node');
    expect(query.node?.args.map((arg) => `${arg.name}: ${arg.type}`)).toEqual(['id: ID!']);
    expect(signature(query.nodes)).toBe('[Node]!');
    expect(query.nodes?.args.map((arg) => `${arg.name}: ${arg.type}`)).toEqual(['ids: [ID!]!']);
    for (const kind of graph.kinds.keys()) {
      const interfaces = objectType(schema, kind).getInterfaces();
      expect(interfaces.slice(0, 2).map((type) => type.name)).toEqual(['Node', 'Entity']);
    }
  });
});
