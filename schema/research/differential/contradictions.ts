/** Refuses circumstances of a person that exclude each other according to the graph. */
import { codedError } from '../../../src/base/errors.ts';
import { claimIds, type FactEdge, isAsserted } from '../common/fact-edges.ts';
import type { RiskFactors } from '../common/risk-factors.ts';

/** A circumstance, and the id that the client gave for it: its own, or that of a condition or life stage. */
export interface GivenCircumstance {
  readonly riskFactor: string;
  readonly given: string;
}

/**
 * Refuses circumstances that contradict each other or the life stage. A statement about a circumstance applies to the
 * narrower ones.
 * @param field names the research field in errors.
 * @throws {GraphQLError} BAD_USER_INPUT, which names the two and the claims.
 */
export function refuseContradictions(
  riskFactors: RiskFactors,
  field: string,
  all: readonly GivenCircumstance[],
  lifeStage: string | null,
): void {
  for (const [i, one] of all.entries()) {
    const ruledOut = lifeStage === null ? undefined : edgeAbove(riskFactors, one, 'ruledOutIn', [lifeStage]);
    if (lifeStage !== null && ruledOut) throw contradiction(field, one.given, lifeStage, ruledOut);
    for (const other of all.slice(i + 1)) {
      const edge = edgeBetween(riskFactors, one, other) ?? edgeBetween(riskFactors, other, one);
      if (edge) throw contradiction(field, one.given, other.given, edge);
    }
  }
}

const edgeBetween = (riskFactors: RiskFactors, one: GivenCircumstance, other: GivenCircumstance) => {
  const above = riskFactors.above(other.riskFactor).map(({ riskFactor }) => riskFactor.id);
  return edgeAbove(riskFactors, one, 'contradicts', above);
};

/** Finds an asserted edge from a circumstance, or from a broader one, to one of the ids. */
const edgeAbove = (
  riskFactors: RiskFactors,
  { riskFactor }: GivenCircumstance,
  relation: 'contradicts' | 'ruledOutIn',
  to: readonly string[],
): FactEdge | undefined =>
  riskFactors
    .above(riskFactor)
    .flatMap(({ riskFactor: above }) => above[relation].edges)
    .find((edge) => isAsserted(edge) && to.includes(edge.node.id));

const contradiction = (field: string, one: string, other: string, edge: FactEdge) =>
  codedError(
    'BAD_USER_INPUT',
    `${field} is given ${one} and ${other}, which cannot both apply. Leave one of the two out. ` +
      `The claims for this are ${claimIds(edge).join(', ')}.`,
    { contradiction: [one, other], claims: claimIds(edge) },
  );
