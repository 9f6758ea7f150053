import type { GraphQLError } from 'graphql';
import { refuseUnknownSources, unknownIds } from '../plan/ids.ts';
import type { BoundOperation } from '../plan/prepare.ts';
import { aliasRecord, type ResultTree, type RootResult } from '../plan/result.ts';

/**
 * Returns the tree with an error under the alias of each root field that has a wrong or an unknown id. graphql-js
 * reports it there.
 * @throws {GraphQLError} BAD_ID for an unknown source in a limit by evidence, which may apply to many fields.
 */
export function withRefusals(tree: ResultTree, { plan, values, refused }: BoundOperation): ResultTree {
  refuseUnknownSources(plan, values, (subject) => {
    const found = tree[subject];
    return Array.isArray(found) ? found : [];
  });
  const errors = new Map<string, GraphQLError>(refused);
  plan.slots.forEach((slot, i) => {
    if (slot.use !== 'id' || slot.subject === null || errors.has(slot.root) || tree[slot.subject]) return;
    errors.set(slot.root, unknownIds(slot.field, [values[i]]));
  });
  return errors.size > 0 ? Object.assign(aliasRecord<RootResult>(), tree, Object.fromEntries(errors)) : tree;
}
