import { type GraphQLObjectType, getNamedType, isObjectType } from 'graphql';
import type { Draft } from './draft.ts';

/** A random selection of what is told of a list: any field of the type and of those in it, some twice. */
export function selectAggregates(draft: Draft, type: GraphQLObjectType): string {
  const { tape } = draft;
  const fields = [...Object.values(type.getFields()), null];
  const parts = Array.from({ length: tape.pick([1, 2, 3, 5]) }, () => {
    const field = tape.pick(fields);
    const name = field?.name ?? '__typename';
    const alias = tape.chance(25) ? `${draft.name('a')}: ` : '';
    const inner = field && getNamedType(field.type);
    const selection = isObjectType(inner) ? ` { ${selectAggregates(draft, inner)} }` : '';
    return `${alias}${name}${draft.directives()}${selection}`;
  });
  return parts.join(' ');
}
