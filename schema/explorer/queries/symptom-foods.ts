import { careFragment } from './care.ts';
import { claimFragment } from './claim.ts';
import { documentOf } from './document.ts';

/** Reads the nutrients whose deficiency the sources link to a symptom, and the foods that they recommend for each. */
export const symptomFoodsDocument = documentOf(`
query SymptomFoods($symptom: ID!, $evidence: EvidenceLimit) {
  symptom(id: $symptom, evidence: $evidence) {
    id
    name
    description
    nutrients {
      edges {
        prominence
        mechanism
        claims {
          ...claim
        }
        node {
          id
          name
          deficiencyName
          foods(where: { recommended: { eq: true } }, orderBy: [{ node: { name: ASC } }]) {
            totalCount
            edges {
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
    }
  }
  differential(present: [$symptom], suggestions: 0, evidence: $evidence) {
    care {
      ...care
    }
  }
}

${careFragment}

${claimFragment}`);
