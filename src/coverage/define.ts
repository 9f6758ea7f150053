/** Edges that hold a figure: the page counts them apart from the facts. */
export interface FigureDefinition {
  readonly relation: string;
  /** The property that holds the figure: an edge without a value is a fact. Left out: every edge holds a figure. */
  readonly property?: string;
  /** The head of their column. */
  readonly title: string;
}

/** Relations that answer one kind of question, with the head of their column. */
export interface TopicDefinition {
  readonly title: string;
  readonly relations: readonly string[];
}

/** The choices behind the page on the coverage of a seed. */
export interface CoverageDefinition {
  /** The kind whose nodes the page compares. */
  readonly kind: string;
  readonly topics: readonly TopicDefinition[];
  readonly figures: readonly FigureDefinition[];
  /** The property of a source that states its terms. */
  readonly terms: string;
}
