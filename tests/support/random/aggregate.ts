/** Writes random selections of `aggregates`, for random operations. */
import { type GraphQLObjectType, getNamedType, isObjectType } from 'graphql';
import type { Lookup } from '../../../src/model/graph.ts';
import type { Draft } from './draft.ts';
import { lookupId } from './lookups.ts';

/** Writes a random selection of the aggregates of a list: any fields at any level, some of them twice. */
export function selectAggregates(draft: Draft, type: GraphQLObjectType): string {
  const { tape } = draft;
  const fields = [...Object.values(type.getFields()), null];
  const parts = Array.from({ length: tape.pick([1, 2, 3, 5]) }, () => {
    const field = tape.pick(fields);
    const name = field?.name ?? '__typename';
    // GraphQL merges two selections of a field only if their arguments are equal.
    const alias = field?.args.length || tape.chance(25) ? `${draft.name('a')}: ` : '';
    const inner = field && getNamedType(field.type);
    const args = field?.args.length ? `(of: ${draft.print(lookupId(draft, lookupOf(draft, type, name)), true)})` : '';
    const selection = isObjectType(inner) ? ` { ${selectAggregates(draft, inner)} }` : '';
    return `${alias}${name}${args}${draft.directives()}${selection}`;
  });
  return parts.join(' ');
}

function lookupOf({ graph }: Draft, type: GraphQLObjectType, field: string): Lookup {
  const lookup = graph.kind(type.name.replace(/Aggregates$/, '')).lookups.get(field);
  if (!lookup) throw new Error(`${type.name}.${field} is not a lookup`);
  return lookup;
}
