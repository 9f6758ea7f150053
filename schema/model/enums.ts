import { type ConversionDefinition, defineEnum, type Property } from '../../src/model/define.ts';

/** Enums that more than one kind or relation uses. */
export const nutrientUnit = defineEnum({
  name: 'NutrientUnit',
  description: 'Unit in which amounts of a nutrient are given.',
  values: {
    G: 'Gram (g).',
    MG: 'Milligram (mg), a thousandth of a gram.',
    UG: 'Microgram (µg), a thousandth of a milligram.',
    IU: 'International unit (IU), a unit of biological effect. Its mass differs between substances.',
    UMOL: 'Micromole (µmol), an amount of substance. Its mass differs between substances.',
    KCAL: 'Kilocalorie (kcal), a unit of energy.',
    KJ: 'Kilojoule (kJ), a unit of energy: 4.184 kJ make 1 kcal.',
  },
  quantities: { mass: { G: 1, MG: 1_000, UG: 1_000_000 }, energy: { KCAL: 1, KJ: 4.184 } },
});

/** How amounts of a nutrient convert. International units convert where the nutrient says how many make 1 µg. */
export const amountConversion: ConversionDefinition = {
  unit: 'unit',
  special: { unit: 'IU', of: 'UG', count: 'iuPerMicrogram' },
};

/** On an edge of a nutrient: by how much its international units convert. */
export const copiedIuPerMicrogram = (end: 'from' | 'to'): Property => ({
  type: 'float',
  above: 0,
  copyOf: { end, property: 'iuPerMicrogram' },
  description: 'Number of international units in 1 µg, copied from the nutrient. Null: they do not convert.',
});

export const upperLimitScope = defineEnum({
  name: 'UpperLimitScope',
  description: 'Intake that counts toward an upper limit.',
  values: {
    TOTAL: 'The nutrient from every source: food, drink, water and supplements.',
    PREFORMED_VITAMIN_A:
      'Retinol, the preformed vitamin A of animal foods, fortification and supplements. Carotenes do not count.',
    FOLIC_ACID: 'Synthetic folic acid of fortified foods and supplements. Natural folate in foods does not count.',
    SUPPLEMENTS_AND_FORTIFICATION:
      'Amounts added to foods or taken as a supplement. Natural amounts in foods do not count.',
    SUPPLEMENTS: 'Supplements and medicines. Amounts from food and water do not count.',
  },
});

export const foodCategory = defineEnum({
  name: 'FoodCategory',
  description: 'Group of foods by origin.',
  values: {
    FISH: 'Finfish, and oil from the liver of fish.',
    SHELLFISH: 'Crustaceans and molluscs.',
    MEAT: 'Muscle meat of mammals.',
    POULTRY: 'Muscle meat of birds.',
    ORGAN_MEAT: 'Liver and other organs.',
    EGG: 'Eggs and their parts.',
    DAIRY: 'Milk and foods made from it.',
    PLANT_MILK: 'Drinks made from plants in place of milk.',
    LEAFY_GREEN: 'Leaves eaten as vegetables.',
    VEGETABLE: 'Other vegetables, mushrooms and seaweed.',
    FRUIT: 'Fruit other than citrus.',
    CITRUS: 'Citrus fruit and juice.',
    LEGUME: 'Beans, peas, lentils, peanuts and foods made from them.',
    NUT: 'Tree nuts.',
    SEED: 'Edible seeds and foods made from them.',
    WHOLE_GRAIN: 'Grain eaten with bran and germ, and bran and germ by themselves.',
    REFINED_GRAIN: 'Grain with bran and germ removed.',
    BREAKFAST_CEREAL: 'Ready-to-eat and instant cereals, which are usually fortified.',
    YEAST: 'Yeasts and yeast extracts.',
    OIL: 'Fats and oils.',
    SEASONING: 'Spices, dried herbs, vinegar and salt.',
    SWEET: 'Sugar, syrup, honey, candy and desserts.',
    BABY_FOOD: 'Food and formula made for infants and toddlers.',
    ALCOHOLIC_DRINK: 'Drinks that contain alcohol.',
    PREPARED_FOOD: 'Dishes and products of several foods, such as soup, sauce, pizza, cake and snacks.',
    OTHER: 'Any other food.',
  },
});
