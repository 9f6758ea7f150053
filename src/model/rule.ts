/** The vocabulary of rules: what the records of a kind or relation must keep beyond the types of their properties. */

/** The sign in a rule for any value other than null. */
export const present: unique symbol = Symbol('present');
/** The sign in a rule for a missing value. */
export const absent: unique symbol = Symbol('absent');

/**
 * A property of the record by its name. On a relation also `from` and `to`, which are ids, and a property of the node
 * at that end, such as `from.level`.
 */
export type Path = string;

export type Criterion = string | number | boolean | typeof present | typeof absent;

interface RuleBase {
  /** Why the rule holds: a sentence in the words of the domain. The importer puts it at the end of its message. */
  readonly because: string;
}

/** No record meets all criteria: a contradiction, or a property that makes no sense without another. */
export interface NeverRule extends RuleBase {
  readonly rule: 'never';
  readonly when: Readonly<Record<Path, Criterion>>;
}

/** Where both numbers are given, the first is less than the second. */
export interface OrderedRule extends RuleBase {
  readonly rule: 'ordered';
  readonly lower: Path;
  readonly upper: Path;
  /** Whether the two may be equal. Default false. */
  readonly orEqual?: boolean;
}

/** No two records have the same values here. A record without any of the values is left out. */
export interface UniqueRule extends RuleBase {
  readonly rule: 'unique';
  readonly properties: readonly Path[];
}

/** An amount is at most `max`, regardless of the unit in which the record gives it. */
export interface AtMostRule extends RuleBase {
  readonly rule: 'atMost';
  readonly property: Path;
  /**
   * The property with the amount's unit, and the quantity that the rule bounds. The rule ignores an amount whose unit
   * measures another quantity.
   */
  readonly in?: { readonly unit: Path; readonly quantity: string };
  /** The bound, in the base unit of the quantity. */
  readonly max: number;
  /** Bounds the sum of the amounts of all records with the same `per`, rather than each amount. */
  readonly sum?: {
    readonly per: Path;
    /** The sum takes only records that have one of the values at each path. */
    readonly where?: Readonly<Record<Path, readonly (string | number | boolean)[]>>;
  };
}

export type RuleDefinition = NeverRule | OrderedRule | UniqueRule | AtMostRule;
