/** Selects the levels that an amount exceeds. A document with it also needs the claim fragment. */
export const cautionFragment = `fragment caution on IntakeLimitCaution {
  nutrient {
    id
    name
  }
  countedAs {
    name
  }
  limitKind
  certain
  uncertainFoods {
    name
  }
  amount
  limit
  unit
  note
  claims {
    ...claim
  }
}`;
