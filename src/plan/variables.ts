/**
 * Splits variables into the parts that shape a plan (the operators, the order of a list, the condition of `@include`)
 * and those that only fill its slots (the text of a search, a page size).
 */
import {
  type GraphQLInputType,
  type GraphQLSchema,
  isEnumType,
  isInputObjectType,
  isInputType,
  isListType,
  isNonNullType,
  isScalarType,
  type OperationDefinitionNode,
  typeFromAST,
} from 'graphql';

/** Stands for a value that a plan does not depend on. */
export class VariableRef {
  readonly variable: string;
  readonly path: readonly (string | number)[];
  constructor(variable: string, path: readonly (string | number)[]) {
    this.variable = variable;
    this.path = path;
  }
}

export interface SplitVariables {
  /** The variables, with a reference in the place of every leaf that does not shape the plan. */
  readonly referenced: Readonly<Record<string, unknown>>;
  /** Equal for two requests if, and only if, the same document has the same plan for both. */
  readonly shape: string;
}

/** Splits variables. @param values coerced, as `getVariableValues` of graphql-js returns them. */
export function splitVariables(
  schema: GraphQLSchema,
  operation: OperationDefinitionNode,
  values: Readonly<Record<string, unknown>>,
): SplitVariables {
  const referenced: Record<string, unknown> = {};
  const shapes: unknown[] = [];
  for (const definition of operation.variableDefinitions ?? []) {
    const name = definition.variable.name.value;
    if (!Object.hasOwn(values, name)) continue;
    const type = typeFromAST(schema, definition.type);
    if (!isInputType(type)) continue;
    const { value, shape } = split(type, values[name], name, []);
    referenced[name] = value;
    shapes.push([name, shape]);
  }
  return { referenced, shape: JSON.stringify(shapes) };
}

interface Split {
  readonly value: unknown;
  readonly shape: unknown;
}

function split(type: GraphQLInputType, value: unknown, variable: string, path: readonly (string | number)[]): Split {
  if (value === null || value === undefined) return { value, shape: null };
  if (isNonNullType(type)) return split(type.ofType, value, variable, path);
  // A directive may use a boolean variable, which then decides which fields are selected.
  const isPlainBoolean = isScalarType(type) && type.name === 'Boolean' && path.length === 0;
  if (isPlainBoolean || isEnumType(type)) return { value, shape: value };
  if (isListType(type)) {
    const inner = isNonNullType(type.ofType) ? type.ofType.ofType : type.ofType;
    // In a list of enum values, a repeated value has no meaning.
    if (isEnumType(inner) && Array.isArray(value)) {
      const distinct = [...new Set(value)];
      return { value: distinct, shape: distinct };
    }
    const whole = !(isInputObjectType(inner) || isListType(inner));
    if (!whole && Array.isArray(value)) {
      const items = value.map((item, i) => split(type.ofType, item, variable, [...path, i]));
      return { value: items.map((item) => item.value), shape: items.map((item) => item.shape) };
    }
  }
  if (isInputObjectType(type)) {
    const entries = Object.entries(value).flatMap(([name, item]) => {
      const field = type.getFields()[name];
      return field ? [[name, split(field.type, item, variable, [...path, name])] as const] : [];
    });
    return {
      value: Object.fromEntries(entries.map(([name, item]) => [name, item.value])),
      shape: entries.map(([name, item]) => [name, item.shape]),
    };
  }
  return { value: new VariableRef(variable, path), shape: 0 };
}

/** Returns the value of a reference in this request's variables. */
export function followReference(values: Readonly<Record<string, unknown>>, reference: VariableRef): unknown {
  let value: unknown = values[reference.variable];
  for (const step of reference.path) {
    if (typeof value !== 'object' || value === null) return undefined;
    value = Reflect.get(value, step);
  }
  return value;
}
