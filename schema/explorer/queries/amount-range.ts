import { documentOf } from './document.ts';

/** Reads the range of the amounts of a nutrient over all measured foods. The bins of the histogram follow from it. */
export const amountRangeDocument = documentOf(`
query AmountRange($nutrient: ID!) {
  nutrient(id: $nutrient) {
    id
    name
    unit
    measuredAs
    measured: foods(first: 0, where: { amountPer100g: { isNull: false } }) {
      totalCount
      aggregates {
        amountPer100g {
          min
          max
          mean
        }
      }
    }
    positive: foods(first: 0, where: { amountPer100g: { gt: 0 } }) {
      totalCount
      aggregates {
        amountPer100g {
          min
        }
      }
    }
  }
}`);
