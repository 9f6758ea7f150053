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
});
