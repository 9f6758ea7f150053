/** The vocabulary of conditions that a declaration itself holds, beside those that queries send. */

/** Stands in a condition for what a query gives. */
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
   * Holds `given` once at most: the property that it is compared with decides the argument's type, and a compared id
   * may be of the kinds found there. Without it the argument is true or false, and false turns the condition around.
   */
  readonly where: Condition;
}
