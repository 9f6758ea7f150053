import { careFragment } from './care.ts';
import { claimFragment } from './claim.ts';
import { documentOf } from './document.ts';

/** Counts how many items of a set are linked to each nutrient, compared with all sets of the same size. */
export const enrichmentDocument = documentOf(`
query Enrichment($foods: [ID!], $symptoms: [ID!], $conditions: [ID!], $first: Int!, $evidence: EvidenceLimit) {
  enrichment(foods: $foods, symptoms: $symptoms, conditions: $conditions, first: $first, evidence: $evidence) {
    measure
    population
    setSize
    tested
    represented
    outside {
      id
      name
    }
    entailed {
      item {
        id
        name
      }
      by {
        name
      }
    }
    rows {
      nutrient {
        id
        name
      }
      linked
      inSet
      expected
      fold
      atLeast
      of
      tail
      adjusted
      links {
        item {
          id
          name
        }
        claims {
          ...claim
        }
      }
    }
    care {
      ...care
    }
  }
}

${careFragment}

${claimFragment}`);
