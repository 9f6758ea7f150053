/** Describes the graph to the explorer. The server prints it from the declared graph; no other file names a kind. */
export interface GraphDescription {
  /** The title of the graph. */
  readonly name: string;
  readonly description: string;
  readonly kinds: readonly KindDescription[];
  readonly relations: readonly RelationDescription[];
  readonly evidence: EvidenceDescription;
}

export interface KindDescription {
  /** The GraphQL type, such as `RiskFactor`. */
  readonly name: string;
  /** The value of the enum of kinds, such as `RISK_FACTOR`. */
  readonly value: string;
  readonly description: string;
  /** Words for people: "risk factor", and "risk factors". */
  readonly label: string;
  readonly pluralLabel: string;
  /** Fields of `Query` that read one entity and all. */
  readonly field: string;
  readonly listField: string;
  /** Ids begin with this and a colon. */
  readonly idPrefix: string;
  readonly properties: readonly PropertyDescription[];
  /** The place among the columns of a drawing, from 0, or null for kinds that drawings omit, such as claims. */
  readonly column: number | null;
  readonly shape: Shape;
}

/** Outlines of nodes. Outline and label distinguish kinds, never colour alone. */
export type Shape = 'rectangle' | 'rounded' | 'pill' | 'hexagon' | 'octagon' | 'slanted' | 'notched' | 'folded';

export interface RelationDescription {
  /** The name in `neighbourhood` and `paths`, such as `CONTAINS`. */
  readonly name: string;
  readonly description: string;
  readonly from: string;
  readonly to: readonly string[];
  /** Words for people from start to end, such as "contains", and the other way. */
  readonly label: string;
  readonly inverseLabel: string;
  /** Connection fields at both ends, or fields of the node itself where `isSingle`. */
  readonly field: string;
  readonly inverseField: string;
  readonly isSingle: boolean;
  readonly inverseIsSingle: boolean;
  readonly properties: readonly PropertyDescription[];
  /** Whether edges name claims. */
  readonly hasEvidence: boolean;
}

export interface PropertyDescription {
  /** The GraphQL field. */
  readonly name: string;
  readonly label: string;
  readonly description: string;
  readonly type: 'string' | 'number' | 'boolean' | 'enum' | 'identifier' | 'url' | 'record';
  readonly isList: boolean;
  /** Fixed unit, if the property has one. */
  readonly unit: string | null;
  /** The property beside it that names its unit; null if there is none. */
  readonly unitField: string | null;
  /** The values of an enum that a person reads differently from the derived words: `UG` as "µg". */
  readonly values: Readonly<Record<string, string>>;
  /** The fields of a record; empty for other types. */
  readonly fields: readonly PropertyDescription[];
}

/** Names the fields by which every query reads the evidence of an edge. */
export interface EvidenceDescription {
  /** The kind of evidence, and the field of an edge that lists it. */
  readonly kind: string;
  readonly field: string;
  /** Fields of one piece of evidence; null where the graph declares none. */
  readonly status: string | null;
  readonly section: string | null;
  readonly disputedBy: string | null;
  /** The status of evidence that asserts its fact; null where evidence has no status. */
  readonly asserted: string | null;
  /** The status of claims that deny their fact; null where claims have no status. */
  readonly denied: string | null;
  /** Properties by which one piece of evidence grades its fact. */
  readonly grades: readonly GradeDescription[];
  /** The field that leads to the source, with the source's kind and fields. */
  readonly source: {
    readonly kind: string;
    readonly field: string | null;
    readonly url: string | null;
    readonly licence: string | null;
    /** The field that sources of one family share: they count as one. */
    readonly family: string | null;
    /** The property with the kind of evidence that a source is, and its values that need a second source. */
    readonly sort: PropertyDescription | null;
    readonly weakSorts: readonly string[];
  };
  /** The choices of sources that views offer, beginning with all. */
  readonly limits: readonly LimitDescription[];
  /** The name of the limit that the API sets on a question without one; lists have no limit. */
  readonly questionLimit: string;
}

/** A grade, and its values that say nothing, such as "not stated". */
export interface GradeDescription extends PropertyDescription {
  readonly silent: readonly string[];
}

/** A choice of sources: its name in the address, its words, and the value of the argument `evidence`. */
export interface LimitDescription {
  readonly name: string;
  readonly label: string;
  readonly limit: EvidenceLimit | null;
}

/** The values of the argument `evidence` that views send. */
export interface EvidenceLimit {
  readonly sources?: readonly string[];
  readonly corroborated?: boolean;
}
