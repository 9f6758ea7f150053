import { type GraphQLInputObjectType, getNamedType, isInputObjectType } from 'graphql';
import type { Draft, Input } from './draft.ts';

/** A random `orderBy`: several keys, some again, some of the node. */
export function orderBy(draft: Draft, type: GraphQLInputObjectType): Input {
  const { tape } = draft;
  const items = Array.from({ length: tape.pick([1, 2, 3, 1, 4, 0]) }, () => key(draft, type));
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
  const value: Input = isInputObjectType(inner)
    ? key(draft, inner)
    : { is: 'leaf', type: 'OrderDirection', text: direction, json: direction };
  return { is: 'object', type: type.name, oneOf: true, fields: [[field.name, value]] };
}
