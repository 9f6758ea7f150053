/** Collects the fields that an operation selects on an object, for the oracle. */
import {
  type DirectiveNode,
  type DocumentNode,
  type FieldNode,
  Kind,
  type SelectionNode,
  type SelectionSetNode,
} from 'graphql';
import { type Inputs, isInputs, readInputs } from './values.ts';
import type { World } from './world.ts';

/** The data, the document and the variables of one evaluation. */
export interface Run {
  readonly world: World;
  readonly document: DocumentNode;
  readonly variables: Inputs;
}

/** A selected field, merged from all its occurrences. */
export interface Selected {
  readonly alias: string;
  readonly name: string;
  readonly args: Inputs;
  readonly nodes: readonly FieldNode[];
}

/** Returns the run under the limit by evidence of a field, or as it is if the field has none. */
export function limitedBy(run: Run, { args }: Selected): Run {
  const limit = args.evidence;
  if (limit === undefined) return run;
  return { ...run, world: run.world.under(isInputs(limit) ? limit : null) };
}

type Selecting = { readonly selectionSet?: SelectionSetNode | undefined };

/** Returns the fields that a document selects on an object type. A repeated fragment adds nothing. */
export function collect(run: Run, type: string, selecting: readonly Selecting[]): readonly Selected[] {
  const groups = new Map<string, FieldNode[]>();
  const gather = (selections: readonly SelectionNode[]): void => {
    for (const selection of selections) {
      if (!isIncluded(run, selection.directives ?? [])) continue;
      if (selection.kind === Kind.FIELD) {
        const alias = (selection.alias ?? selection.name).value;
        const group = groups.get(alias);
        if (group) group.push(selection);
        else groups.set(alias, [selection]);
      } else {
        const fragment = selection.kind === Kind.INLINE_FRAGMENT ? selection : findFragment(run, selection.name.value);
        const condition = fragment.typeCondition?.name.value ?? type;
        if (run.world.admits(condition, type)) gather(fragment.selectionSet.selections);
      }
    }
  };
  for (const { selectionSet } of selecting) gather(selectionSet?.selections ?? []);
  return [...groups].flatMap(([alias, nodes]) => {
    const [node] = nodes;
    if (!node) return [];
    return [{ alias, name: node.name.value, args: readInputs(node.arguments ?? [], run.variables), nodes }];
  });
}

function findFragment(run: Run, name: string) {
  for (const definition of run.document.definitions) {
    if (definition.kind === Kind.FRAGMENT_DEFINITION && definition.name.value === name) return definition;
  }
  throw new Error(`the document has no fragment ${name}`);
}

const isIncluded = (run: Run, directives: readonly DirectiveNode[]): boolean =>
  directives.every((directive) => {
    const condition = readInputs(directive.arguments ?? [], run.variables).if;
    return directive.name.value === 'skip' ? condition !== true : condition !== false;
  });
