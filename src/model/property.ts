/** The properties of kinds and relations: their types, and the values that they may have. */

/** A closed set of values. Values sort in the order in which they are declared. */
export interface EnumDefinition {
  readonly name: string;
  readonly description: string;
  /** Value name (a GraphQL name, UPPER_CASE) to its description. */
  readonly values: Readonly<Record<string, string>>;
  /**
   * For an enum of units: by quantity, how many of each unit make one of the base unit, as in
   * `{ mass: { G: 1, MG: 1000 } }`. A unit that measures something else is left out.
   */
  readonly quantities?: Readonly<Record<string, Readonly<Record<string, number>>>>;
}

/** The spelling of a string. */
export interface PatternDefinition {
  /** Has to match the whole string: begins with `^` and ends with `$`. */
  readonly matches: RegExp;
  /** Names the expected form, after "expected": "five digits". */
  readonly expected: string;
  /** A string that matches. */
  readonly example: string;
}

interface PropertyBase {
  readonly description: string;
  /** A required property is present on every node or edge; others may be null. */
  readonly required?: boolean;
  /** Unit of the number, as a reader would write it: "g", "months". Goes into the description. */
  readonly unit?: string;
  /** On an edge: the importer copies the value from a property of one of its ends, and a seed does not write it. */
  readonly copyOf?: { readonly end: 'from' | 'to'; readonly property: string };
  /** Marks a property that the importer derives from the evidence: see `support.ts`. A seed does not write it. */
  readonly derived?: true;
}

/** Lets a client ask for a number in another unit: the field takes an argument `unit`. */
export interface ConversionDefinition {
  /** The property beside it that names its unit, of an enum with `quantities`. */
  readonly unit: string;
  /**
   * A unit outside all quantities, and the property beside it that says how many of that unit make one `of`. Where that
   * property is null, the unit does not convert.
   */
  readonly special?: { readonly unit: string; readonly of: string; readonly count: string };
}

/**
 * Marks a property as an identifier: search finds its value as a whole and without typos, and so does `byXref`.
 * Aggregates leave it out, since the mean of numbers that are names has no meaning.
 */
export interface IdentifierDefinition {
  /** The prefix that people write before the value: "FDC" in "FDC:173691". Leave it out where the value includes it. */
  readonly prefix?: string;
  /** In a record: the enum field that says how well the identifier fits. Its values begin with the best. */
  readonly fit?: string;
}

/** A string. Filters compare it exactly (`eq`, `in`) or folded (`contains`, `startsWith`). */
export interface StringProperty extends PropertyBase {
  readonly type: 'string';
  /** `url`: an address that begins with http:// or https://, so that a front end can put it into a link. */
  readonly format?: 'url';
  readonly pattern?: PatternDefinition;
  /** The greatest length in UTF-16 units. Default `defaultMaxLength`. */
  readonly maxLength?: number;
  readonly identifier?: IdentifierDefinition;
}

/** The greatest length, in UTF-16 units, of a string that declares no other. */
export const defaultMaxLength = 10_000;

/** A whole number within 32 bits, or a floating point number. */
export interface NumberProperty extends PropertyBase {
  readonly type: 'int' | 'float';
  /** The least value. */
  readonly min?: number;
  /** A number that every value exceeds; in place of `min`. */
  readonly above?: number;
  /** The greatest value. */
  readonly max?: number;
  readonly identifier?: IdentifierDefinition;
  readonly conversion?: ConversionDefinition;
}

export interface BooleanProperty extends PropertyBase {
  readonly type: 'boolean';
}

/** One value of an enum. On an edge, `equals` demands the same value as a property of one of its ends. */
export interface EnumProperty extends PropertyBase {
  readonly type: 'enum';
  readonly enum: EnumDefinition;
  readonly equals?: { readonly end: 'from' | 'to'; readonly property: string };
}

/** A list of strings or of enum values, in the order written; never null, possibly empty. */
export interface ListProperty extends PropertyBase {
  readonly type: 'list';
  readonly of: 'string' | EnumDefinition;
}

/** A list of small flat records, such as the portions of a food. Filters can use it, orderings cannot. */
export interface RecordsProperty extends PropertyBase {
  readonly type: 'records';
  /** Name of the GraphQL object type of one record. */
  readonly record: string;
  readonly recordDescription: string;
  readonly fields: Readonly<Record<string, ScalarProperty>>;
}

/** A property with at most one value: filters can compare it, and orderings can use it. */
export type ScalarProperty = StringProperty | NumberProperty | BooleanProperty | EnumProperty;
export type Property = ScalarProperty | ListProperty | RecordsProperty;
export type Properties = Readonly<Record<string, Property>>;

export const defineEnum = (definition: EnumDefinition): EnumDefinition => definition;

/** Returns whether a property has at most one value, so that filters and orderings can use it. */
export const isScalar = (property: Property): property is ScalarProperty =>
  property.type !== 'list' && property.type !== 'records';

/** Returns the units of an enum that measure a quantity: the base unit, and how many of each make one of it. */
export function quantityOf(
  { quantities }: EnumDefinition,
  quantity: string,
): { readonly base: string; readonly perBase: Readonly<Record<string, number>> } | undefined {
  const perBase = quantities && Object.hasOwn(quantities, quantity) ? quantities[quantity] : undefined;
  const base = Object.entries(perBase ?? {}).find(([, count]) => count === 1)?.[0];
  return perBase && base !== undefined ? { base, perBase } : undefined;
}
