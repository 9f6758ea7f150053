/** Keeps the schema to those who have it, where an operator wants that. */
import { type ASTVisitor, GraphQLError, getNamedType, isIntrospectionType, type ValidationContext } from 'graphql';
import type { Plugin } from 'graphql-yoga';
import { codedError } from '../../base/errors.ts';

/** Refuses `__schema` and `__type`. `__typename` says nothing that the answer does not show, and stays. */
const noIntrospection = (context: ValidationContext): ASTVisitor => ({
  Field(node) {
    const type = getNamedType(context.getType());
    if (!type || !isIntrospectionType(type)) return;
    const { message, extensions } = codedError(
      'INTROSPECTION_DISABLED',
      `"${node.name.value}" asks for the schema, which this service does not tell. Take it from schema/schema.graphql.`,
    );
    context.reportError(new GraphQLError(message, { nodes: node, extensions }));
  },
});

/** Refuses introspection, and takes what names parts of the schema that nobody asked for out of messages. */
export const useNoIntrospection = (): Plugin => ({
  onValidate: ({ addValidationRule }) => addValidationRule(noIntrospection),
  onResultProcess({ result, setResult }) {
    if (!('errors' in result) || !result.errors) return;
    setResult({ ...result, errors: result.errors.map(withoutSuggestion) });
  },
});

/** graphql-js ends messages about names that it does not know with those that come near. */
function withoutSuggestion(error: GraphQLError): GraphQLError {
  const { message, nodes, source, positions, path, originalError, extensions } = error;
  const kept = message.replace(/\s*Did you mean [^?]*\?/g, '');
  if (kept === message) return error;
  return new GraphQLError(kept, { nodes: nodes ?? null, source, positions, path, originalError, extensions });
}
