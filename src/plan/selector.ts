import {
  type FieldNode,
  type GraphQLField,
  type GraphQLNamedOutputType,
  type GraphQLObjectType,
  getArgumentValues,
  getNamedType,
  isAbstractType,
  isObjectType,
  Kind,
} from 'graphql';
import { collectFields, type Document } from './collect.ts';
import { type FieldMeaning, meaningOf } from './meaning.ts';

/** A selected field: its response alias, its definition, its meaning, its arguments and its selections. */
export interface Selected {
  readonly alias: string;
  readonly name: string;
  readonly meaning: FieldMeaning;
  readonly args: Readonly<Record<string, unknown>>;
  /** Names of the arguments that the operation gives, also as null. The others have the schema's defaults. */
  readonly given: ReadonlySet<string>;
  readonly type: GraphQLNamedOutputType;
  readonly nodes: readonly FieldNode[];
}

/** Reads the selection sets of one operation as fields with a meaning. */
export class Selector {
  private readonly document: Document;

  constructor(document: Document) {
    this.document = document;
  }

  /** Returns the planned fields selected on an object type, merged by alias. */
  select(type: GraphQLNamedOutputType, nodes: readonly Pick<FieldNode, 'selectionSet'>[]): Selected[] {
    if (!isObjectType(type)) return [];
    const selected: Selected[] = [];
    for (const [alias, group] of this.collect(type, nodes)) {
      const [node] = group;
      const definition = node && type.getFields()[node.name.value];
      const meaning = definition && meaningOf(definition);
      if (!node || !meaning) continue; // `__typename` and fields that need no plan.
      selected.push({
        alias,
        name: `${type.name}.${node.name.value}`,
        meaning,
        args: this.argumentsOf(definition, node),
        given: this.givenIn(node),
        type: getNamedType(definition.type),
        nodes: group,
      });
    }
    return selected;
  }

  /** Counts the fields selected on an object type, regardless of meaning: the more, the larger each object. */
  width(type: GraphQLNamedOutputType, nodes: readonly Pick<FieldNode, 'selectionSet'>[]): number {
    return isObjectType(type) ? this.collect(type, nodes).size : 0;
  }

  private collect(type: GraphQLObjectType, nodes: readonly Pick<FieldNode, 'selectionSet'>[]) {
    return collectFields(
      this.document,
      type,
      nodes.flatMap((node) => node.selectionSet ?? []),
    );
  }

  private argumentsOf(definition: GraphQLField<unknown, unknown>, node: FieldNode): Readonly<Record<string, unknown>> {
    return getArgumentValues(definition, node, { ...this.document.variables });
  }

  private givenIn({ arguments: written = [] }: FieldNode): ReadonlySet<string> {
    const { variables } = this.document;
    return new Set(
      written.flatMap(({ name, value }) =>
        value.kind === Kind.VARIABLE && !Object.hasOwn(variables, value.name.value) ? [] : [name.value],
      ),
    );
  }

  /** Returns the object types that a type admits. */
  possibleTypes(type: GraphQLNamedOutputType): readonly GraphQLObjectType[] {
    if (isAbstractType(type)) return this.document.schema.getPossibleTypes(type);
    return isObjectType(type) ? [type] : [];
  }
}
