/** Selects everything that a research field answers by itself: its own fields, and the ids of the entities in it. */
import {
  type GraphQLNamedType,
  getNamedType,
  isInterfaceType,
  isLeafType,
  isObjectType,
  isRequiredArgument,
} from 'graphql';

/** Writes the selection of a type of results. An entity, which has an id, is selected by its id alone. */
export function selectWhole(type: GraphQLNamedType): string {
  if (isLeafType(type)) return '';
  if (!isObjectType(type) && !isInterfaceType(type)) return '{ __typename }';
  const fields = type.getFields();
  if (fields.id) return '{ id }';
  const parts = Object.values(fields).filter(({ args }) => !args.some(isRequiredArgument));
  return `{ ${parts.map((field) => `${field.name} ${selectWhole(getNamedType(field.type))}`).join(' ')} }`;
}
