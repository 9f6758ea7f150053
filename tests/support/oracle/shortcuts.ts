/** Evaluates the shortcuts among the arguments of a list, for the oracle. */
import { type Condition, given } from '../../../src/model/condition.ts';
import { satisfies } from './filter.ts';
import type { Inputs, Value } from './values.ts';
import type { Item, World } from './world.ts';

/** Whether a node satisfies every shortcut among the arguments of its list. */
export const meetsShortcuts = (world: World, args: Inputs, item: Item): boolean =>
  Object.entries(world.kind(item.node.kind)?.shortcuts ?? {}).every(([name, { where }]) => {
    const value = args[name];
    if (value === undefined) return true;
    const condition = fill(where, value);
    // Without a place for the value, the argument says whether the condition must be true.
    const isAsked = JSON.stringify(condition) === JSON.stringify(fill(where, null));
    return satisfies(world, condition, item, null) === (isAsked ? value : true);
  });

/** Returns the condition with a value in the place of `given`. */
const fill = (part: Condition[string], value: Value): Value => {
  if (part === given) return value;
  if (Array.isArray(part)) return part.map((item) => fill(item, value));
  return Object.fromEntries(Object.entries(part).map(([name, inner]) => [name, fill(inner, value)]));
};
