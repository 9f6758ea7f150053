import { codedError, limitExceeded } from '../errors.ts';
import type { Limits } from '../limits.ts';
import { type Graph, idShape } from '../model/graph.ts';
import type { ArgumentDefinition, ArgumentDefinitions, IdArgument, NumberArgument } from './define.ts';

const findIds = 'Find ids with `search`.';

/** What the arguments of one field are checked against. */
interface Bounds {
  readonly graph: Graph;
  readonly limits: Limits;
  /** The field, for messages. */
  readonly field: string;
}

/**
 * Checks what GraphQL's types do not say of the arguments of a research field, and fills in defaults.
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
      return definition.list
        ? checkIds(bounds, argument, definition, value)
        : checkId(bounds, argument, definition, value);
    case 'int':
    case 'float':
      return checkNumber(argument, definition, value);
    case 'kinds':
    case 'relations':
      return Array.isArray(value) ? [...new Set(value)] : value;
    default:
      return value;
  }
}

function checkIds(bounds: Bounds, argument: string, definition: IdArgument, value: unknown): readonly unknown[] {
  const ids = [...new Set(Array.isArray(value) ? value : [value])];
  const { maxIds } = bounds.limits;
  if (ids.length > maxIds) throw limitExceeded('maxIds', maxIds, ids.length);
  if (ids.length < (definition.min ?? 0)) {
    throw codedError(
      'BAD_USER_INPUT',
      `${argument} holds ${ids.length} different ids, and at least ${definition.min} are needed. ${findIds}`,
      { argument, min: definition.min, actual: ids.length },
    );
  }
  return ids.map((id) => checkId(bounds, argument, definition, id));
}

function checkId({ graph }: Bounds, argument: string, { kinds }: IdArgument, id: unknown): unknown {
  const kind = typeof id === 'string' ? graph.kindOfId(id) : undefined;
  if (kind && (!kinds || kinds.includes(kind.name))) return id;
  const wanted = (kinds ?? []).map((name) => `the kind ${name}: "${graph.kind(name).definition.idPrefix}:…"`);
  const expected = kinds ? ` What is expected is an id of ${wanted.join(' or of ')}.` : '';
  const what = kind ? `is an id of the kind ${kind.name}.` : `is no id. An id is ${idShape}.`;
  throw codedError('BAD_ID', `${argument} holds ${JSON.stringify(id)}, which ${what}${expected} ${findIds}`, { id });
}

function checkNumber(argument: string, { min, max, type }: NumberArgument, value: unknown): unknown {
  if (typeof value === 'number' && value >= min && value <= max) return value;
  throw codedError(
    'BAD_USER_INPUT',
    `${argument} is ${String(value)}; it has to be a ${type === 'int' ? 'whole ' : ''}number from ${min} to ${max}.`,
    { argument, min, max, actual: value },
  );
}

/** The error for ids that are well formed and belong to nothing. */
export const unknownIds = (argument: string, ids: readonly string[]) =>
  codedError(
    'BAD_ID',
    `${argument} holds ${ids.map((id) => JSON.stringify(id)).join(', ')}, which ${ids.length === 1 ? 'is' : 'are'} ` +
      `in no entity of this release. ${findIds}`,
    { ids },
  );
