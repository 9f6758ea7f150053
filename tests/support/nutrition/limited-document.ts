/** Rewrites documents so that they ask some sources only. */
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
 * @param sources the ids of the sources whose facts the answer may have.
 */
export function limitedTo(sources: readonly string[], document: DocumentNode, schema: GraphQLSchema): DocumentNode {
  const limit: ArgumentNode = {
    kind: Kind.ARGUMENT,
    name: { kind: Kind.NAME, value: evidence },
    value: parseValue(`{ sources: ${JSON.stringify(sources)} }`, { noLocation: true }),
  };
  const types = new TypeInfo(schema);
  const takesLimit = (): boolean =>
    types
      .getFieldDef()
      ?.args.some(({ name, type }) => name === evidence && getNamedType(type).name === 'EvidenceLimit') ?? false;
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
