import type { LimitDescription, Shape } from './graph.ts';

/**
 * Says how the explorer shows a declared graph, where the derived words and places are not good enough. Every part is
 * optional: without it, kinds are columns in declared order, and labels come from the names in the declaration.
 */
export interface Appearance {
  /** The kinds that drawings show, by column: the first is on the left. Kinds of one list share a column. */
  readonly columns?: readonly (readonly string[])[];
  readonly shapes?: Readonly<Record<string, Shape>>;
  /** Labels of kinds by name: one of them, and several. */
  readonly kinds?: Readonly<Record<string, readonly [one: string, several: string]>>;
  /** Labels of relations by name: from start to end, and from end to start. */
  readonly relations?: Readonly<Record<string, readonly [label: string, inverse: string]>>;
  /** Labels of properties by name. */
  readonly properties?: Readonly<Record<string, string>>;
  /** Words for values of enums, by enum and value. */
  readonly values?: Readonly<Record<string, Readonly<Record<string, string>>>>;
  readonly evidence?: {
    /** The property of evidence that names the place in its source. */
    readonly section?: string;
    /** The source's property with its terms of use. */
    readonly licence?: string;
    /** Properties by which evidence grades its fact, each with the values that say nothing. */
    readonly grades?: Readonly<Record<string, readonly string[]>>;
    /** Choices of sources beside all and the corroborated ones. */
    readonly limits?: readonly LimitDescription[];
  };
}
