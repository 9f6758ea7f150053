import type { GraphQLResolveInfo } from 'graphql';
import type { Lookup } from '../model/graph.ts';
import { wrongIds } from '../plan/ids.ts';
import type { Types } from './builder.ts';

/** Describes the id that a lookup takes, for an argument or a field of inputs. */
export function lookupId({ graph }: Types, { hop }: Lookup) {
  const prefixes = hop.targets.map((kind) => `"${graph.kind(kind).definition.idPrefix}:"`).join(' or ');
  return { required: true, description: `The id of one node, which begins with ${prefixes}.` } as const;
}

/**
 * Checks the id of a lookup field. A store finds nothing for a wrong id, so the error makes only this field null.
 * @throws {GraphQLError} BAD_ID
 */
export function refuseWrongId(
  { graph }: Types,
  { hop }: Lookup,
  id: unknown,
  { parentType, fieldName }: GraphQLResolveInfo,
): void {
  const error = wrongIds(graph, `${parentType.name}.${fieldName}(of:)`, hop.targets, [id]);
  if (error) throw error;
}
