/** Writes documents that select every field of abstract types. The test of the schema's contract uses it. */
import {
  type GraphQLNamedType,
  type GraphQLObjectType,
  type GraphQLSchema,
  getNamedType,
  isAbstractType,
  isLeafType,
  isObjectType,
  isRequiredArgument,
} from 'graphql';

/**
 * Writes a document for each way from an abstract type down to a leaf. A way is a list of field names, and the document
 * selects it on all types that have it. A single document for all ways would be too large for graphql-js to validate.
 */
export const selectEachWay = (schema: GraphQLSchema, abstract: GraphQLNamedType, depth: number): string[] =>
  waysFrom(schema, admitted(schema, abstract), depth).map(
    (way) => `fragment All on ${abstract.name} ${selectWay(schema, abstract, way)}`,
  );

type Way = readonly string[];

const fieldsOf = (type: GraphQLObjectType) =>
  Object.values(type.getFields()).filter(({ args }) => !args.some(isRequiredArgument));

function groupByName<F extends { readonly name: string }>(fields: readonly F[]): ReadonlyMap<string, readonly F[]> {
  const groups = new Map<string, F[]>();
  for (const field of fields) groups.set(field.name, [...(groups.get(field.name) ?? []), field]);
  return groups;
}

/** Returns the ways to fields that at least two of the types have, and the ways from there. */
function waysFrom(schema: GraphQLSchema, types: readonly GraphQLObjectType[], depth: number): Way[] {
  const named = groupByName(types.flatMap(fieldsOf));
  return [...named].flatMap(([name, fields]): Way[] => {
    if (fields.length < 2) return [];
    if (fields.some(({ type }) => isLeafType(getNamedType(type)))) return [[name]];
    const below = new Set(fields.flatMap(({ type }) => admitted(schema, getNamedType(type))));
    const ways = depth === 0 ? [] : waysFrom(schema, [...below], depth - 1);
    return [[name], ...ways.map((way) => [name, ...way])];
  });
}

function selectWay(schema: GraphQLSchema, type: GraphQLNamedType, [name, ...rest]: Way): string {
  if (name === undefined) return '{ __typename }';
  const parts = admitted(schema, type).flatMap((one) => {
    const field = fieldsOf(one).find((found) => found.name === name);
    if (!field) return [];
    const named = getNamedType(field.type);
    return [`... on ${one.name} { ${name}${isLeafType(named) ? '' : ` ${selectWay(schema, named, rest)}`} }`];
  });
  return `{ __typename ${parts.join(' ')} }`;
}

function admitted(schema: GraphQLSchema, type: GraphQLNamedType): readonly GraphQLObjectType[] {
  if (isAbstractType(type)) return schema.getPossibleTypes(type);
  return isObjectType(type) ? [type] : [];
}
