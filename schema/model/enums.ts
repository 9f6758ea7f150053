import { defineEnum } from '../../src/model/define.ts';

/** Enums that more than one kind or relation uses. */
export const massUnit = defineEnum({
  name: 'MassUnit',
  description: 'Unit of mass in which amounts of a nutrient are given.',
  values: {
    G: 'Gram (g).',
    MG: 'Milligram (mg), a thousandth of a gram.',
    UG: 'Microgram (µg), a thousandth of a milligram.',
  },
  quantities: { mass: { G: 1, MG: 1_000, UG: 1_000_000 } },
});

export const foodCategory = defineEnum({
  name: 'FoodCategory',
  description: 'The group a food is shelved in, by origin.',
  values: {
    FISH: 'Finfish and fish oil from the liver.',
    SHELLFISH: 'Crustaceans and molluscs.',
    MEAT: 'Muscle meat of mammals.',
    POULTRY: 'Muscle meat of birds.',
    ORGAN_MEAT: 'Liver and other organs.',
    EGG: 'Eggs and their parts.',
    DAIRY: 'Milk and what is made of it.',
    PLANT_MILK: 'Drinks made from plants in place of milk.',
    LEAFY_GREEN: 'Leaves eaten as vegetables.',
    VEGETABLE: 'Other vegetables, mushrooms and seaweed.',
    FRUIT: 'Fruit other than citrus.',
    CITRUS: 'Citrus fruit and juice.',
    LEGUME: 'Beans, peas, lentils, peanuts and what is made of them.',
    NUT: 'Tree nuts.',
    SEED: 'Edible seeds and what is made of them.',
    WHOLE_GRAIN: 'Grain eaten with bran and germ.',
    REFINED_GRAIN: 'Grain with bran and germ removed.',
    BREAKFAST_CEREAL: 'Ready-to-eat and instant cereals, as a rule fortified.',
    YEAST: 'Yeasts and yeast extracts.',
    OIL: 'Fats and oils.',
    OTHER: 'None of these.',
  },
});
