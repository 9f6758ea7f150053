/** The part of a declaration that says how evidence supports relations, and where evidence comes from. */

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
  /** Names the properties that sum up the evidence of an edge. They need `dispute`. */
  readonly support?: SupportDefinition;
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

/** Names of the properties that every edge with evidence has, beside its own. The importer fills them in. */
export interface SupportDefinition {
  /** The number of independent sources whose evidence has the firmest status. */
  readonly count: string;
  /** Whether any evidence has another status. */
  readonly disputed: string;
  /** Whether a second source, or one of a kind that is not weak, supports the edge. */
  readonly corroborated: string;
}

/** The kind of the sources of facts. Queries limit answers to the evidence of some sources by it. */
export interface ProvenanceDefinition {
  readonly kind: string;
  /** Name of the relation that leads from evidence to its one source. */
  readonly cites: string;
  /** The enum property of a source that says which kind of evidence it is. Leave it out where there is none. */
  readonly kindProperty?: string;
  /** The string property that sources of one family share: they count as one. Without a value, a source is alone. */
  readonly family?: string;
  /** Values of `kindProperty`: an edge that only one source of such a kind supports is not corroborated. */
  readonly weakKinds?: readonly string[];
  /** Name of the property of a source that counts the edges which it alone supports. The importer fills it in. */
  readonly soleSupport?: string;
}
