import { nutrientUnit } from '../../schema/model/enums.ts';
import { contains } from '../../schema/model/food-contents.ts';
import { type Curated, pairKey } from './curated.ts';
import { givesWay } from './data.ts';
import type { TableFood } from './foods.ts';
import type { Nutrient, Nutrients } from './nutrients.ts';
import type { AmountTable } from './table.ts';
import { toGrams } from './units.ts';

/** A bound that the graph declares on a sum of amounts: the loader refuses a seed with a food that passes it. */
interface Limit {
  readonly classes: readonly (string | number | boolean)[];
  readonly max: number;
  readonly because: string;
}

const limits: readonly Limit[] = (contains.rules ?? []).flatMap((rule) =>
  rule.rule === 'atMost' && rule.sum?.where?.['to.class']
    ? [{ classes: rule.sum.where['to.class'], max: rule.max, because: rule.because }]
    : [],
);

/** Names an amount of the table by its food and nutrient. */
export const amountKey = (food: number, nutrient: number): number => nutrient * 2 ** 32 + food;

/**
 * Finds the amounts that the graph cannot take, because a sum of the food passes a declared bound, and says why. They
 * give way one by one until the sum fits; amounts that the seed has already stay.
 */
export function overLimit(
  foods: Iterable<TableFood>,
  nutrients: Nutrients,
  amounts: AmountTable,
  curated: Curated,
): ReadonlyMap<number, string> {
  const refused = new Map<number, string>();
  const all = [...nutrients.byId.values()];
  for (const limit of limits) {
    const bounded = all.filter(({ nutrientClass, grams }) => grams && limit.classes.includes(nutrientClass));
    for (const food of foods) {
      const table = bounded.flatMap((nutrient) => {
        const amount = amounts.get(food.index, nutrient.index);
        const owned = curated.contains.has(pairKey(food.id, nutrient.id));
        return amount === undefined || owned ? [] : [{ nutrient, grams: nutrient.grams?.(amount) ?? 0 }];
      });
      const seeded = seededGrams(food, limit, curated);
      const total = table.reduce((sum, { grams }) => sum + grams, seeded);
      let sum = total;
      for (const { nutrient, grams } of table.sort(
        (a, b) => rank(a.nutrient) - rank(b.nutrient) || b.grams - a.grams,
      )) {
        if (sum <= limit.max + 1e-9) break;
        sum -= grams;
        const reason =
          `${nutrient.id} of ${food.id} (${round(grams)} g) gives way: ${limit.classes.join(' and ').toLowerCase()} ` +
          `amounts add up to ${round(total)} g in 100 g of the food. ${limit.because}`;
        refused.set(amountKey(food.index, nutrient.index), reason);
      }
    }
  }
  return refused;
}

const round = (grams: number): number => Number(grams.toFixed(3));

const rank = ({ number }: Nutrient): number => {
  const place = givesWay.indexOf(number);
  return place < 0 ? givesWay.length : place;
};

/** Adds up the amounts that the seed gives for a food, in grams. */
function seededGrams({ id, curated: known }: TableFood, { classes }: Limit, curated: Curated): number {
  const edges = known ? (curated.containsByFood.get(id) ?? []) : [];
  return edges.reduce((sum, { to, properties: { amountPer100g } }) => {
    const nutrient = curated.nutrientById.get(to);
    if (!nutrient || !classes.includes(nutrient.nutrientClass) || typeof amountPer100g !== 'number') return sum;
    return sum + (toGrams(nutrientUnit, nutrient.unit)?.(amountPer100g) ?? 0);
  }, 0);
}
