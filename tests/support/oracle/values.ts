/** Reads values of arguments and variables, for the oracle. */
import { Kind, type OperationDefinitionNode, type ValueNode } from 'graphql';

/** A value of an argument: JSON, with the names of enum values. */
export type Value = null | boolean | number | string | readonly Value[] | Inputs;
export interface Inputs {
  readonly [name: string]: Value;
}

export const isInputs = (value: Value | undefined): value is Inputs =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Returns a list. As in GraphQL, one value stands for a list of one. */
export const asList = (value: Value | undefined): readonly Value[] => {
  if (value === undefined || value === null) return [];
  return Array.isArray(value) ? value : [value as Value];
};

/** Converts the name of a kind to its enum value: "RiskFactor" to "RISK_FACTOR". */
export const upper = (name: string): string => name.replaceAll(/([a-z0-9])([A-Z])/g, '$1_$2').toUpperCase();

/** Reads a value of a document; undefined for a variable without a value. */
export function readValue(node: ValueNode, variables: Inputs): Value | undefined {
  switch (node.kind) {
    case Kind.VARIABLE:
      return Object.hasOwn(variables, node.name.value) ? variables[node.name.value] : undefined;
    case Kind.INT:
    case Kind.FLOAT:
      return Number(node.value);
    case Kind.STRING:
    case Kind.ENUM:
    case Kind.BOOLEAN:
      return node.value;
    case Kind.NULL:
      return null;
    case Kind.LIST:
      return node.values.map((item) => readValue(item, variables) ?? null);
    case Kind.OBJECT:
      return readInputs(node.fields, variables);
  }
}

/** Reads arguments or fields of an input object, without those whose variable has no value. */
export function readInputs(
  fields: readonly { readonly name: { readonly value: string }; readonly value: ValueNode }[],
  variables: Inputs,
): Inputs {
  const inputs: Record<string, Value> = {};
  for (const field of fields) {
    const value = readValue(field.value, variables);
    if (value !== undefined) inputs[field.name.value] = value;
  }
  return inputs;
}

/** Returns the variables of a request with their defaults. */
export function readVariables(operation: OperationDefinitionNode, given: Inputs): Inputs {
  const variables: Record<string, Value> = {};
  for (const { variable, defaultValue } of operation.variableDefinitions ?? []) {
    const name = variable.name.value;
    const value = Object.hasOwn(given, name) ? given[name] : defaultValue && readValue(defaultValue, {});
    if (value !== undefined) variables[name] = value;
  }
  return variables;
}
