import { claimFragment } from './claim.ts';
import { documentOf } from './document.ts';

/** Reads the best paths between two entities, with the claims of each hop. */
export const pathsDocument = documentOf(`
query Paths($from: ID!, $to: ID!, $maxLength: Int!, $first: Int!, $evidence: EvidenceLimit) {
  paths(from: $from, to: $to, maxLength: $maxLength, first: $first, evidence: $evidence) {
    from {
      id
      name
    }
    to {
      id
      name
    }
    maxLength
    totalCount
    damping
    citation
    paths {
      score
      length
      metapath
      nodes {
        __typename
        id
        name
      }
      hops {
        relation
        forward
        from {
          id
        }
        to {
          id
        }
        claims {
          ...claim
        }
      }
    }
    metapaths {
      metapath
      count
      score
    }
  }
}

${claimFragment}`);
