/**
 * Declares what a drawing shows, independent of the query that it came from. Ids of nodes are those of the API; the id
 * of an edge is `relation|from|to`.
 */
export interface Picture {
  readonly nodes: readonly PictureNode[];
  readonly edges: readonly PictureEdge[];
}

export interface PictureNode {
  readonly id: string;
  readonly name: string;
  /** Name of the kind in `GraphDescription`. */
  readonly kind: string;
}

export interface PictureEdge {
  readonly id: string;
  /** Name of the relation in `GraphDescription`. */
  readonly relation: string;
  readonly from: string;
  readonly to: string;
  /** The values of the edge apart from its ends, ready to read: "amount: 1.2 mg". */
  readonly values: readonly { readonly name: string; readonly text: string }[];
  readonly claims: readonly PictureClaim[];
}

export interface PictureClaim {
  readonly id: string;
  readonly statement: string;
  readonly status: string;
  readonly section: string | null;
  readonly source: {
    readonly id: string;
    readonly title: string;
    readonly url: string | null;
    readonly licence: string | null;
    /** The value of the kind of evidence that the source is. */
    readonly sort: string | null;
    /** Sources of one family count as one. */
    readonly family: string | null;
  };
  /** The values by which the source grades the fact in this claim. */
  readonly grades: readonly { readonly property: string; readonly value: string }[];
  /** Statements of the claims that dispute this one. */
  readonly disputedBy: readonly string[];
}
