import { careFragment } from './care.ts';
import { cautionFragment } from './cautions.ts';
import { claimFragment } from './claim.ts';
import { documentOf } from './document.ts';
import { foodVariableArguments, foodVariables } from './food-variables.ts';

/** Ranks foods by their shares of the reference intakes of several nutrients. */
export const foodsForDocument = documentOf(`
query FoodsFor(
  ${foodVariables}
  $first: Int!
) {
  foodsFor(
    ${foodVariableArguments}
    first: $first
  ) {
    measure
    totalCount
    lifeStageNote
    rows {
      food {
        id
        name
      }
      grams
      portion
      portionRule
      needsCooking
      score
      terms {
        nutrient {
          id
          name
        }
        measured
        amount
        unit
        referenceIntake
        referenceIntakeType
        share
        counted
        claims {
          ...claim
        }
        referenceIntakeClaims {
          ...claim
        }
      }
      cautions {
        ...caution
      }
    }
    recommended {
      food {
        id
        name
      }
      nutrient {
        id
        name
      }
      claims {
        ...claim
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
