import { careFragment } from './care.ts';
import { claimFragment } from './claim.ts';
import { documentOf } from './document.ts';

/** Compares nutrients: the article's table, and the parts that they share or that set them apart. */
export const compareDocument = documentOf(`
query Compare($nutrients: [ID!]!, $evidence: EvidenceLimit) {
  compare(nutrients: $nutrients, evidence: $evidence) {
    rows {
      nutrient {
        id
        name
      }
      functions {
        primaryForLegs
        function {
          id
          name
        }
        claims {
          ...claim
        }
      }
      legSymptoms {
        ...symptom
      }
      coOccurringSymptoms {
        ...symptom
      }
    }
    shared {
      ...part
    }
    sharedBySome {
      ...part
    }
    apart {
      ...part
    }
    care {
      ...care
    }
  }
}

fragment symptom on ComparedSymptom {
  symptom {
    id
    name
  }
  mechanism
  claims {
    ...claim
  }
}

fragment part on ComparisonPart {
  aspect
  count
  items {
    item {
      id
      name
    }
    holders {
      nutrient {
        id
        name
      }
      claims {
        ...claim
      }
    }
  }
}

${careFragment}

${claimFragment}`);
