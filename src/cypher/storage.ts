/**
 * The form of a graph in Neo4j, which the loader writes and the compiler reads. Beside the declared properties, nodes
 * and relationships carry some of this service's own, whose names no declaration can have.
 *
 * The database has two sides, and each can hold a whole release. Readers read the current side. A load either fills the
 * other side and then makes it the current one, or applies a small difference to the current side (docs/neo4j.md).
 *
 * - Every node has two labels: its kind, and the graph's name, which marks it as owned by the seed.
 * - A node's `_key` is its side and its id, and its `_side` the side alone. A relationship joins nodes of one side, so
 *   only the first node of a pattern must name the side, as a value: both sides share statements and their plans.
 * - A node's `_rank` is its place in the default order of its kind.
 * - A relationship's `_from` and `_to` are the keys of its ends, and `_out` and `_in` its place in the default order of
 *   the row of either end. With an index on (end, place), a page costs the same in any order.
 * - `_evidence` holds the ids of the nodes that support a relationship. For limits by evidence, `_evidence_source`,
 *   `_evidence_kind`, `_evidence_family` and `_evidence_status` are lists with a value for each of them. A piece of
 *   evidence has the same of its source in `_cited_source`, `_cited_kind` and `_cited_family`. Another node has such
 *   lists, without the family, of all evidence about it, where equal combinations appear once. A missing value is ''.
 * - A searchable string `x` has its folded form in `_folded_x`.
 * - A string `x` beyond the basic plane has its comparable form in `_key_x`.
 * - Records are JSON strings, since a property holds no maps. For filters, each of their fields `y` is also a list
 *   `_x_y` with a value for each record, folded in `_folded_x_y`. If `y` may be missing, `_given_x_y` says which
 *   records have it.
 *
 * Raise `storageFormat` with every change to the form in which the loader writes the same graph.
 */
import type { Graph, HopDirection } from '../model/graph.ts';
import { type Trait, traitProperties } from '../model/provenance.ts';

/**
 * Quotes a label, relationship type or property name for Cypher, so that no name can break out of its place. Neo4j
 * reads `\u0060` as a backtick in any position, so this function writes a backslash as its own code.
 */
export const cypherName = (name: string): string => `\`${name.replaceAll('\\', '\\u005C').replaceAll('`', '``')}\``;

/** The label that every node of the graph has. */
export const ownerLabel = (graph: Graph): string => graph.definition.name;

/** Labels of the nodes in which the service records its releases. They are not part of the graph. */
const accountLabel =
  (suffix: string) =>
  (graph: Graph): string =>
    `${graph.definition.name}_${suffix}`;
/** One node, whose `side` is the current side. A load holds its lock from beginning to end. */
export const currentLabel = accountLabel('Current');
/** One node for each side in use: which release the side holds. */
export const releaseLabel = accountLabel('Release');
/** One node for each side: its `epoch` is odd while a load changes the side. */
export const fenceLabel = accountLabel('Fence');
/** Digests of the content of a side, with which a load finds the differences. */
export const digestLabel = accountLabel('Digest');
/** The rows that the last load replaced in the current side, for a rollback. */
export const undoLabel = accountLabel('Undo');

/** The sides, each as the beginning of its keys. Both have the same length. */
export const sides = ['a/', 'b/'] as const;
export type Side = (typeof sides)[number];

/** A side that no database has, of the same length: a statement on it is planned, and then finds nothing to read. */
export const noSide = 'x/';

/** The other side. */
export const otherSide = (side: Side): Side => (side === sides[0] ? sides[1] : sides[0]);

/** The id in a key, as an expression of Cypher. */
export const idOfKey = (key: string): string => `substring(${key}, ${sides[0].length})`;

/** The version of this form. A load replaces a release in another version. */
export const storageFormat = 4;

export const keyProperty = '_key';
export const sideProperty = '_side';
export const rankProperty = '_rank';
export const evidenceProperty = '_evidence';
/** The name of the list with a trait of each piece of evidence of an edge. */
export const evidenceListProperty = (trait: Trait): string => `_evidence_${trait}`;
/** The name of the property of evidence with a trait of its source. */
export const citedProperty = (trait: Trait): string => `_cited_${trait}`;
/** The name of the property with a trait on a piece of evidence, quoted: the status is a declared one. */
export const pieceProperty = (graph: Graph, trait: Trait): string =>
  trait === 'status' ? cypherName(traitProperties(graph).get(trait) ?? '') : citedProperty(trait);
export const foldedProperty = (property: string): string => `_folded_${property}`;
/** The name of the list with one field of each record of a property. */
export const recordProperty = (property: string, field: string): string => `_${property}_${field}`;
export const givenProperty = (property: string, field: string): string => `_given_${property}_${field}`;
export const comparableProperty = (property: string): string => `_key_${property}`;
/** The property of the release's node that says how many nodes of a kind the release has. */
export const countProperty = (kind: string): string => `_count_${kind}`;

/**
 * Returns a form of a string that compares by UTF-16 unit as the string does by code point: U+FFFF before each
 * character beyond the basic plane puts it after all others. Neo4j orders stored strings by code point but compares
 * them with a parameter by UTF-16 unit, as Java does; in this form the two agree. Most strings are their own comparable
 * form.
 */
export const comparableText = (text: string): string => text.replaceAll(/[\u{10000}-\u{10FFFF}]/gu, '\uFFFF$&');

/** The properties for walking a hop from its near end: that end's key, and the place in its row. */
export const rowProperties = (direction: HopDirection): { readonly end: string; readonly place: string } =>
  direction === 'out' ? { end: '_from', place: '_out' } : { end: '_to', place: '_in' };

/** The properties of a release's node that readers read, in this order; the counts are JSON. */
export const releaseProperties = ['id', 'version', 'title', 'published', 'counts'] as const;
