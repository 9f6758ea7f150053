import {
  type FieldNode,
  type FragmentDefinitionNode,
  type GraphQLDirective,
  GraphQLIncludeDirective,
  type GraphQLObjectType,
  type GraphQLSchema,
  GraphQLSkipDirective,
  getDirectiveValues,
  isAbstractType,
  Kind,
  type SelectionNode,
  type SelectionSetNode,
  typeFromAST,
} from 'graphql';

/** A document with its variables: all that reading its selection sets needs. */
export interface Document {
  readonly schema: GraphQLSchema;
  readonly fragments: ReadonlyMap<string, FragmentDefinitionNode>;
  /** Coerced variable values. Booleans have to be plain values, since they decide which fields are included. */
  readonly variables: Readonly<Record<string, unknown>>;
}

/**
 * Groups the fields selected on one object type by response alias, in document order, following fragments and
 * `@include`/`@skip` as the specification's CollectFields does.
 */
export function collectFields(
  document: Document,
  type: GraphQLObjectType,
  selectionSets: readonly SelectionSetNode[],
): ReadonlyMap<string, readonly FieldNode[]> {
  const groups = new Map<string, FieldNode[]>();
  const visited = new Set<string>();
  for (const selectionSet of selectionSets) collectInto(document, type, selectionSet, groups, visited);
  return groups;
}

function collectInto(
  document: Document,
  type: GraphQLObjectType,
  selectionSet: SelectionSetNode,
  groups: Map<string, FieldNode[]>,
  visited: Set<string>,
): void {
  for (const selection of selectionSet.selections) {
    if (!isIncluded(document, selection)) continue;
    if (selection.kind === Kind.FIELD) {
      const alias = selection.alias?.value ?? selection.name.value;
      const group = groups.get(alias);
      if (group) group.push(selection);
      else groups.set(alias, [selection]);
      continue;
    }
    if (selection.kind === Kind.FRAGMENT_SPREAD) {
      const name = selection.name.value;
      if (visited.has(name)) continue;
      visited.add(name);
    }
    const fragment = selection.kind === Kind.INLINE_FRAGMENT ? selection : document.fragments.get(selection.name.value);
    if (fragment && applies(document.schema, fragment.typeCondition, type)) {
      collectInto(document, type, fragment.selectionSet, groups, visited);
    }
  }
}

function isIncluded(document: Document, selection: SelectionNode): boolean {
  const condition = (directive: GraphQLDirective) =>
    getDirectiveValues(directive, selection, { ...document.variables })?.if;
  return condition(GraphQLSkipDirective) !== true && condition(GraphQLIncludeDirective) !== false;
}

function applies(
  schema: GraphQLSchema,
  condition: FragmentDefinitionNode['typeCondition'] | undefined,
  type: GraphQLObjectType,
): boolean {
  if (!condition) return true;
  const conditionType = typeFromAST(schema, condition);
  return conditionType === type || (isAbstractType(conditionType) && schema.isSubType(conditionType, type));
}
