const three = '["nutrient:iron", "nutrient:magnesium", "nutrient:potassium"]';
const eight =
  '["nutrient:iron", "nutrient:magnesium", "nutrient:potassium", "nutrient:calcium", "nutrient:zinc", ' +
  '"nutrient:vitamin-c", "nutrient:folate", "nutrient:vitamin-b12"]';
const stage = 'lifeStage: "life-stage:females-31-50"';
const vegan = 'diets: ["risk-factor:vegan-diet"]';

const rows = `totalCount withoutPortion { id } rows {
  food { id name } grams score terms { nutrient { id } amount share claims { id } } cautions { nutrient { id } amount }
}`;
const sets = `reached proved ranked setCount candidates leftOut short { id } sets {
  leastShare excess foods { food { id name } grams }
  totals { nutrient { id } total share contributions { food { id } amount claims { id } } }
  cautions { nutrient { id } amount limit certain uncertainFoods { id } }
}`;
const symptoms = 'present: ["symptom:muscle-cramps", "symptom:fatigue", "symptom:irregular-heartbeat"]';

/**
 * Questions that look at many foods. Over a whole table they read most of what the graph knows about foods, and the
 * default limits admit them.
 */
export const largeQuestions: Readonly<Record<string, string>> = {
  'foodsFor, one nutrient': `{ foodsFor(nutrients: ["nutrient:iron"], ${stage}) { ${rows} } }`,
  'foodsFor, eight nutrients': `{ foodsFor(nutrients: ${eight}, ${stage}) { ${rows} } }`,
  'foodsFor, eight nutrients, per portion': `{ foodsFor(nutrients: ${eight}, ${stage}, basis: PORTION) { ${rows} } }`,
  'foodsFor, eight nutrients, vegan, per 100 kcal, 100 rows': `{
    foodsFor(nutrients: ${eight}, ${stage}, basis: PER_100_KCAL, ${vegan}, first: 100) { ${rows} }
  }`,
  'foodsFor, three nutrients, where': `{
    foodsFor(nutrients: ${three}, ${stage}, where: { category: { eq: VEGETABLE } }) { ${rows} }
  }`,
  'minimalFoods, three nutrients': `{ minimalFoods(nutrients: ${three}, ${stage}) { ${sets} } }`,
  'minimalFoods, eight nutrients': `{ minimalFoods(nutrients: ${eight}, ${stage}) { ${sets} } }`,
  'minimalFoods, eight nutrients, 1,000 candidates': `{
    minimalFoods(nutrients: ${eight}, ${stage}, candidates: 1000) { ${sets} }
  }`,
  'minimalFoods, three nutrients, per portion, within limits': `{
    minimalFoods(nutrients: ${three}, ${stage}, basis: PORTION, withinLimits: true) { ${sets} }
  }`,
  'minimalFoods, eight nutrients, vegan, per portion': `{
    minimalFoods(nutrients: ${eight}, ${stage}, basis: PORTION, ${vegan}) { ${sets} }
  }`,
  'minimalFoods, eight nutrients, per 100 kcal, within limits': `{
    minimalFoods(nutrients: ${eight}, ${stage}, basis: PER_100_KCAL, withinLimits: true, maxFoods: 8) { ${sets} }
  }`,
  absorptionPairs: `{
    absorptionPairs(nutrient: "nutrient:iron", first: 100) {
      basis pairCount foods { food { id } amountPer100g } pairs { food { id } enhancer { id } enhancerFood { id } }
    }
  }`,
  composition: `{
    composition(food: "food:salmon-sockeye-raw", ${stage}) {
      rows { nutrient { id } per100g { amount share } portion { amount } per100Kcal { amount } } cautions { amount }
    }
  }`,
  'differential of three symptoms': `{
    differential(${symptoms}) { ranking { rank score rows { nutrient { id } terms { weight claims { id } } } } }
  }`,
  compareRank: `{ compareRank(a: "nutrient:magnesium", b: "nutrient:iron", ${symptoms}) { gap } }`,
  'compare three nutrients': `{
    compare(nutrients: ${three}) {
      shared { aspect count items { item { id } } } apart { aspect items { item { id } holders { claims { id } } } }
    }
  }`,
  'enrichment of foods': `{
    enrichment(foods: ["food:salmon", "food:spinach", "food:lentils"]) {
      population tested rows { nutrient { id } links { item { id } claims { id } } adjusted }
    }
  }`,
  lifeStageFor: '{ lifeStageFor(sex: FEMALE, ageYears: 35) { lifeStage { id } } }',
  'careGuidance of three nutrients': `{ careGuidance(nutrients: ${three}) { seekCare { claims { id } } } }`,
  'paths, a food to a symptom': `{
    paths(from: "food:salmon-sockeye-raw", to: "symptom:muscle-weakness", first: 20) { totalCount paths { score } }
  }`,
  'paths, a food to a food': `{
    paths(from: "food:salmon-sockeye-raw", to: "food:spinach-raw", first: 20) { totalCount paths { score } }
  }`,
  'paths, a nutrient to a nutrient': `{
    paths(from: "nutrient:iron", to: "nutrient:zinc", maxLength: 2) { totalCount paths { score } }
  }`,
  'neighbourhood of a nutrient': `{
    neighbourhood(of: "nutrient:iron", limit: 100) { totals { nodes edges } nodes { node { id } } }
  }`,
  'neighbourhood of a nutrient, depth 2': `{
    neighbourhood(of: "nutrient:iron", depth: 2, limit: 100) { totals { nodes edges } nodes { node { id } } }
  }`,
  'neighbourhood of a food, depth 2': `{
    neighbourhood(of: "food:salmon-sockeye-raw", depth: 2, limit: 100) { totals { nodes edges } nodes { node { id } } }
  }`,
  'search for "be"': '{ search(text: "be", first: 100) { totalCount hits { node { id } score } } }',
  'search for "raw" among foods': `{
    search(text: "raw", kinds: [FOOD]) { totalCount hits { node { id } } }
  }`,
  'search with typos': '{ search(text: "chiken brest rosted") { totalCount hits { node { id } } } }',
  'facets of all foods': `{
    foods(first: 0) {
      totalCount
      aggregates { category { value count } level { value count } fortified { value count } eatenAs { value count } }
    }
  }`,
  'statistics of a nutrient in all foods': `{
    nutrient(id: "nutrient:iron") {
      foods(first: 0) { totalCount aggregates { amountPer100g { count min mean max } derivation { value count } } }
    }
  }`,
  'statistics of amounts of all foods': `{
    foods(first: 0) {
      aggregates {
        iron: amount(of: "nutrient:iron") { count min mean max }
        zinc: amount(of: "nutrient:zinc") { count min mean max }
      }
    }
  }`,
  'foods by two amounts': `{
    foods(
      where: { amount: { of: "nutrient:iron", gt: 3 } }
      orderBy: [{ amount: { of: "nutrient:magnesium", direction: DESC } }]
      first: 100
    ) { totalCount nodes { id } }
  }`,
  'claims of a nutrient': '{ claims(of: "nutrient:iron", first: 100) { totalCount nodes { id } } }',
  'conflicting claims': '{ claims(conflicting: true, first: 100) { totalCount nodes { id } } }',
};

/** A question that has millions of paths as its answer over a whole table, and is refused there. */
export const refusedQuestion = `{
  paths(from: "nutrient:iron", to: "food:spinach-raw", maxLength: 4) { totalCount paths { score } }
}`;
