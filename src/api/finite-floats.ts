import {
  type ASTVisitor,
  type FloatValueNode,
  GraphQLError,
  GraphQLFloat,
  getNamedType,
  type IntValueNode,
  specifiedRules,
  type ValidationContext,
  type ValidationRule,
} from 'graphql';

/**
 * Refuses a literal such as `1e400` where a float is expected: it would be read as infinity. graphql-js refuses an
 * infinite variable, but not a literal, and Pothos admits no other scalar of the name Float.
 */
export function finiteFloats(context: ValidationContext): ASTVisitor {
  const check = (node: FloatValueNode | IntValueNode) => {
    if (getNamedType(context.getInputType()) !== GraphQLFloat || Number.isFinite(Number(node.value))) return;
    const message = `Float cannot represent the number that is written here: it has to lie between ${-limit} and ${limit}.`;
    context.reportError(new GraphQLError(message, { nodes: node }));
  };
  return { FloatValue: check, IntValue: check };
}

const limit = Number.MAX_VALUE;

/** The rules that a document has to keep to be planned. */
export const validationRules: readonly ValidationRule[] = [...specifiedRules, finiteFloats];
