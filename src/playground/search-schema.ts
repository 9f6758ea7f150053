import { type GraphQLSchema, isInputObjectType, isInterfaceType, isObjectType } from 'graphql';

export interface Found {
  /** The name of a type, or of a field with its type: "Food.forms". */
  readonly place: string;
  /** The type whose page has it. */
  readonly type: string;
  readonly description: string | null;
}

/** The number of places that a search shows. */
const maxFound = 40;

/** Finds types and fields by a part of their name: first those that begin with it. */
export function searchSchema(schema: GraphQLSchema, text: string): readonly Found[] {
  const wanted = text.toLowerCase();
  const found = Object.values(schema.getTypeMap()).flatMap((type): Found[] => {
    if (type.name.startsWith('__')) return [];
    const { name, description = null } = type;
    const fields =
      isObjectType(type) || isInterfaceType(type) || isInputObjectType(type) ? Object.values(type.getFields()) : [];
    return [
      { place: name, type: name, description: description ?? null },
      ...fields.map((field) => ({
        place: `${name}.${field.name}`,
        type: name,
        description: field.description ?? null,
      })),
    ];
  });
  const last = ({ place }: Found) => place.slice(place.indexOf('.') + 1).toLowerCase();
  const matching = found.filter((one) => last(one).includes(wanted) || one.place.toLowerCase().includes(wanted));
  const isFirst = (one: Found) => last(one).startsWith(wanted);
  return [...matching.filter(isFirst), ...matching.filter((one) => !isFirst(one))].slice(0, maxFound);
}
