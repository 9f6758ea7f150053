/** Rewrites documents so that their answers are limited by evidence. */
import {
  type ArgumentNode,
  type DocumentNode,
  type GraphQLSchema,
  getNamedType,
  Kind,
  parseValue,
  TypeInfo,
  visit,
  visitWithTypeInfo,
} from 'graphql';

const evidence = 'evidence';

/**
 * Gives the argument `evidence` to the outermost fields that take it: root fields, and the fields below `node` and
 * `nodes`. The fields below them inherit it. A field with an `evidence` of its own keeps it.
 * @param value the value of the argument, as GraphQL writes it.
 * @param withDefault false leaves out the fields with a default limit.
 */
export function limitedTo(
  value: string,
  document: DocumentNode,
  schema: GraphQLSchema,
  withDefault = true,
): DocumentNode {
  const limit: ArgumentNode = {
    kind: Kind.ARGUMENT,
    name: { kind: Kind.NAME, value: evidence },
    value: parseValue(value, { noLocation: true }),
  };
  const types = new TypeInfo(schema);
  const takesLimit = (): boolean =>
    types
      .getFieldDef()
      ?.args.some(
        ({ name, type, defaultValue }) =>
          name === evidence &&
          getNamedType(type).name === 'EvidenceLimit' &&
          (withDefault || defaultValue === undefined),
      ) ?? false;
  let depth = 0;
  const visitor = visitWithTypeInfo(types, {
    Field: {
      enter(field) {
        if (!takesLimit()) return undefined;
        depth += 1;
        const given = field.arguments ?? [];
        const isLimited = depth > 1 || given.some(({ name }) => name.value === evidence);
        return isLimited ? undefined : { ...field, arguments: [...given, limit] };
      },
      leave() {
        if (takesLimit()) depth -= 1;
      },
    },
  });
  return visit(document, visitor);
}
