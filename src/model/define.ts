/**
 * The vocabulary in which a graph is declared. A graph is declared once, with these types, and everything else
 * (GraphQL types, filters, orderings, indexes, import validation, Cypher constraints, docs) is derived from it.
 *
 * Words: a *kind* is a node type, a *relation* an edge type, *evidence* the kind whose nodes support relations.
 */
import type { ShortcutDefinition } from './condition.ts';
import type { RuleDefinition } from './rule.ts';

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

export type Direction = 'ASC' | 'DESC';

/** One key of an ordering: a scalar property of the edge or of the node at its far end. */
export interface OrderKey {
  readonly on: 'edge' | 'node';
  readonly property: string;
  readonly direction: Direction;
}

/** A declared node type. */
export interface KindDefinition {
  /** Singular, PascalCase: the GraphQL type and the Neo4j label. */
  readonly name: string;
  /** The root field that lists the kind: "nutrients". The singular root field is `name` in camelCase. */
  readonly plural: string;
  /** The beginning of its ids: "nutrient" in "nutrient:vitamin-d". */
  readonly idPrefix: string;
  readonly description: string;
  /** Beyond the shared ones (id, name, description, synonyms, xrefs). */
  readonly properties: Properties;
  /** The property that serves as `name`, where the kind has a better word for it (a claim's statement). */
  readonly nameFrom?: string;
  /** Search shows the kind after all others, unless the client asks for it. */
  readonly isBackground?: boolean;
  /** The order of a list of this kind when the query names none. Default: by name. */
  readonly orderBy?: readonly OrderKey[];
  /** Arguments of the kind's list beside `where`, by name. An item has to satisfy all that the query gives. */
  readonly shortcuts?: Readonly<Record<string, ShortcutDefinition>>;
  /** Rules for every node. The importer enforces them. */
  readonly rules?: readonly RuleDefinition[];
}

/**
 * A field that reads the edge between a node and the one that its argument `of` names: `amount(of: "nutrient:iron")`.
 * Lists of the kind can be filtered, ordered and aggregated by one number of that edge. So one query gives a table with
 * a column for each of several ids.
 */
export interface LookupDefinition {
  readonly field: string;
  /** Name of the GraphQL type of the edge. Names of the lookup's input types begin with it. */
  readonly type: string;
  readonly description: string;
  /** The number among the relation's properties that filters, orderings and aggregates use. */
  readonly value: string;
}

/** One end of a relation: the GraphQL field there. */
export interface EndDefinition {
  readonly field: string;
  readonly description: string;
  /** `one`: the field is the node itself, not a connection. The importer enforces it. Default `many`. */
  readonly cardinality?: 'one' | 'many';
  /** The order of the connection when the query names none. Default: by the far node's name. */
  readonly orderBy?: readonly OrderKey[];
  /** A second field there, which reads the edge to one node. Allowed only beside a field that leads to many. */
  readonly lookup?: LookupDefinition;
}

/**
 * Several kinds under one name: the relation may end in any of them. In GraphQL it is an interface with the fields of
 * every entity and the field of the relation that leads back.
 */
export interface UnionDefinition {
  readonly union: string;
  readonly description: string;
  readonly kinds: readonly string[];
}

/** A declared edge type. At most one edge of a relation joins the same two nodes. */
export interface RelationDefinition {
  /** UPPER_CASE: the Neo4j relationship type. */
  readonly name: string;
  readonly description: string;
  readonly from: string;
  readonly to: string | UnionDefinition;
  readonly properties: Properties;
  /** The field on the `from` kind. */
  readonly forward: EndDefinition;
  /** The field on the `to` kind or kinds. */
  readonly inverse: EndDefinition;
  /** Whether each edge must name the evidence that supports it. Default true. */
  readonly evidence?: boolean;
  /** Refuse a seed in which following the relation leads back to where it began. */
  readonly acyclic?: boolean;
  /** Whether an edge may join a node to itself. Default false. */
  readonly reflexive?: boolean;
  /** Marks a relation that gives advice rather than facts: `paths` walks it only where the query names it. */
  readonly advice?: boolean;
  /** Rules for every edge. The importer enforces them. */
  readonly rules?: readonly RuleDefinition[];
}

/** The kind of the evidence for relations, and the field of an edge that lists it. */
export interface EvidenceDefinition {
  readonly kind: string;
  /** The field on every edge that must carry evidence: "claims". */
  readonly field: string;
  readonly description: string;
  /** Name of the relation from evidence to the nodes that it is about. The importer fills it in. */
  readonly about: string;
  /** Says how pieces of evidence for one edge may disagree. Leave it out where they cannot. */
  readonly dispute?: DisputeDefinition;
}

/** Says how to recognise two pieces of evidence that are about the same edge and disagree. */
export interface DisputeDefinition {
  /** The enum property of evidence that says how firmly it supports the edge: values from the firmest yes to no. */
  readonly status: string;
  /** Name of the relation to the evidence with the firmer status. The importer fills it in. */
  readonly relation: string;
  /** The list property of that relation with the disputed edges, each as "RELATION from to". */
  readonly over: string;
}

/**
 * Maps the prefix of a vocabulary's CURIEs to the address where they resolve, without the part after the colon: "HP" to
 * "http://purl.obolibrary.org/obo/HP_".
 */
export type Vocabularies = Readonly<Record<string, string>>;

export interface GraphDefinition {
  readonly name: string;
  readonly description: string;
  readonly kinds: readonly KindDefinition[];
  readonly relations: readonly RelationDefinition[];
  readonly evidence: EvidenceDefinition;
  /** The kind of the sources of facts. The field `release` lists them. */
  readonly provenance: { readonly kind: string };
  /** The vocabularies that `xrefs` may name. */
  readonly vocabularies?: Vocabularies;
}

/* Identity functions: they give a declaration its type in the place where it is written, so that errors show there. */

/**
 * Declares a kind of node. The API gets a type, the root fields `book` and `books`, filters and orderings from it.
 * @example
 * export const book = defineKind({
 *   name: 'Book',
 *   plural: 'books',
 *   idPrefix: 'book',
 *   description: 'A published book.',
 *   properties: {
 *     pages: { type: 'int', min: 1, description: 'Number of pages.' },
 *     language: { type: 'enum', enum: language, required: true, description: 'Language of the text.' },
 *   },
 *   orderBy: [desc('node', 'pages')],
 * });
 */
export const defineKind = (kind: KindDefinition): KindDefinition => kind;

/**
 * Declares a relation between kinds. The API gets a field at both ends from it: `book.authors` and `author.books`.
 * @example
 * export const wrote = defineRelation({
 *   name: 'WROTE',
 *   description: 'The author wrote the book.',
 *   from: 'Author',
 *   to: 'Book',
 *   properties: { year: { type: 'int', description: 'Year in which the author finished the book.' } },
 *   forward: { field: 'books', description: 'Books that the author wrote.', orderBy: [asc('edge', 'year')] },
 *   inverse: { field: 'authors', description: 'Authors of the book.' },
 * });
 */
export const defineRelation = (relation: RelationDefinition): RelationDefinition => relation;
export const defineEnum = (definition: EnumDefinition): EnumDefinition => definition;

export const asc = (on: 'edge' | 'node', property: string): OrderKey => ({ on, property, direction: 'ASC' });
export const desc = (on: 'edge' | 'node', property: string): OrderKey => ({ on, property, direction: 'DESC' });

/** Returns the kinds in which a relation may end. */
export const targetKinds = ({ to }: RelationDefinition): readonly string[] =>
  typeof to === 'string' ? [to] : to.kinds;

/** Returns whether a property has at most one value, so that filters and orderings can use it. */
export const isScalar = (property: Property): property is ScalarProperty =>
  property.type !== 'list' && property.type !== 'records';

/** Returns whether edges of a relation must name evidence. */
export const needsEvidence = (relation: RelationDefinition): boolean => relation.evidence !== false;

/** Returns the units of an enum that measure a quantity: the base unit, and how many of each make one of it. */
export function quantityOf(
  { quantities }: EnumDefinition,
  quantity: string,
): { readonly base: string; readonly perBase: Readonly<Record<string, number>> } | undefined {
  const perBase = quantities && Object.hasOwn(quantities, quantity) ? quantities[quantity] : undefined;
  const base = Object.entries(perBase ?? {}).find(([, count]) => count === 1)?.[0];
  return perBase && base !== undefined ? { base, perBase } : undefined;
}
