import { careFragment } from './care.ts';
import { claimFragment } from './claim.ts';
import { documentOf } from './document.ts';

/** Ranks the nutrients by the symptoms, with the terms of each score and their claims. */
export const differentialDocument = documentOf(`
query Differential(
  $present: [ID!]!
  $absent: [ID!]
  $riskFactors: [ID!]
  $diets: [ID!]
  $lifeStage: ID
  $evidence: EvidenceLimit
) {
  differential(
    present: $present
    absent: $absent
    riskFactors: $riskFactors
    diets: $diets
    lifeStage: $lifeStage
    evidence: $evidence
  ) {
    measure
    noInformation
    ranking {
      rank
      score
      rows {
        nutrient {
          id
          name
          deficiencyName
        }
        score
        terms {
          symptom {
            id
            name
          }
          via {
            name
          }
          entailedBy {
            name
          }
          weight
          negated
          disputed
          linkedCandidates
          candidates
          mechanism
          claims {
            ...claim
          }
        }
        absentButNamed {
          symptom {
            id
            name
          }
          claims {
            ...claim
          }
        }
        riskFactors {
          ...matched
        }
        symptomSets {
          atLeast
          of
          size
          exact
        }
      }
    }
    atRiskOnly {
      nutrient {
        id
        name
      }
      riskFactors {
        ...matched
      }
    }
    nonDiscriminating {
      id
      name
    }
    unlinked {
      id
      name
    }
    wouldDistinguish {
      leading {
        id
        name
      }
      pairs
      symptoms {
        symptom {
          id
          name
        }
        pairs
        pointsTo {
          id
          name
        }
        claims {
          ...claim
        }
      }
      tests {
        test {
          id
          name
        }
        pairs
        pointsTo {
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

fragment matched on MatchedRiskFactor {
  riskFactor {
    id
    name
  }
  claims {
    ...claim
  }
}

${careFragment}

${claimFragment}`);
