/**
 * Finds nulls that validation lets through. GraphQL allows a nullable variable with a default where null is not
 * allowed, and a client may still send null for it. In a `@oneOf` object, graphql-js allows any nullable variable.
 */
import {
  type ASTNode,
  type ASTVisitor,
  type FragmentDefinitionNode,
  GraphQLError,
  getNamedType,
  isInputObjectType,
  isNonNullType,
  Kind,
  type OperationDefinitionNode,
  type SelectionNode,
  TypeInfo,
  visit,
  visitWithTypeInfo,
} from 'graphql';
import { codedError } from '../base/errors.ts';
import type { Document } from './collect.ts';

/**
 * Checks everything that an operation selects: arguments, input fields, list items and directives, of planned fields
 * and of all others. It leaves out selections that `@skip` and `@include` exclude.
 * @throws {GraphQLError} BAD_USER_INPUT for a variable without a value where one is required, naming the place.
 */
export function refuseNulls(document: Document, operation: OperationDefinitionNode): void {
  new NullFinder(document).walk(operation);
}

class NullFinder {
  private readonly document: Document;
  private readonly visited = new Set<string>();

  constructor(document: Document) {
    this.document = document;
  }

  walk(root: OperationDefinitionNode | FragmentDefinitionNode): void {
    const types = new TypeInfo(this.document.schema);
    const enter = (node: SelectionNode) => (this.isLeftOut(node) ? false : undefined);
    const visitor: ASTVisitor = {
      VariableDefinition: () => false,
      Field: enter,
      InlineFragment: enter,
      FragmentSpread: {
        enter,
        leave: ({ name }) => {
          const fragment = this.document.fragments.get(name.value);
          if (!fragment || this.visited.has(name.value)) return;
          this.visited.add(name.value);
          this.walk(fragment);
        },
      },
      Variable: (node, _key, parent, _path, ancestors) => {
        const value = this.document.variables[node.name.value];
        const place = [...ancestors, parent ?? []].filter(isNode);
        const isRefused = isOnlyField(types, place)
          ? value == null
          : value === null && isNonNullType(types.getInputType());
        if (isRefused) throw noValue(node, placeOf(types, place));
      },
    };
    visit(root, visitWithTypeInfo(types, visitor));
  }

  /** Returns whether `@skip` or `@include` excludes a selection. A null condition does not: the walk refuses it. */
  private isLeftOut({ directives = [] }: SelectionNode): boolean {
    return directives.some(({ name, arguments: args = [] }) => {
      const value = args[0]?.value;
      const condition =
        value?.kind === Kind.VARIABLE
          ? this.document.variables[value.name.value]
          : value?.kind === Kind.BOOLEAN && value.value;
      return name.value === 'skip' ? condition === true : name.value === 'include' && condition === false;
    });
  }
}

/** Returns whether a value is the only field of a `@oneOf` object. */
function isOnlyField(types: TypeInfo, place: readonly ASTNode[]): boolean {
  const owner = getNamedType(types.getParentInputType());
  return place.at(-1)?.kind === Kind.OBJECT_FIELD && isInputObjectType(owner) && owner.isOneOf;
}

const noValue = (node: ASTNode & { readonly name: { readonly value: string } }, place: string) => {
  const { message, extensions } = codedError(
    'BAD_USER_INPUT',
    `The variable "$${node.name.value}" is null or missing, and ${place} takes no null. Send a value, or leave out a ` +
      'variable that has a default.',
    { argument: place },
  );
  return new GraphQLError(message, { nodes: node, extensions });
};

const isNode = (item: ASTNode | readonly ASTNode[]): item is ASTNode => !Array.isArray(item);

/** Names the place of a value: "Query.nutrient(id:)", "an item of Query.nodes(ids:)", "@skip(if:)". */
function placeOf(types: TypeInfo, ancestors: readonly ASTNode[]): string {
  const directive = types.getDirective();
  const owner = directive ? `@${directive.name}` : `${types.getParentType()?.name}.${types.getFieldDef()?.name}`;
  const fields = ancestors.flatMap((node) => (node.kind === Kind.OBJECT_FIELD ? [`.${node.name.value}`] : []));
  const place = `${owner}(${types.getArgument()?.name}:)${fields.join('')}`;
  return ancestors.at(-1)?.kind === Kind.LIST ? `an item of ${place}` : place;
}
