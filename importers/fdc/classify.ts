import { type FoodTest, foodRules, type GroupRule } from './data.ts';
import type { TableFood } from './foods.ts';
import type { Nutrients } from './nutrients.ts';
import type { AmountTable } from './table.ts';

/** How the rules file a food. */
export interface Filing {
  readonly group: GroupRule;
  /** General foods in the order of the rules, each with the rule that names it. */
  readonly forms: readonly { readonly form: string; readonly rule: string }[];
  readonly eatenAs: string;
  readonly fortified: boolean;
}

type Test = (food: Pick<TableFood, 'description' | 'category'>, fortified: boolean) => boolean;

function compile({ usda, matches, unless, fortified: wanted }: FoodTest): Test {
  const [like, unlike] = [matches, unless].map((pattern) =>
    pattern === undefined ? undefined : new RegExp(pattern, 'i'),
  );
  return ({ description, category }, fortified) =>
    (usda === undefined || usda.includes(category?.code ?? '')) &&
    (wanted === undefined || wanted === fortified) &&
    (like === undefined || like.test(description)) &&
    !unlike?.test(description);
}

const compiled = <R extends FoodTest>(rules: readonly R[]) => rules.map((rule) => ({ rule, test: compile(rule) }));
const groups = compiled(foodRules.groups);
const also = compiled(foodRules.also);
const eaten = compiled(foodRules.eaten);
const fortification = compiled(foodRules.fortified);

/**
 * Files a food by the rules of the editors.
 * @param isAbove0 returns whether the food has more than 0 of a nutrient in the table, by its USDA number.
 * @throws {Error} where no rule fits: the last rule has to fit every food.
 */
export function fileFood(
  food: Pick<TableFood, 'description' | 'category'>,
  isAbove0: (number: string) => boolean,
): Filing {
  const fortified = fortification.some(
    ({ rule: { above0 }, test }) => test(food, false) && (above0 === undefined || above0.some(isAbove0)),
  );
  const group = groups.find(({ test }) => test(food, fortified))?.rule;
  if (!group) throw new Error(`no rule files ${food.description}`);
  const further = also
    .filter(({ test }) => test(food, fortified))
    .flatMap(({ rule: { rule, forms } }) => forms.map((form) => ({ form, rule })));
  const own = group.forms.map((form) => ({ form, rule: group.rule }));
  const forms = [...own, ...further.filter(({ form }) => !group.forms.includes(form))];
  const eatenAs = eaten.find(({ test }) => test(food, fortified))?.rule.eatenAs ?? 'AS_IS';
  return { group, forms, eatenAs, fortified };
}

/** Returns a test of whether a food has more than 0 of a nutrient in the table. */
export const amountsAbove0 =
  (nutrients: Nutrients, amounts: AmountTable) =>
  ({ index }: TableFood) =>
  (number: string): boolean => {
    const nutrient = nutrients.byNumber.get(number);
    return nutrient !== undefined && (amounts.get(index, nutrient.index) ?? 0) > 0;
  };
