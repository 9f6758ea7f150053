/**
 * Finds nulls that validation lets through. A nullable variable with a default may stand where no null may, and a client
 * may still send null for it. In the one field of a `@oneOf` object, graphql-js lets any nullable variable through.
 */
import {
  type ASTNode,
  type ASTVisitor,
  type FragmentDefinitionNode,
  GraphQLError,
  type GraphQLSchema,
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

interface Request {
  readonly schema: GraphQLSchema;
  readonly fragments: ReadonlyMap<string, FragmentDefinitionNode>;
  readonly operation: OperationDefinitionNode;
  /** Coerced variable values. */
  readonly variables: Readonly<Record<string, unknown>>;
}

/**
 * Walks everything that the operation selects: arguments, input fields, list items and directives, of fields that are
 * planned and of those that are not. What `@skip` and `@include` leave out is not looked at.
 * @throws {GraphQLError} BAD_USER_INPUT for a variable without a value where there has to be one, naming the place.
 */
export function refuseNulls(request: Request): void {
  new NullFinder(request).walk(request.operation);
}

class NullFinder {
  private readonly request: Request;
  private readonly visited = new Set<string>();

  constructor(request: Request) {
    this.request = request;
  }

  walk(root: OperationDefinitionNode | FragmentDefinitionNode): void {
    const types = new TypeInfo(this.request.schema);
    const enter = (node: SelectionNode) => (this.isLeftOut(node) ? false : undefined);
    const visitor: ASTVisitor = {
      VariableDefinition: () => false,
      Field: enter,
      InlineFragment: enter,
      FragmentSpread: {
        enter,
        leave: ({ name }) => {
          const fragment = this.request.fragments.get(name.value);
          if (!fragment || this.visited.has(name.value)) return;
          this.visited.add(name.value);
          this.walk(fragment);
        },
      },
      Variable: (node, _key, parent, _path, ancestors) => {
        const value = this.request.variables[node.name.value];
        const place = [...ancestors, parent ?? []].filter(isNode);
        const isRefused = isOnlyField(types, place)
          ? value == null
          : value === null && isNonNullType(types.getInputType());
        if (isRefused) throw noValue(node, placeOf(types, place));
      },
    };
    visit(root, visitWithTypeInfo(types, visitor));
  }

  /** A condition that is null is none: it is found when the walk comes to it. */
  private isLeftOut({ directives = [] }: SelectionNode): boolean {
    return directives.some(({ name, arguments: args = [] }) => {
      const value = args[0]?.value;
      const condition =
        value?.kind === Kind.VARIABLE
          ? this.request.variables[value.name.value]
          : value?.kind === Kind.BOOLEAN && value.value;
      return name.value === 'skip' ? condition === true : name.value === 'include' && condition === false;
    });
  }
}

/** Whether a value is the field of an object that has to have exactly one. */
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

/** Returns where a value stands: "Query.nutrient(id:)", "an item of Query.nodes(ids:)", "@skip(if:)". */
function placeOf(types: TypeInfo, ancestors: readonly ASTNode[]): string {
  const directive = types.getDirective();
  const owner = directive ? `@${directive.name}` : `${types.getParentType()?.name}.${types.getFieldDef()?.name}`;
  const fields = ancestors.flatMap((node) => (node.kind === Kind.OBJECT_FIELD ? [`.${node.name.value}`] : []));
  const place = `${owner}(${types.getArgument()?.name}:)${fields.join('')}`;
  return ancestors.at(-1)?.kind === Kind.LIST ? `an item of ${place}` : place;
}
