/** The links of deficiencies to symptoms, with the grades of the sources that a question admits. */
import { deficiencySeverity, prominence } from '../../model/grades.ts';
import type { FactEdge } from './fact-edges.ts';

/** How prominently a source links a symptom to a deficiency. */
export type Prominence = keyof typeof prominence.values;

/** Stage or severity of a deficiency. */
type DeficiencySeverity = keyof typeof deficiencySeverity.values;

/** The DEFICIENCY_SYMPTOM relation with its grades. */
export interface SymptomEdge extends FactEdge {
  readonly prominence: Prominence;
  readonly deficiencySeverity: DeficiencySeverity;
  readonly mechanism: string | null;
}

/** The same with the grades of its claims. */
export interface GradedEdge extends SymptomEdge {
  readonly claims: readonly (FactEdge['claims'][number] & {
    readonly prominence: Prominence | null;
    readonly deficiencySeverity: DeficiencySeverity | null;
  })[];
}

/** The fields of an edge from a nutrient to a symptom that `describedOnly` needs. */
export const symptomEdgeFields =
  'prominence deficiencySeverity mechanism claims { id status prominence deficiencySeverity } node { id }';

const prominences = Object.keys(prominence.values);
const severities = Object.keys(deficiencySeverity.values);

interface Graded {
  readonly prominence: Prominence | null;
}

/** Returns whether a claim of an edge is about this deficiency, and not about every deficiency alike. */
export const describes =
  (edge: Graded) =>
  (claim: Graded): boolean =>
    (claim.prominence ?? edge.prominence) !== 'GENERAL';

/**
 * Returns the edges that a source describes for this deficiency, without those that rest on a sentence about every
 * deficiency alike: they do not point to this one. An edge keeps its own grades where a claim has none, because that
 * claim comes from the source that compares nutrients. Otherwise the first of the claims' grades counts.
 */
export const describedOnly = <E extends GradedEdge>(edges: readonly E[]): readonly E[] =>
  edges.flatMap((edge) => {
    const describing = edge.claims.filter(describes(edge));
    if (describing.length === 0) return [];
    return [
      {
        ...edge,
        claims: describing,
        prominence: grade(
          describing.map((claim) => claim.prominence),
          edge.prominence,
          prominences,
        ),
        deficiencySeverity: grade(
          describing.map((claim) => claim.deficiencySeverity),
          edge.deficiencySeverity,
          severities,
        ),
      },
    ];
  });

/** Returns the grade of an edge: its own where a claim has none, else the claims' grade that is first in the order. */
function grade<Value extends string>(ofClaims: readonly (Value | null)[], own: Value, order: readonly string[]): Value {
  const given = ofClaims.filter((value) => value !== null);
  if (given.length < ofClaims.length) return own;
  return given.reduce((best, value) => (order.indexOf(value) < order.indexOf(best) ? value : best));
}
