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
 * Refuses a float literal such as `1e400`, which JavaScript would read as infinity. graphql-js refuses an infinite
 * variable, but not a literal, and Pothos allows no other scalar with the name Float.
 */
export function finiteFloats(context: ValidationContext): ASTVisitor {
  const check = (node: FloatValueNode | IntValueNode) => {
    if (getNamedType(context.getInputType()) !== GraphQLFloat || Number.isFinite(Number(node.value))) return;
    const message = `Float cannot represent this number. Expected a number between ${-limit} and ${limit}.`;
    context.reportError(new GraphQLError(message, { nodes: node }));
  };
  return { FloatValue: check, IntValue: check };
}

const limit = Number.MAX_VALUE;

/** The validation rules for documents that the planner accepts. */
export const validationRules: readonly ValidationRule[] = [...specifiedRules, finiteFloats];
