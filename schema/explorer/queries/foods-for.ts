import { careFragment } from './care.ts';
import { cautionFragment } from './cautions.ts';
import { claimFragment } from './claim.ts';
import { documentOf } from './document.ts';

/** Ranks foods by their shares of the reference intakes of several nutrients. */
export const foodsForDocument = documentOf(`
query FoodsFor(
  $nutrients: [ID!]!
  $lifeStage: ID!
  $diets: [ID!]
  $exclude: [ID!]
  $readyToEat: Boolean!
  $basis: FoodBasis!
  $first: Int!
) {
  foodsFor(
    nutrients: $nutrients
    lifeStage: $lifeStage
    diets: $diets
    exclude: $exclude
    readyToEat: $readyToEat
    basis: $basis
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
