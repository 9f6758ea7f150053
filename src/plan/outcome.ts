import type { FieldNode, GraphQLNamedOutputType } from 'graphql';
import type { Slot } from './conditions.ts';
import type { OutcomeField, OutcomeSelection } from './plan.ts';
import { aliasRecord, type NodeResult, type OutcomeResult } from './result.ts';
import type { Selected, Selector } from './selector.ts';

/**
 * Reads the selection of a research field's outcome, which is the object that its algorithm returns.
 * @param path the aliases that lead to the object, joined with dots.
 * @param planEntities plans to read the entities of a field under a root alias, and returns the slot of their ids.
 */
export function readOutcome(
  selector: Selector,
  type: GraphQLNamedOutputType,
  nodes: readonly FieldNode[],
  path: string,
  planEntities: (root: string, field: Selected) => Slot,
): OutcomeSelection {
  return selector.select(type, nodes).flatMap((field): OutcomeField[] => {
    const { alias, meaning } = field;
    if (meaning.read !== 'outcome') return [];
    const { name, holds } = meaning;
    const root = `${path}.${alias}`;
    if (holds === 'values') return [{ alias, name, read: { type: 'values' } }];
    if (holds === 'entities')
      return [{ alias, name, read: { type: 'entities', root, ids: planEntities(root, field) } }];
    const selection = readOutcome(selector, field.type, field.nodes, root, planEntities);
    return [{ alias, name, read: { type: 'objects', selection } }];
  });
}

/** An object that an algorithm returns. */
type Outcome = Readonly<Record<string, unknown>>;

const isOutcome = (value: unknown): value is Outcome => typeof value === 'object' && value !== null;

/** Returns the items of a list, or a single value as the only item; none for a missing value. */
const itemsOf = (value: unknown): readonly unknown[] =>
  value === null || value === undefined ? [] : Array.isArray(value) ? value : [value];

/** Finds the ids of the selected entities in an outcome, by the slot of each selection. Each id comes once. */
export function entitiesIn(selection: OutcomeSelection, outcome: unknown): ReadonlyMap<Slot, ReadonlySet<string>> {
  const found = new Map<Slot, Set<string>>();
  const collect = (fields: OutcomeSelection, item: unknown): void => {
    if (!isOutcome(item)) return;
    for (const { name, read } of fields) {
      const items = itemsOf(item[name]);
      if (read.type === 'objects') for (const inner of items) collect(read.selection, inner);
      if (read.type !== 'entities') continue;
      const ids = found.get(read.ids) ?? new Set();
      found.set(read.ids, ids);
      for (const id of items) ids.add(String(id));
    }
  };
  collect(selection, outcome);
  return found;
}

/**
 * Writes an outcome as resolvers look it up: by alias, with entities in the place of their ids.
 * @param entity returns an entity by the alias of its root and its id.
 */
export function assembleOutcome(
  selection: OutcomeSelection,
  outcome: unknown,
  entity: (root: string, id: string) => NodeResult | null,
): OutcomeResult {
  const result = aliasRecord<unknown>();
  for (const { alias, name, read } of selection) {
    const place = (item: unknown): unknown => {
      if (item === null || item === undefined || read.type === 'values') return item ?? null;
      return read.type === 'objects' ? assembleOutcome(read.selection, item, entity) : entity(read.root, String(item));
    };
    const value = isOutcome(outcome) ? outcome[name] : null;
    result[alias] = Array.isArray(value) ? value.map(place) : place(value);
  }
  return result;
}
