import { cautionFragment } from './cautions.ts';
import { claimFragment } from './claim.ts';
import { documentOf } from './document.ts';

/** Reads the amounts of the nutrients in a food, and their shares of the reference intakes of a life stage. */
export const compositionDocument = documentOf(`
query Composition($food: ID!, $lifeStage: ID, $portion: String, $grams: Float) {
  food(id: $food) {
    id
    name
    level
    portions {
      amount
      measure
      grams
    }
    forms {
      nodes {
        id
        name
        level
      }
    }
  }
  composition(food: $food, lifeStage: $lifeStage, portion: $portion, grams: $grams) {
    portionRule
    lifeStageNote
    portionClaims {
      ...claim
    }
    rows {
      nutrient {
        id
        name
        intakeGoal
      }
      unit
      referenceIntake
      referenceIntakeType
      per100g {
        amount
        share
      }
      portion {
        grams
        amount
        share
      }
      per100Kcal {
        grams
        amount
      }
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
}

${cautionFragment}

${claimFragment}`);
