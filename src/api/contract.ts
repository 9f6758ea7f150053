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
 * Checks every derived type for two guarantees to clients: one selection can hold the fields of all types that an
 * interface or a union admits, and a field `id: ID!` identifies an entity. Relay's compiler and code generators refuse
 * schemas without the first; normalising caches show wrong data without the second.
 * @throws {Error} listing every problem, one per line.
 */
export function checkContract(schema: GraphQLSchema): void {
  const problems = [...new Overlaps(schema).problems(), ...falseIdentities(schema)];
  if (problems.length > 0) throw new Error(`clients cannot rely on the schema:\n${problems.join('\n')}`);
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

/** Finds fields of one name that one selection over several types cannot hold. */
class Overlaps {
  private readonly schema: GraphQLSchema;
  private readonly visited = new Set<string>();
  private readonly found = new Set<string>();

  constructor(schema: GraphQLSchema) {
    this.schema = schema;
  }

  problems(): readonly string[] {
    for (const type of Object.values(this.schema.getTypeMap())) {
      if (isAbstractType(type)) this.visit([...this.schema.getPossibleTypes(type)], type.name);
    }
    return [...this.found];
  }

  /**
   * Compares the possible types of one selection set, and the types of their common fields.
   * @param path from an interface or union to these types, as field names, for the message.
   */
  private visit(types: readonly GraphQLObjectType[], path: string): void {
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
        const each = [...shapes.values()].map(({ owner, field }) => `${field.type} in ${owner.name}`).sort();
        this.found.add(
          `the field "${name}" has the types ${each.join(' and ')}, and one selection may hold both: ` +
            `${path}.${name}. Rename a field on this path in one of its types.`,
        );
      }
      const below = group.flatMap(({ field }) => this.possibleTypes(getNamedType(field.type)));
      this.visit([...new Set(below)], `${path}.${name}`);
    }
  }

  private possibleTypes(type: GraphQLNamedOutputType): readonly GraphQLObjectType[] {
    if (isAbstractType(type)) return this.schema.getPossibleTypes(type);
    return isObjectType(type) ? [type] : [];
  }
}

/**
 * Describes a type as far as answers have to agree: the same scalar or enum, or any object, in the same lists and
 * non-nulls.
 */
function shapeOf(type: GraphQLOutputType): string {
  const named = getNamedType(type);
  return isLeafType(named) ? String(type) : String(type).replace(named.name, 'an object');
}
