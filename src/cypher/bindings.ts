import type { RecordsProperty } from '../model/define.ts';

/**
 * Hands out variables for one statement: `n1`, `r1`, `n2`, … in the order of compilation, so that the same plan always
 * gives the same text, and Neo4j reuses its query plan.
 */
export class Names {
  private count = 0;

  next(): { readonly node: string; readonly edge: string } {
    this.count += 1;
    return { node: `n${this.count}`, edge: `r${this.count}` };
  }

  /** A variable for a value that is neither node nor relationship: `v3`. */
  value(): string {
    this.count += 1;
    return `v${this.count}`;
  }
}

/** The bindings of an expression: the current node, and the relationship that leads to it. */
export interface Bindings {
  readonly node: string;
  readonly edge: string | null;
  /** One record of a property of theirs, for a condition on records. */
  readonly record?: RecordBinding;
}

/** One record: the variable that has the property, the property, and the variable with the record's place. */
interface RecordBinding {
  readonly owner: string;
  readonly property: string;
  readonly definition: RecordsProperty;
  readonly place: string;
}

/**
 * The parameter with the values that have a size: strings and lists. Neo4j plans a statement for each size class of
 * such a parameter (up to 10 characters or items, up to 100, …), but not for that of a value in a map. So all requests
 * of a shape share one plan.
 */
export const valuesParameter = 'p';

/** The name of a slot's value in {@link valuesParameter}. */
export const slotName = (slot: number): string => `p${slot}`;

/** The value of a slot, as an expression. */
export const slotParameter = (slot: number): string => `$${valuesParameter}.${slotName(slot)}`;

/** The name of the ids that the search index found for a root, in {@link valuesParameter}. */
export const hitsName = (root: number): string => `hits${root}`;

/** The ids that the search index found for a root, as an expression. */
export const hitsParameter = (root: number): string => `$${valuesParameter}.${hitsName(root)}`;

/**
 * The parameter with the number of rows to fetch: one more than a page or a limit holds, to know whether there are
 * more.
 */
export const fetchParameter = (slot: number): string => `fetch${slot}`;
