/** Writes random orders, for random operations. */
import { type GraphQLInputObjectType, getNamedType, isInputObjectType } from 'graphql';
import { type Draft, type Input, toLiteral } from './draft.ts';
import { lookupId, lookupOfInput } from './lookups.ts';

/** Writes a random `orderBy` with up to four keys. Some repeat, and some are of the node. */
export function orderBy(draft: Draft, type: GraphQLInputObjectType): Input {
  const { tape } = draft;
  const drawn = Array.from({ length: tape.pick([1, 2, 3, 1, 4, 0]) }, () => key(draft, type));
  // An id in the document and the same id in a variable are two keys, and orders of other keys share no cursors.
  const names = drawn.map((item) => toLiteral(item).replace(/direction: \w+/u, ''));
  const items = drawn.filter((_, i) => !names[i]?.includes('of: ') || names.indexOf(names[i] ?? '') === i);
  return { is: 'list', type: `[${type.name}!]`, items };
}

function key(draft: Draft, type: GraphQLInputObjectType): Input {
  const { tape } = draft;
  const fields = Object.values(type.getFields());
  const node = fields.find(({ name }) => name === 'node');
  const field = node && tape.chance(40) ? node : tape.pick(fields);
  if (!field) throw new Error(`${type.name} has no field`);
  const inner = getNamedType(field.type);
  const direction = tape.pick(['ASC', 'DESC']);
  const way: Input = { is: 'leaf', type: 'OrderDirection', text: direction, json: direction };
  const lookup = lookupOfInput(draft, inner.name);
  const value = (): Input => {
    if (!isInputObjectType(inner)) return way;
    if (!lookup) return key(draft, inner);
    const fields = [['of', lookupId(draft, lookup)] as const, ['direction', way] as const];
    return { is: 'object', type: inner.name, required: true, fields };
  };
  return { is: 'object', type: type.name, required: true, fields: [[field.name, value()]] };
}
