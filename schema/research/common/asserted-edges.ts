/** Reads many edges at once, without an object for each claim. */
import type { EdgeChoice, EdgeTable, ResearchContext } from '../../../src/research/context.ts';
import { facts } from './facts.ts';

/** An edge that a source asserts. */
export interface AssertedEdge {
  readonly from: string;
  readonly to: string;
  /** The ids of its claims. */
  readonly claims: readonly string[];
  /** The number on the edge that the request names. */
  readonly value: number | null;
}

const otherClaimFacts = facts('{ claims(where: { not: { status: { eq: ASSERTED } } }) { nodes { id } } }');

/** The claims that assert nothing, by context: one field reads several tables. */
const otherClaims = new WeakMap<ResearchContext, Promise<ReadonlySet<string>>>();

/** Reads the claims that deny a statement or leave it open: few, so research reads these and no others. */
function readOtherClaims(context: ResearchContext): Promise<ReadonlySet<string>> {
  const read = async () => {
    const { claims } = await context.ask(otherClaimFacts);
    return new Set(claims?.nodes.map(({ id }) => id));
  };
  const reading = otherClaims.get(context) ?? read();
  otherClaims.set(context, reading);
  return reading;
}

/**
 * Reads the edges of one relation that a source asserts.
 * @param property a number on the edge.
 * @returns the edges by from and to. Each exists only while a loop looks at it.
 */
export async function readAssertedEdges(
  context: ResearchContext,
  relation: string,
  property: string,
  ends: Pick<EdgeChoice, 'from' | 'to'> = {},
): Promise<Iterable<AssertedEdge>> {
  const others = await readOtherClaims(context);
  return assertedRows(await context.edgeTable({ relations: [relation], ...ends, properties: [property] }), others);
}

function* assertedRows(
  { from, to, evidence, properties }: EdgeTable,
  others: ReadonlySet<string>,
): Generator<AssertedEdge, void, void> {
  const [values = []] = Object.values(properties);
  for (const [row, claims] of evidence.entries()) {
    if (claims.every((claim) => others.has(claim))) continue;
    const value = values[row];
    yield { from: from[row] ?? '', to: to[row] ?? '', claims, value: typeof value === 'number' ? value : null };
  }
}
