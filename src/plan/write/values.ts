/** Writers of values that resolvers return. They follow `completeValue` of graphql-js. */
import {
  defaultFieldResolver,
  type FieldNode,
  type GraphQLEnumType,
  type GraphQLField,
  type GraphQLLeafType,
  type GraphQLNamedOutputType,
  type GraphQLObjectType,
  type GraphQLOutputType,
  type GraphQLResolveInfo,
  getNamedType,
  isEnumType,
  isLeafType,
  isListType,
  isNonNullType,
  isObjectType,
} from 'graphql';
import { utf8 } from '../../base/json-text.ts';
import { collectFields, type Document } from '../collect.ts';
import type { Run } from './run.ts';
import {
  listWriter,
  nullableWriter,
  objectWriter,
  optionalWriter,
  via,
  type Writer,
  type WrittenField,
} from './writer.ts';

/** A selected field of an object type. */
export interface SelectedField {
  readonly alias: string;
  readonly parent: GraphQLObjectType;
  readonly definition: GraphQLField<unknown, unknown>;
  readonly nodes: readonly FieldNode[];
  /** True where its list may have any number of items: see `listWriter`. */
  readonly isLong?: boolean;
}

const typenameField = '__typename';

/** Returns the writers of the fields selected on an object type, in the order of the answer. */
export function fieldsOf<R, S>(
  document: Document,
  parent: GraphQLObjectType,
  nodes: readonly Pick<FieldNode, 'selectionSet'>[],
  write: (field: SelectedField) => Omit<WrittenField<R, S>, 'alias'>,
): WrittenField<R, S>[] {
  const selections = nodes.flatMap((node) => node.selectionSet ?? []);
  const fields: WrittenField<R, S>[] = [];
  for (const [alias, group] of collectFields(document, parent, selections)) {
    const name = group[0]?.name.value ?? '';
    if (name === typenameField) {
      fields.push({ alias, value: JSON.stringify(parent.name) });
      continue;
    }
    const definition = parent.getFields()[name];
    // graphql-js leaves out a field that the type does not have. Validation refuses it before.
    if (definition) fields.push({ alias, ...write({ alias, parent, definition, nodes: group }) });
  }
  return fields;
}

/**
 * Writes a field of a type.
 * @param lead returns the value; it may fail.
 * @param named writes a value without the lists and nulls around it.
 */
export const fieldWriter = <R, S>(
  field: SelectedField,
  lead: (run: Run<R>, from: S, i: number) => unknown,
  named: Writer<R, never>,
): Writer<R, S> => {
  const { type } = field.definition;
  return catching(type, via(lead, completed(type, field, named)));
};

const catching = <R, S>(type: GraphQLOutputType, writer: Writer<R, S>): Writer<R, S> =>
  isNonNullType(type) ? writer : nullableWriter(writer);

function completed<R>(type: GraphQLOutputType, field: SelectedField, named: Writer<R, never>): Writer<R, unknown> {
  const { nodes, parent, definition } = field;
  const checked = (run: Run<R>, value: unknown) => {
    if (value instanceof Error) throw run.fail(value, nodes);
    return value;
  };
  if (!isNonNullType(type)) return optionalWriter(via(checked, present(type, field, named)));
  const required = (run: Run<R>, value: unknown) => {
    if (value !== null && value !== undefined) return checked(run, value);
    throw run.fail(new Error(missingValue(parent.name, definition.name)), nodes);
  };
  return via(required, present(type.ofType, field, named));
}

/** The words of graphql-js. */
export const missingValue = (type: string, field: string): string =>
  `Cannot return null for non-nullable field ${type}.${field}.`;

function present<R>(type: GraphQLOutputType, field: SelectedField, named: Writer<R, never>): Writer<R, unknown> {
  // The caller knows the type of the value.
  if (!isListType(type)) return named as Writer<R, unknown>;
  const item: GraphQLOutputType = type.ofType;
  const items = via((_, list: readonly unknown[], i) => list[i], catching(item, completed(item, field, named)));
  return via((_, value) => value as readonly unknown[], listWriter(items, field.isLong));
}

/** Writes the value that the resolver of a field returns. */
export function resolvedField<R, S>(document: Document, field: SelectedField): Omit<WrittenField<R, S>, 'alias'> {
  const resolve = resolverOf<R>(field);
  return { value: fieldWriter(field, resolve, valueWriter<R>(document, getNamedType(field.definition.type), field)) };
}

/** Calls the resolver of a field with the parts of its surroundings that resolvers use. */
export function resolverOf<R>({ alias, parent, definition, nodes }: SelectedField) {
  const { name, resolve = defaultFieldResolver } = definition;
  const [node] = nodes;
  // Resolvers of values use nothing else.
  const info = { parentType: parent, fieldName: name, path: { key: alias } } as unknown as GraphQLResolveInfo;
  return (run: Run<R>, source: unknown): unknown => {
    try {
      return resolve(source, node ? run.argumentsOf(definition, node) : {}, undefined, info);
    } catch (error) {
      throw run.fail(error, nodes);
    }
  };
}

/** Writes a value of a leaf type, or an object whose fields have resolvers. */
export function valueWriter<R>(
  document: Document,
  type: GraphQLNamedOutputType,
  field: SelectedField,
): Writer<R, never> {
  if (isLeafType(type)) return leafWriter(type, field);
  if (!isObjectType(type)) throw new Error(`${type.name} is not a type of values`);
  return objectWriter(fieldsOf(document, type, field.nodes, (inner) => resolvedField(document, inner)));
}

function leafWriter<R>(type: GraphQLLeafType, field: SelectedField): Writer<R, unknown> {
  const quick = isEnumType(type) ? enumWriter(type) : scalarWriters[type.name];
  return {
    write(run, value) {
      if (quick?.(run, value)) return;
      try {
        run.out.raw(utf8(JSON.stringify(type.serialize(value)) ?? 'null'));
      } catch (error) {
        throw run.fail(error, field.nodes);
      }
    },
  };
}

/** Writes a usual value of a type. Returns false for any other, which the type itself serialises or refuses. */
type QuickWrite = (run: Pick<Run<unknown>, 'out'>, value: unknown) => boolean;

function writeString({ out }: Pick<Run<unknown>, 'out'>, value: unknown): boolean {
  if (typeof value !== 'string') return false;
  out.string(value);
  return true;
}

const scalarWriters: Readonly<Record<string, QuickWrite>> = {
  String: writeString,
  ID: writeString,
  Int({ out }, value) {
    if (typeof value !== 'number' || (value | 0) !== value) return false;
    out.int(value);
    return true;
  },
  Float({ out }, value) {
    if (!Number.isFinite(value)) return false;
    out.float(value as number);
    return true;
  },
  Boolean({ out }, value) {
    if (typeof value !== 'boolean') return false;
    out.raw(value ? trueText : falseText);
    return true;
  },
};

export const trueText: Uint8Array = utf8('true');
export const falseText: Uint8Array = utf8('false');

const enumWriters = new WeakMap<GraphQLEnumType, QuickWrite>();

function enumWriter(type: GraphQLEnumType): QuickWrite {
  const known = enumWriters.get(type);
  if (known) return known;
  const names = new Map<unknown, Uint8Array>(
    type.getValues().map(({ name, value }) => [value, utf8(JSON.stringify(name))]),
  );
  const writer: QuickWrite = ({ out }, value) => {
    const name = names.get(value);
    if (name) out.raw(name);
    return name !== undefined;
  };
  enumWriters.set(type, writer);
  return writer;
}
