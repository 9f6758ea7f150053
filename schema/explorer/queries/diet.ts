import { careFragment } from './care.ts';
import { claimFragment } from './claim.ts';
import { documentOf } from './document.ts';

/** Compares a list of foods with reference intakes. The list is in variables, which leave no trace. */
export const dietDocument = documentOf(`
query Diet($foods: [EatenFoodInput!]!, $days: Int!, $lifeStage: ID!, $symptoms: [ID!], $diets: [ID!]) {
  dietAnalysis(foods: $foods, days: $days, lifeStage: $lifeStage, symptoms: $symptoms, diets: $diets) {
    aboutDays
    lifeStageNote
    measure
    notReached {
      nutrient {
        id
        name
      }
      statement
      deficiency {
        described
        symptoms {
          symptom {
            id
            name
          }
          given
          claims {
            ...claim
          }
        }
      }
      enhancers {
        nutrient {
          id
          name
        }
        mechanism
        presence
        claims {
          ...claim
        }
      }
    }
    cannotTell {
      nutrient {
        id
        name
      }
      unit
      statement
      leavesOut
      missing {
        food {
          id
          name
        }
        reachesFrom
        missesBelow
      }
    }
    totals {
      nutrient {
        id
        name
      }
      unit
      total {
        least
        most
      }
      share {
        least
        most
      }
      referenceIntake
      referenceIntakeType
      verdict
      leavesOut
      terms {
        food {
          id
          name
        }
        amount
        claims {
          ...claim
        }
      }
      missing {
        id
        name
      }
      referenceIntakeClaims {
        ...claim
      }
    }
    limits {
      nutrient {
        id
        name
      }
      limitKind
      verdict
      amount {
        least
        most
      }
      limit
      unit
      note
      claims {
        ...claim
      }
    }
    energy {
      byTables {
        least
        most
      }
      macronutrients {
        nutrient {
          id
          name
        }
        share {
          least
          most
        }
        claims {
          ...claim
        }
      }
    }
    additions {
      reached
      proved
      sets {
        foods {
          food {
            id
            name
          }
          grams
          portion
          portionRule
          needsCooking
        }
      }
      short {
        id
        name
      }
    }
    care {
      ...care
    }
  }
}

${careFragment}

${claimFragment}`);

/** Reads what the form of a list needs of its foods: their portions, and the measured forms of general foods. */
export const listedFoodsDocument = documentOf(`
query ListedFoods($ids: [ID!]!) {
  nodes(ids: $ids) {
    ... on Food {
      id
      name
      level
      portions {
        amount
        measure
        grams
      }
      forms(first: 50, where: { node: { level: { eq: MEASURED } } }) {
        nodes {
          id
          name
        }
      }
    }
  }
}`);
