import { documentOf } from './document.ts';

/** Reads the household portions of a food. */
export const portionsDocument = documentOf(`
query Portions($food: ID!) {
  food(id: $food) {
    portions {
      amount
      measure
      grams
    }
  }
}`);
