import { type GraphQLObjectType, getNamedType, isObjectType } from 'graphql';
import type { Lookup } from '../../../src/model/graph.ts';
import type { Draft } from './draft.ts';
import { lookupId } from './lookups.ts';

/** A random selection of what is told of a list: any field of the type and of those in it, some twice. */
export function selectAggregates(draft: Draft, type: GraphQLObjectType): string {
  const { tape } = draft;
  const fields = [...Object.values(type.getFields()), null];
  const parts = Array.from({ length: tape.pick([1, 2, 3, 5]) }, () => {
    const field = tape.pick(fields);
    const name = field?.name ?? '__typename';
    // Fields with arguments merge with themselves only where those are equal.
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
  if (!lookup) throw new Error(`${type.name}.${field} is no lookup`);
  return lookup;
}
