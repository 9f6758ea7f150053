/**
 * How a graph lies in Neo4j: what the loader writes and the compiler reads. Beside the declared properties, nodes and
 * relationships carry some of this service's own, whose names no declaration can have.
 *
 * - Every node has two labels: its kind, and the graph's name, which marks it as owned by the seed.
 * - A node's `_rank` is its place in the default order of its kind.
 * - A relationship's `_from` and `_to` are the ids of its ends, and `_out` and `_in` its place in the default order of
 *   what hangs from either end. An index on (end, place) makes a page cost the page, whatever the order is made of.
 * - `_evidence` holds the ids of what supports a relationship.
 * - A text `x` that can be searched has its folded form in `_folded_x`.
 * - `_release` is the id of the release that wrote it.
 * - A text `x` beyond the basic plane has its comparable form in `_key_x`.
 * - Records are kept as JSON texts, since a property holds no maps. To be filtered by, each of their fields `y` is also
 *   a list `_x_y` with a value for each record, folded in `_folded_x_y`; where `y` may be missing, `_given_x_y` says
 *   which records have it.
 *
 * Raise `storageFormat` with every change to what the loader writes for the same graph.
 */
import type { Graph, HopDirection } from '../model/graph.ts';

/**
 * A label, relationship type or property name as Cypher text, quoted so that no name can break out of its place. Neo4j
 * reads `\u0060` as a backtick wherever it stands, so a backslash is written as its own number.
 */
export const cypherName = (name: string): string => `\`${name.replaceAll('\\', '\\u005C').replaceAll('`', '``')}\``;

/** The label that every node of the graph has. */
export const ownerLabel = (graph: Graph): string => graph.definition.name;

/** The label of the single node that names the release. It is no part of the graph. */
export const releaseLabel = (graph: Graph): string => `${graph.definition.name}_Release`;

/** Which form of the above a release is written in. A release in another form is written anew. */
export const storageFormat = 2;

export const rankProperty = '_rank';
/** The id of the release that wrote a node or relationship last. */
export const releaseProperty = '_release';
export const evidenceProperty = '_evidence';
export const foldedProperty = (property: string): string => `_folded_${property}`;
/** The list with one field of each record of a property. */
export const recordProperty = (property: string, field: string): string => `_${property}_${field}`;
export const givenProperty = (property: string, field: string): string => `_given_${property}_${field}`;
export const keyProperty = (property: string): string => `_key_${property}`;

/**
 * A form of a text that compares by UTF-16 unit as the text does by code point: U+FFFF before each character beyond the
 * basic plane puts it after all others. Neo4j orders stored texts by code point but compares them with a parameter by
 * UTF-16 unit, as Java does; in this form the two agree. Most texts are their own.
 */
export const comparableText = (text: string): string => text.replaceAll(/[\u{10000}-\u{10FFFF}]/gu, '\uFFFF$&');

/** The properties by which a hop is walked from its near end: that end's id, and the place in its row. */
export const rowProperties = (direction: HopDirection): { readonly end: string; readonly place: string } =>
  direction === 'out' ? { end: '_from', place: '_out' } : { end: '_to', place: '_in' };

/** What the release's node says, in this order; the counts are JSON. */
export const releaseProperties = ['id', 'version', 'title', 'published', 'counts'] as const;
