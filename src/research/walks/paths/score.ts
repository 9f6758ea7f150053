/**
 * How much a node's degree weighs against a path through it: 0 not at all, 1 in proportion. It is the exponent that
 * suited the prediction of associations best; see {@link citation}.
 */
export const damping = 0.4;

/** Where the score comes from. */
export const citation =
  'Himmelstein DS, Baranzini SE (2015) Heterogeneous Network Edge Prediction: A Data Integration Approach to ' +
  'Prioritize Disease-Associated Genes. PLoS Comput Biol 11(7): e1004259. doi:10.1371/journal.pcbi.1004259';

/** Scores have twelve decimals, so that those of paths add up to those of metapaths. */
const unit = 1e12;

/**
 * The path-degree product of a path, without unit, at most 1, as a whole number of units.
 * @param product of the degrees along the path: over all hops, of both ends, by the relation and direction of the hop.
 */
export const unitsOf = (product: bigint): number => Math.round(Number(product) ** -damping * unit);

/** A number of units as a score. */
export const scoreOf = (units: number): number => units / unit;
