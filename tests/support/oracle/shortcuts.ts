import { type Condition, given } from '../../../src/model/condition.ts';
import { satisfies } from './filter.ts';
import type { Inputs, Value } from './values.ts';
import type { Item, World } from './world.ts';

/** Whether a node of a kind's list satisfies every shortcut among the list's arguments. */
export const meetsShortcuts = (world: World, args: Inputs, item: Item): boolean =>
  Object.entries(world.kind(item.node.kind)?.shortcuts ?? {}).every(([name, { where }]) => {
    const value = args[name];
    if (value === undefined) return true;
    const condition = fill(where, value);
    // Nothing to fill in: the argument says whether the condition holds.
    const isAsked = JSON.stringify(condition) === JSON.stringify(fill(where, null));
    return satisfies(world, condition, item, null) === (isAsked ? value : true);
  });

/** The condition with a value in the place of `given`. */
const fill = (part: Condition[string], value: Value): Value => {
  if (part === given) return value;
  if (Array.isArray(part)) return part.map((item) => fill(item, value));
  return Object.fromEntries(Object.entries(part).map(([name, inner]) => [name, fill(inner, value)]));
};
