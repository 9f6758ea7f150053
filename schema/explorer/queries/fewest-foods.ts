import { careFragment } from './care.ts';
import { cautionFragment } from './cautions.ts';
import { claimFragment } from './claim.ts';
import { documentOf } from './document.ts';
import { foodVariableArguments, foodVariables } from './food-variables.ts';

/** Finds the smallest sets of foods that reach a share of several reference intakes. */
export const fewestFoodsDocument = documentOf(`
query FewestFoods(
  ${foodVariables}
  $share: Float!
  $minFoods: Int!
  $maxFoods: Int!
  $withinLimits: Boolean!
  $alternatives: Int!
) {
  minimalFoods(
    ${foodVariableArguments}
    share: $share
    minFoods: $minFoods
    maxFoods: $maxFoods
    withinLimits: $withinLimits
    alternatives: $alternatives
  ) {
    measure
    reached
    proved
    ranked
    setCount
    candidates
    leftOut
    lifeStageNote
    short {
      id
      name
    }
    sets {
      leastShare
      excess
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
      totals {
        nutrient {
          id
          name
        }
        total
        unit
        share
        referenceIntake
        referenceIntakeType
        referenceIntakeClaims {
          ...claim
        }
        contributions {
          food {
            id
            name
          }
          amount
          claims {
            ...claim
          }
        }
      }
      cautions {
        ...caution
      }
    }
    care {
      ...care
    }
  }
}

${cautionFragment}

${careFragment}

${claimFragment}`);
