import {
  type GraphQLField,
  type GraphQLNamedOutputType,
  type GraphQLObjectType,
  type GraphQLOutputType,
  type GraphQLSchema,
  getNamedType,
  isAbstractType,
  isLeafType,
  isObjectType,
} from 'graphql';

/**
 * Checks what clients rely on, over every type that was derived: one selection can ask for the fields of all types that
 * an interface or a union admits, and a field `id: ID!` identifies an entity. Relay's compiler and code generators refuse
 * the first fault; normalising caches show wrong data for the second.
 * @throws {Error} listing every fault, one a line.
 */
export function checkContract(schema: GraphQLSchema): void {
  const faults = [...new Overlaps(schema).faults(), ...falseIdentities(schema)];
  if (faults.length > 0) throw new Error(`clients cannot rely on the schema:\n${faults.join('\n')}`);
}

const node = 'Node';

function falseIdentities(schema: GraphQLSchema): readonly string[] {
  return Object.values(schema.getTypeMap())
    .filter(isObjectType)
    .filter((type) => getNamedType(type.getFields().id?.type)?.name === 'ID')
    .filter((type) => !type.getInterfaces().some(({ name }) => name === node))
    .map(({ name }) => `${name}.id: only an entity has a field id of type ID. Rename it.`);
}

type Place = { readonly owner: GraphQLObjectType; readonly field: GraphQLField<unknown, unknown> };

/** Looks for fields of one name that no selection over several types can ask for at once. */
class Overlaps {
  private readonly schema: GraphQLSchema;
  private readonly visited = new Set<string>();
  private readonly found = new Set<string>();

  constructor(schema: GraphQLSchema) {
    this.schema = schema;
  }

  faults(): readonly string[] {
    for (const type of Object.values(this.schema.getTypeMap())) {
      if (isAbstractType(type)) this.visit([...this.schema.getPossibleTypes(type)]);
    }
    return [...this.found];
  }

  /** Compares the types that one selection set may be of, and those below fields that they have in common. */
  private visit(types: readonly GraphQLObjectType[]): void {
    const key = types
      .map(({ name }) => name)
      .sort()
      .join(' ');
    if (types.length < 2 || this.visited.has(key)) return;
    this.visited.add(key);
    const places = new Map<string, Place[]>();
    for (const owner of types) {
      for (const field of Object.values(owner.getFields())) {
        places.set(field.name, [...(places.get(field.name) ?? []), { owner, field }]);
      }
    }
    for (const [name, group] of places) {
      const shapes = new Map(group.map((place) => [shapeOf(place.field.type), place]));
      if (shapes.size > 1) {
        const each = [...shapes.values()].map(({ owner, field }) => `${field.type} of ${owner.name}`).sort();
        this.found.add(`the field "${name}" is ${each.join(' and ')}, which one selection may meet. Rename one.`);
      }
      const below = group.flatMap(({ field }) => this.possibleTypes(getNamedType(field.type)));
      this.visit([...new Set(below)]);
    }
  }

  private possibleTypes(type: GraphQLNamedOutputType): readonly GraphQLObjectType[] {
    if (isAbstractType(type)) return this.schema.getPossibleTypes(type);
    return isObjectType(type) ? [type] : [];
  }
}

/** A type as far as answers must agree in it: the very scalar or enum, or any object, in the same lists and non-nulls. */
function shapeOf(type: GraphQLOutputType): string {
  const named = getNamedType(type);
  return isLeafType(named) ? String(type) : String(type).replace(named.name, 'an object');
}
