/**
 * The vocabulary in which a graph is declared. A graph is declared once, with these types, and everything else
 * (GraphQL types, filters, orderings, indexes, import validation, Cypher constraints, docs) is derived from it.
 *
 * Words: a *kind* is a node type, a *relation* an edge type, *evidence* the kind whose nodes support relations.
 */
import type { ShortcutDefinition } from './condition.ts';
import type { EvidenceDefinition, ProvenanceDefinition } from './evidence.ts';
import type { Properties } from './property.ts';
import type { RuleDefinition } from './rule.ts';

export * from './evidence.ts';
export * from './property.ts';

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
  /**
   * Refuse a seed in which two nodes share a name, a synonym or an exact xref, unless the seed says that they differ.
   * Names are equal in any spelling (`model/english.ts`).
   */
  readonly isDistinct?: boolean;
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
  readonly provenance: ProvenanceDefinition;
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

export const asc = (on: 'edge' | 'node', property: string): OrderKey => ({ on, property, direction: 'ASC' });
export const desc = (on: 'edge' | 'node', property: string): OrderKey => ({ on, property, direction: 'DESC' });

/** Returns the kinds in which a relation may end. */
export const targetKinds = ({ to }: RelationDefinition): readonly string[] =>
  typeof to === 'string' ? [to] : to.kinds;

/** Returns whether edges of a relation must name evidence. */
export const needsEvidence = (relation: RelationDefinition): boolean => relation.evidence !== false;
