/** Says what is wrong with ids, in the same words for every field that takes some. */
import type { GraphQLError } from 'graphql';
import { codedError } from '../base/errors.ts';
import { type Graph, idShape } from '../model/graph.ts';

const findIds = 'Find ids with `search`.';

/**
 * Checks ids that a client sent for one argument.
 * @param argument names the argument in the message: "Query.nutrient(id:)".
 * @param kinds that the argument takes; null for any.
 * @returns one error that quotes every id which is malformed or of another kind, or null when all of them fit.
 */
export function wrongIds(
  graph: Graph,
  argument: string,
  kinds: readonly string[] | null,
  ids: readonly unknown[],
): GraphQLError | null {
  const wrong = ids.flatMap((id) => {
    const kind = typeof id === 'string' ? graph.kindOfId(id) : undefined;
    if (kind && (kinds === null || kinds.includes(kind.name))) return [];
    return [{ id, why: kind ? `an id of the kind ${kind.name}` : 'not an id' }];
  });
  if (wrong.length === 0) return null;
  const found = wrong.map(({ id, why }) => `${JSON.stringify(id)}, which is ${why}`).join('; ');
  const prefixes = (kinds ?? []).map((name) => `the kind ${name}: "${graph.kind(name).definition.idPrefix}:…"`);
  const isAny = kinds === null || kinds.length === graph.kinds.size;
  const expected = isAny ? '' : ` Expected an id of ${prefixes.join(' or of ')}.`;
  const details = { argument, ids: wrong.map(({ id }) => id) };
  return codedError('BAD_ID', `${argument} holds ${found}. An id is ${idShape}.${expected} ${findIds}`, details);
}

/** Returns the error for well-formed ids that no entity has. */
export function unknownIds(argument: string, ids: readonly unknown[]): GraphQLError {
  const quoted = ids.map((id) => JSON.stringify(id)).join(', ');
  return codedError('BAD_ID', `${argument} holds ${quoted}: no entity of this release has this id. ${findIds}`, {
    argument,
    ids,
  });
}
