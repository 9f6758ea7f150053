/** Hides the schema from clients, if an operator wants that. */
import { type ASTVisitor, GraphQLError, getNamedType, isIntrospectionType, type ValidationContext } from 'graphql';
import { codedError } from '../../base/errors.ts';

/** Refuses `__schema` and `__type`. `__typename` stays: it shows nothing more than the answer does. */
export const noIntrospection = (context: ValidationContext): ASTVisitor => ({
  Field(node) {
    const type = getNamedType(context.getType());
    if (!type || !isIntrospectionType(type)) return;
    const { message, extensions } = codedError(
      'INTROSPECTION_DISABLED',
      `"${node.name.value}" queries the schema, which this service does not show. Take it from schema/schema.graphql.`,
    );
    context.reportError(new GraphQLError(message, { nodes: node, extensions }));
  },
});

/** Removes the similar names that graphql-js suggests in its messages about unknown names: they show the schema. */
export function withoutSuggestion(error: GraphQLError): GraphQLError {
  const { message, nodes, source, positions, path, originalError, extensions } = error;
  const kept = message.replace(/\s*Did you mean [^?]*\?/g, '');
  if (kept === message) return error;
  return new GraphQLError(kept, { nodes: nodes ?? null, source, positions, path, originalError, extensions });
}
