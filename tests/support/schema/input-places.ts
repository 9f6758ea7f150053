/** Finds every place of a schema where a client may write a value. The test of inputs uses it. */
import {
  type GraphQLArgument,
  type GraphQLField,
  type GraphQLInputField,
  type GraphQLInputObjectType,
  type GraphQLInputType,
  type GraphQLObjectType,
  type GraphQLSchema,
  getNamedType,
  getNullableType,
  isAbstractType,
  isEnumType,
  isInputObjectType,
  isLeafType,
  isListType,
  isNonNullType,
  isObjectType,
  isRequiredArgument,
  isRequiredInputField,
  SchemaMetaFieldDef,
  TypeMetaFieldDef,
} from 'graphql';

/** A place for a value, with functions and samples to write an operation that has a value there. */
export interface InputPlace {
  /** The name in errors: "Query.nutrient(id:)", "Query.books(where:).pages.in", "@skip(if:)". */
  readonly name: string;
  /** The type of a nullable variable in this place: "Float", "[ID!]". */
  readonly type: string;
  /** Whether the place accepts null. `oneOf` is for the fields of an object that must have exactly one field. */
  readonly nulls: 'taken' | 'refused' | 'oneOf';
  /** A valid value, as a literal. */
  readonly sample: string;
  /** Writes an operation with the operand in this place. @param declaration of variables: `($v: ID)`. */
  write(operand: string, declaration: string): string;
}

type Place = GraphQLArgument | GraphQLInputField;
type Wrap = (inner: string) => string;

/** Returns all input places of a schema. @param sampleId returns an id that an argument or input field accepts. */
export function inputPlaces(schema: GraphQLSchema, sampleId: (place: Place) => string): readonly InputPlace[] {
  return new Walker(schema, sampleId).places();
}

class Walker {
  private readonly schema: GraphQLSchema;
  private readonly sampleId: (place: Place) => string;
  private readonly found: InputPlace[] = [];
  private readonly inputs = new Set<string>();

  constructor(schema: GraphQLSchema, sampleId: (place: Place) => string) {
    this.schema = schema;
    this.sampleId = sampleId;
  }

  /** Walks the schema breadth first from the root, so that it reaches each type on the shortest way. */
  places(): readonly InputPlace[] {
    const query = this.schema.getQueryType();
    const met = new Set(query ? [query.name] : []);
    const queue: [GraphQLObjectType, Wrap][] = query ? [[query, (inner) => inner]] : [];
    for (let next = queue.shift(); next; next = queue.shift()) {
      const [type, reach] = next;
      this.ofDirectives(type, reach);
      for (const field of this.fieldsOf(type)) {
        this.ofArguments(type, field, reach);
        for (const inner of this.objectsOf(field)) {
          if (met.has(inner.name)) continue;
          met.add(inner.name);
          queue.push([inner, (text) => reach(this.select(field, `... on ${inner.name} { ${text} }`, []))]);
        }
      }
    }
    return this.found;
  }

  private fieldsOf(type: GraphQLObjectType): readonly GraphQLField<unknown, unknown>[] {
    const fields = Object.values(type.getFields());
    if (type !== this.schema.getQueryType()) return fields;
    return [...fields, SchemaMetaFieldDef, TypeMetaFieldDef];
  }

  private objectsOf(field: GraphQLField<unknown, unknown>): readonly GraphQLObjectType[] {
    const type = getNamedType(field.type);
    if (isAbstractType(type)) return this.schema.getPossibleTypes(type);
    return isObjectType(type) ? [type] : [];
  }

  /** Selects a field with the given arguments, and with samples for the others that it requires. */
  private select(field: GraphQLField<unknown, unknown>, inner: string, given: readonly string[]): string {
    const args = this.complete(given, field.args.filter(isRequiredArgument));
    const body = isLeafType(getNamedType(field.type)) ? '' : ` { ${inner} }`;
    return `${field.name}${args.length > 0 ? `(${args.join(', ')})` : ''}${body}`;
  }

  /** Writes an input object with the given fields, and with samples for the others that it requires. */
  private object(type: GraphQLInputObjectType, given: readonly string[]): string {
    return `{ ${this.complete(given, Object.values(type.getFields()).filter(isRequiredInputField)).join(', ')} }`;
  }

  private complete(given: readonly string[], required: readonly Place[]): readonly string[] {
    const missing = required.filter(({ name }) => !given.some((one) => one.startsWith(`${name}:`)));
    return [...given, ...missing.map((place) => `${place.name}: ${this.sample(place.type, place)}`)];
  }

  private ofDirectives(type: GraphQLObjectType, reach: Wrap): void {
    for (const directive of ['skip', 'include']) {
      const place = { name: `@${directive}(if:)`, type: 'Boolean', nulls: 'refused', sample: 'true' } as const;
      const at = (operand: string) => `@${directive}(if: ${operand})`;
      const add = (write: InputPlace['write']) => this.found.push({ ...place, write });
      add((operand, declared) => `query ${declared} { ${reach(`__typename ${at(operand)}`)} }`);
      add((operand, declared) => `query ${declared} { ${reach(`... ${at(operand)} { __typename }`)} }`);
      add(
        (operand, declared) =>
          `query ${declared} { ${reach(`...F ${at(operand)}`)} } fragment F on ${type.name} { __typename }`,
      );
      add(
        (operand, declared) =>
          `query ${declared} { ${reach('...F')} } fragment F on ${type.name} { __typename ${at(operand)} }`,
      );
    }
  }

  private ofArguments(type: GraphQLObjectType, field: GraphQLField<unknown, unknown>, reach: Wrap): void {
    for (const arg of field.args) {
      const write = (value: string, declared: string) =>
        `query ${declared} { ${reach(this.select(field, '__typename', [`${arg.name}: ${value}`]))} }`;
      this.ofValue(`${type.name}.${field.name}(${arg.name}:)`, arg.type, arg, write);
    }
  }

  private ofValue(
    name: string,
    type: GraphQLInputType,
    place: Place,
    write: InputPlace['write'],
    isOnly = false,
  ): void {
    const nulls = isOnly ? 'oneOf' : isNonNullType(type) ? 'refused' : 'taken';
    const inner = getNullableType(type);
    this.found.push({ name, type: String(inner), nulls, sample: this.sample(inner, place), write });
    if (isListType(inner)) {
      this.ofValue(name, inner.ofType, place, (operand, declared) => write(`[${operand}]`, declared));
    } else if (isInputObjectType(inner) && !this.inputs.has(inner.name)) {
      this.inputs.add(inner.name);
      for (const field of Object.values(inner.getFields())) {
        this.ofValue(
          `${name}.${field.name}`,
          field.type,
          field,
          (operand, declared) => write(this.object(inner, [`${field.name}: ${operand}`]), declared),
          inner.isOneOf,
        );
      }
    }
  }

  private sample(type: GraphQLInputType, place: Place): string {
    const inner = getNullableType(type);
    if (isListType(inner)) return `[${this.sample(inner.ofType, place)}]`;
    if (isEnumType(inner)) return inner.getValues()[0]?.name ?? '';
    if (isInputObjectType(inner)) {
      const [only] = Object.values(inner.getFields());
      return this.object(inner, inner.isOneOf && only ? [`${only.name}: ${this.sample(only.type, only)}`] : []);
    }
    if (inner.name === 'ID') return JSON.stringify(this.sampleId(place));
    return { Int: '1', Float: '1', Boolean: 'true' }[inner.name] ?? '"a"';
  }
}
