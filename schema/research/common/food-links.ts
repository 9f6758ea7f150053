import type { ResearchContext } from '../../../src/research/context.ts';
import type { Job } from '../../../src/research/job.ts';
import type { HierarchicalLinks } from './deficiency-links.ts';
import { claimIds, type FactEdge, isAsserted } from './fact-edges.ts';
import { facts } from './facts.ts';
import { type FoodForms, readFoodForms, readGeneralFoods } from './food-forms.ts';
import { NutrientLinks } from './nutrient-links.ts';

interface LevelledFood {
  readonly id: string;
  readonly level: 'GENERAL' | 'MEASURED';
}
/** The recommendation of a food for a nutrient. */
interface Recommendation {
  readonly nutrient: string;
  readonly contains: FactEdge;
}

const foodFacts = facts(`{
  nutrients {
    nodes { id foods(where: { recommended: { eq: true } }) { edges { claims { id status } node { id level } } } }
  }
}`);

/**
 * Reads the foods that a source recommends for each nutrient, and all forms of these foods.
 * @param levels which of the foods to link.
 */
export async function readFoodLinks(
  context: ResearchContext,
  levels: readonly LevelledFood['level'][],
): Promise<HierarchicalLinks> {
  const { nutrients } = await context.ask(foodFacts);
  const forms = await readFoodForms(context);
  const general = await readGeneralFoods(context);
  const levelOf = (food: string) => (general.has(food) ? 'GENERAL' : 'MEASURED');
  const linked = new Set<string>();
  const recommended = new Map<string, Recommendation[]>();
  for (const { id: nutrient, foods: named } of nutrients.nodes) {
    for (const contains of named.edges) {
      const { id, level } = contains.node;
      recommended.set(id, [...(recommended.get(id) ?? []), { nutrient, contains }]);
      if (levels.includes(level)) linked.add(id);
    }
  }
  for (const food of forms.foods) if (levels.includes(levelOf(food))) linked.add(food);
  const links = await context.run(inherit([...linked], recommended, forms));
  return { links, hierarchy: forms.hierarchy };
}

/** Links each food to the nutrients that a source recommends it for, or a food that it is a form of. */
function* inherit(
  linked: readonly string[],
  recommended: ReadonlyMap<string, readonly Recommendation[]>,
  forms: FoodForms,
): Job<NutrientLinks> {
  const links = new NutrientLinks();
  for (const food of linked) {
    for (const [above, path] of forms.hierarchy.above(food)) {
      yield path.length;
      const asserted = recommended.get(above)?.filter(({ contains }) => isAsserted(contains)) ?? [];
      if (asserted.length === 0) continue;
      const way = path.flatMap((from, i) => forms.of(from).find(({ to }) => to === path[i + 1])?.claims ?? []);
      for (const { nutrient, contains } of asserted) links.addClaims(nutrient, food, [...claimIds(contains), ...way]);
    }
  }
  return links;
}
