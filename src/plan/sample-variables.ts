import {
  type GraphQLInputType,
  type GraphQLSchema,
  getNullableType,
  isInputType,
  isListType,
  isScalarType,
  type OperationDefinitionNode,
  typeFromAST,
} from 'graphql';

/** A value of each scalar that a plan does not depend on. A Boolean may choose the plan, so it has none. */
const samples: Readonly<Record<string, unknown>> = { ID: '', String: '', Int: 1, Float: 1 };

/**
 * Returns values for the variables of an operation that give it the plan of most requests: every variable that has no
 * default gets a value.
 * @returns null where the values of a required variable choose the plan: a filter, an order, a condition of `@include`.
 */
export function sampleVariables(
  schema: GraphQLSchema,
  { variableDefinitions = [] }: OperationDefinitionNode,
): Record<string, unknown> | null {
  const values: Record<string, unknown> = {};
  for (const { variable, type, defaultValue } of variableDefinitions) {
    const declared = typeFromAST(schema, type);
    if (defaultValue || !isInputType(declared)) continue;
    const value = sampleOf(declared);
    if (value !== undefined) values[variable.name.value] = value;
    else if (type.kind === 'NonNullType') return null;
  }
  return values;
}

function sampleOf(type: GraphQLInputType): unknown {
  const inner = getNullableType(type);
  if (!isListType(inner)) return isScalarType(inner) ? samples[inner.name] : undefined;
  const item = sampleOf(inner.ofType);
  return item === undefined ? undefined : [item];
}
