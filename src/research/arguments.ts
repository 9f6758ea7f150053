import { codedError, limitExceeded } from '../base/errors.ts';
import type { Limits } from '../base/limits.ts';
import type { Graph } from '../model/graph.ts';
import { wrongIds } from '../plan/ids.ts';
import type { ArgumentDefinition, ArgumentDefinitions, IdArgument, NumberArgument, ObjectsArgument } from './define.ts';

export { unknownIds } from '../plan/ids.ts';

/** The graph and the limits that arguments have to fit. */
interface Bounds {
  readonly graph: Graph;
  readonly limits: Limits;
  /** The field, for messages. */
  readonly field: string;
}

/**
 * Checks the arguments of a research field beyond their GraphQL types, and fills in defaults.
 * @param given coerced values; null or absent where there is none.
 * @returns the values as `ArgumentValues` describes them.
 * @throws {GraphQLError} BAD_ID, BAD_USER_INPUT or LIMIT_EXCEEDED, naming the argument.
 */
export function checkArguments(
  bounds: Bounds,
  definitions: ArgumentDefinitions,
  given: Readonly<Record<string, unknown>>,
): Readonly<Record<string, unknown>> {
  return Object.fromEntries(
    Object.entries(definitions).map(([name, definition]) => [
      name,
      checkArgument(bounds, `${bounds.field}(${name}:)`, definition, given[name] ?? null),
    ]),
  );
}

function checkArgument(bounds: Bounds, argument: string, definition: ArgumentDefinition, value: unknown): unknown {
  if (value === null) return 'default' in definition ? (definition.default ?? null) : null;
  switch (definition.type) {
    case 'id':
      return checkIds(bounds, argument, definition, value);
    case 'int':
    case 'float':
      return checkNumber(argument, definition, value);
    case 'object':
      return checkObject(bounds, argument, definition, value);
    case 'objects':
      return checkObjects(bounds, argument, definition, Array.isArray(value) ? value : [value]);
    case 'kinds':
    case 'relations':
      return Array.isArray(value) ? [...new Set(value)] : value;
    default:
      return value;
  }
}

function checkObjects(bounds: Bounds, argument: string, definition: ObjectsArgument, objects: readonly unknown[]) {
  const { maxIds } = bounds.limits;
  if (objects.length > maxIds) throw limitExceeded('maxIds', maxIds, objects.length);
  return objects.map((object, i) => checkObject(bounds, `${argument}[${i}]`, definition, object));
}

function checkObject(bounds: Bounds, argument: string, { fields }: ObjectsArgument, object: unknown) {
  const given = new Map<string, unknown>(Object.entries(Object(object)));
  const checked = Object.entries(fields).map(([name, definition]) => [
    name,
    checkArgument(bounds, `${argument}.${name}`, definition, given.get(name) ?? null),
  ]);
  return Object.fromEntries(checked);
}

function checkIds({ graph, limits }: Bounds, argument: string, { kinds, list, min }: IdArgument, value: unknown) {
  const ids = [...new Set(Array.isArray(value) ? value : [value])];
  if (ids.length > limits.maxIds) throw limitExceeded('maxIds', limits.maxIds, ids.length);
  if (ids.length < (min ?? 0)) {
    throw codedError(
      'BAD_USER_INPUT',
      `${argument} needs at least ${min} different ${min === 1 ? 'id' : 'ids'}, and has ${ids.length}. ` +
        'Find ids with `search`.',
      { argument, min, actual: ids.length },
    );
  }
  const wrong = wrongIds(graph, argument, kinds, ids);
  if (wrong) throw wrong;
  return list ? ids : ids[0];
}

function checkNumber(argument: string, { min, max, type }: NumberArgument, value: unknown): unknown {
  if (typeof value === 'number' && value >= min && value <= max) return value;
  throw codedError(
    'BAD_USER_INPUT',
    `${argument} is ${String(value)}; it has to be a ${type === 'int' ? 'whole ' : ''}number from ${min} to ${max}.`,
    { argument, min, max, actual: value },
  );
}
