/** The content of a graph as the importer hands it to a store: plain, complete and already validated. */

/** A value of one property. A missing value is null; lists and records are never null. */
export type PropertyValue =
  | string
  | number
  | boolean
  | null
  | readonly string[]
  | readonly Readonly<Record<string, string | number | boolean | null>>[];

export type PropertyValues = Readonly<Record<string, PropertyValue>>;

export interface NodeData {
  readonly kind: string;
  readonly id: string;
  /** Every declared property of the kind, the shared ones included (id too). */
  readonly properties: PropertyValues;
}

export interface EdgeData {
  readonly relation: string;
  readonly from: string;
  readonly to: string;
  readonly properties: PropertyValues;
  /** Ids of the evidence, in the order written. Empty where the relation requires none. */
  readonly evidence: readonly string[];
}

/** The facts about a release that its seed declares. */
export interface ReleaseInfo {
  /** Hash of the content: equal for equal graphs, regardless of the file layout. */
  readonly id: string;
  readonly version: string;
  readonly title: string;
  /** ISO 8601 date. */
  readonly published: string;
}

export interface GraphData {
  readonly release: ReleaseInfo;
  readonly nodes: readonly NodeData[];
  readonly edges: readonly EdgeData[];
}
