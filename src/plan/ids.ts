/** Refuses ids that a client sent, in the same words for every field that takes some. */
import type { GraphQLError } from 'graphql';
import { codedError } from '../base/errors.ts';
import type { Graph } from '../model/graph.ts';
import { expectedIds, wrongId } from '../model/id.ts';
import type { Plan } from './plan.ts';

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
    const why = wrongId(graph, id, kinds);
    return why === null ? [] : [{ id, why }];
  });
  if (wrong.length === 0) return null;
  const found = wrong.map(({ id, why }) => `${JSON.stringify(id)}, which is ${why}`).join('; ');
  return codedError('BAD_ID', `${argument} holds ${found}. ${expectedIds(graph, kinds)} ${findIds}`, {
    argument,
    ids: wrong.map(({ id }) => id),
  });
}

/** Returns the error for well-formed ids that no entity has. */
export function unknownIds(argument: string, ids: readonly unknown[]): GraphQLError {
  const quoted = ids.map((id) => JSON.stringify(id)).join(', ');
  return codedError('BAD_ID', `${argument} holds ${quoted}: no entity of this release has this id. ${findIds}`, {
    argument,
    ids,
  });
}

/**
 * Checks that the sources in all limits by evidence exist.
 * @param found reads the root with an alias, which has a place for each id: null for one that no entity has.
 * @throws {GraphQLError} BAD_ID
 */
export function refuseUnknownSources(
  { slots }: Plan,
  values: readonly unknown[],
  found: (subject: string) => readonly unknown[],
): void {
  for (const [i, slot] of slots.entries()) {
    const ids = values[i];
    if (slot.use !== 'sourceIds' || !Array.isArray(ids)) continue;
    const sources = found(slot.subject);
    const unknown = ids.filter((_, place) => sources[place] === null);
    if (unknown.length > 0) throw unknownIds(slot.field, unknown);
  }
}
