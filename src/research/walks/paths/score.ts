/**
 * The exponent with which a node's degree lowers the score of a path through it: 0 has no effect, 1 is in proportion.
 * This value predicted associations best in the {@link citation}.
 */
export const damping = 0.4;

/** The source of the score. */
export const citation =
  'Himmelstein DS, Baranzini SE (2015) Heterogeneous Network Edge Prediction: A Data Integration Approach to ' +
  'Prioritize Disease-Associated Genes. PLoS Comput Biol 11(7): e1004259. doi:10.1371/journal.pcbi.1004259';

/** Scores have twelve decimals, so that the scores of paths add up exactly to those of metapaths. */
const unit = 1e12;

/**
 * Returns the path-degree product of a path, which is at most 1, as a whole number of units.
 * @param product of the degrees on the path: of both ends of all hops, by the relation and direction of the hop.
 */
export const unitsOf = (product: bigint): number => Math.round(Number(product) ** -damping * unit);

/** Converts units to a score. */
export const scoreOf = (units: number): number => units / unit;
