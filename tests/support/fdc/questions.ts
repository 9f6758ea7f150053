/** Questions of clients about an imported table. Both stores give equal answers. */
export const questions: Readonly<Record<string, string>> = {
  amount: `{
    food(id: "food:fdc-900001") {
      name usdaUrl fdcId ndbNumber category eatenAs fortified
      protein: amount(of: "nutrient:protein") {
        amountPer100g unit derivation derivationCode dataPoints
        minPer100g maxPer100g medianPer100g sampledSince footnote
        inMilligrams: minPer100g(unit: MG)
        claims { id statement section status url source { id title url } }
      }
      formOf { edges { node { id } helpingGrams claims { id source { id } } } }
    }
  }`,
  zeros: `{
    food(id: "food:fdc-900001") {
      assumed: amount(of: "nutrient:fdc-1253") { amountPer100g derivation derivationCode dataPoints }
      measured: amount(of: "nutrient:vitamin-b12") { amountPer100g derivation dataPoints minPer100g maxPer100g }
      unmeasured: amount(of: "nutrient:potassium") { amountPer100g }
    }
  }`,
  energies: `{
    nutrients(where: { class: { eq: ENERGY } }, orderBy: { id: ASC }) {
      nodes {
        id name unit measuredAs usdaNumber fdcNutrientId
        componentOf { edges { node { id } claims { id source { id } } } }
        foods(where: { node: { id: { eq: "food:fdc-900001" } } }) { edges { amountPer100g unit } }
      }
    }
  }`,
  forms: `{
    food(id: "food:salmon-sockeye-raw") {
      vitaminD: amount(of: "nutrient:vitamin-d") { amountPer100g unit claims { id source { id } } }
      vitaminDInIu: amount(of: "nutrient:vitamin-d-iu") { amountPer100g unit claims { id source { id } } }
      folate: amount(of: "nutrient:folate") { amountPer100g unit claims { id } }
      folicAcid: amount(of: "nutrient:folic-acid") { amountPer100g unit claims { id } }
      foodFolate: amount(of: "nutrient:folate-food") { amountPer100g unit claims { id } }
      vitaminA: amount(of: "nutrient:vitamin-a") { amountPer100g unit claims { id } }
      vitaminAInIu: amount(of: "nutrient:vitamin-a-iu") { amountPer100g unit claims { id } }
      vitaminE: amount(of: "nutrient:vitamin-e") { amountPer100g unit claims { id } }
    }
  }`,
  newNutrients: `{
    nutrients(where: { fdcNutrientId: { isNull: false } }, orderBy: { fdcNutrientId: ASC }, first: 100) {
      nodes { id name description class unit measuredAs usdaNumber fdcNutrientId intakeGoal deficiencyDescribed }
    }
  }`,
  vegan: `{
    foods(
      where: { formOf: { some: { node: { id: { eq: "food:prepared-foods" } } } } }
      orderBy: { id: ASC }
      first: 50
    ) {
      nodes { id name excludedBy { edges { node { id } } } }
    }
  }`,
  richest: `{
    nutrient(id: "nutrient:fdc-1253") {
      foods(first: 5) { edges { amountPer100g derivation claims { url } node { id name } } }
    }
  }`,
  spread: `{
    nutrient(id: "nutrient:protein") {
      foods(where: { minPer100g: { gt: 15 } }, orderBy: { maxPer100g: DESC }, first: 10) {
        edges { amountPer100g minPer100g maxPer100g node { id } }
      }
    }
  }`,
  found: '{ search(text: "FDC 900001", first: 3) { hits { node { id } } } }',
  forNutrients: `{
    foodsFor(nutrients: ["nutrient:iron", "nutrient:vitamin-b12"], lifeStage: "life-stage:females-19-30", first: 20) {
      totalCount rows { score food { id } terms { amount claims { id } } }
    }
  }`,
};
