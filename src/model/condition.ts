/** The vocabulary of the conditions in a declaration. Queries send conditions in the same shape. */

/** The place in a condition of the value that a query gives to the argument. */
export const given: unique symbol = Symbol('given');

/**
 * A condition in the shape of a kind's `where`, as far as declarations need it: `and`, `or`, `not`, the fields of
 * relations (with `some` or `none` where they lead to many, and `node` below), and `eq: given` on a property.
 */
export interface Condition {
  readonly [name: string]: Condition | readonly Condition[] | typeof given;
}

/** An argument of the list of a kind that stands for a condition, so that a common question needs no `where`. */
export interface ShortcutDefinition {
  readonly description: string;
  /**
   * Holds `given` at most once. The property compared with it decides the argument's type; where that is the id, the
   * argument takes ids of the kinds found there. Without `given` the argument is a boolean, and false negates the
   * condition.
   */
  readonly where: Condition;
}
