/** The variables that the questions about foods for nutrients share: their declarations, and their use as arguments. */
export const foodVariables = `$nutrients: [ID!]!
  $lifeStage: ID!
  $diets: [ID!]
  $exclude: [ID!]
  $readyToEat: Boolean!
  $basis: FoodBasis!`;

export const foodVariableArguments = `nutrients: $nutrients
    lifeStage: $lifeStage
    diets: $diets
    exclude: $exclude
    readyToEat: $readyToEat
    basis: $basis`;
