import { claimFragment } from './claim.ts';
import { documentOf, type TypedDocument } from './document.ts';

interface Count {
  readonly totalCount: number;
}

/** The counts by alias: `zero`, and `bin0`, `bin1` and so on. */
interface BinCounts {
  readonly nutrient: Readonly<Record<string, Count>> | null;
}

type BinVariables = Readonly<Record<string, string | number>> & { readonly nutrient: string };

/**
 * Returns a document that counts the foods in each bin. It reads no food: its cost depends on the number of bins.
 * @param count the number of bins; the edges are the variables `$edge0` to `$edge<count>`.
 */
export function amountBinsDocument(count: number): TypedDocument<BinCounts, BinVariables> {
  const edges = Array.from({ length: count + 1 }, (_, i) => `$edge${i}: Float!`);
  const bins = Array.from(
    { length: count },
    (_, i) => `    bin${i}: foods(first: 0, where: { amountPer100g: { gt: 0, gte: $edge${i}, lt: $edge${i + 1} } }) {
      totalCount
    }`,
  );
  return `query AmountBins($nutrient: ID!, ${edges.join(', ')}) {
  nutrient(id: $nutrient) {
    zero: foods(first: 0, where: { amountPer100g: { eq: 0 } }) {
      totalCount
    }
${bins.join('\n')}
  }
}`;
}

/** Reads the foods of one bin, the richest first, page by page. */
export const binFoodsDocument = documentOf(`
query BinFoods($nutrient: ID!, $from: Float!, $below: Float!, $after: String) {
  nutrient(id: $nutrient) {
    unit
    foods(first: 50, after: $after, where: { amountPer100g: { gt: 0, gte: $from, lt: $below } }) {
      totalCount
      pageInfo {
        hasNextPage
        endCursor
      }
      edges {
        amountPer100g
        derivation
        claims {
          ...claim
        }
        node {
          id
          name
        }
      }
    }
  }
}

${claimFragment}`);
