/** Reads the list of foods: their quantities, and the amounts of nutrients in them. */
import { codedError } from '../../../src/base/errors.ts';
import { compareText } from '../../../src/model/text.ts';
import { unknownIds } from '../../../src/research/arguments.ts';
import type { ResearchContext } from '../../../src/research/context.ts';
import { type Exact, exact, plus, times, zero } from '../../../src/research/statistics/exact.ts';
import { contains } from '../../model/food-contents.ts';
import { readAssertedEdges } from '../common/asserted-edges.ts';
import { facts, having } from '../common/facts.ts';
import { helpingOf, portionFacts } from '../intakes/portions.ts';
import type { DietInput } from './arguments.ts';

/** The amount of a nutrient in 100 g of a food. */
interface Content {
  readonly per100g: number;
  readonly claims: readonly string[];
}

/** A food of the list, with all its entries together. */
export interface EatenFood {
  readonly id: string;
  /** The quantity in all the days. */
  readonly grams: Exact;
  /** The amounts that a table gives, by nutrient id. */
  readonly contents: ReadonlyMap<string, Content>;
}

const listFacts = facts(`query ($foods: [ID!]!) {
  foods: nodes(ids: $foods) { ... on Food { level ${portionFacts} } }
}`);

/**
 * Reads the foods of a list. Entries with the same food add up, exactly.
 * @returns the foods in order of id.
 * @throws {GraphQLError} BAD_ID for an id that no food has; BAD_USER_INPUT for an empty list, a food without measured
 *   amounts, or an impossible quantity.
 */
export async function readEatenFoods(
  context: ResearchContext,
  entries: DietInput['foods'],
): Promise<readonly EatenFood[]> {
  if (entries.length === 0) {
    throw codedError('BAD_USER_INPUT', 'dietAnalysis(foods:) is empty. Give at least one food with its quantity.');
  }
  const ids = [...new Set(entries.map(({ food }) => food))].sort(compareText);
  const { foods } = await context.ask(listFacts, { foods: ids });
  const unknown = ids.filter((_, i) => foods[i] === null);
  if (unknown.length > 0) throw unknownIds('dietAnalysis(foods:)', unknown);
  const found = new Map(foods.filter(having('level')).map((food) => [food.id, food]));
  const grams = new Map<string, Exact>();
  for (const [i, entry] of entries.entries()) {
    const place = `dietAnalysis(foods:)[${i}]`;
    const food = found.get(entry.food);
    if (!food || food.level === 'GENERAL') throw notMeasured(place, entry.food);
    const quantity = times(exact(helpingOf(place, entry, food).grams), exact(entry.times));
    grams.set(food.id, plus(grams.get(food.id) ?? zero, quantity));
  }
  const contents = await readContents(context, ids);
  return ids.map((id) => ({ id, grams: grams.get(id) ?? zero, contents: contents.get(id) ?? new Map() }));
}

/** Reads the amounts of all nutrients in some foods. */
async function readContents(context: ResearchContext, foods: readonly string[]) {
  const contents = new Map<string, Map<string, Content>>();
  for (const edge of await readAssertedEdges(context, contains.name, 'amountPer100g', { from: foods })) {
    if (edge.value === null) continue;
    const ofFood = contents.get(edge.from) ?? new Map<string, Content>();
    contents.set(edge.from, ofFood.set(edge.to, { per100g: edge.value, claims: edge.claims }));
  }
  return contents;
}

const notMeasured = (place: string, id: string) =>
  codedError(
    'BAD_USER_INPUT',
    `${place} is ${id}, a general food without measured amounts. Give one of its measured \`forms\`.`,
    { ids: [id] },
  );
