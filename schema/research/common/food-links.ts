import type { ResearchContext } from '../../../src/research/context.ts';
import { Hierarchy } from '../../../src/research/evidence/hierarchy.ts';
import type { Job } from '../../../src/research/job.ts';
import type { HierarchicalLinks } from './deficiency-links.ts';
import { type FactEdge, isAsserted } from './fact-edges.ts';
import { facts } from './facts.ts';
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
  foods(where: { formOf: { some: {} } }) {
    nodes { id level formOf { edges { claims { id status } node { id } } } }
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
  const { nutrients, foods } = await context.ask(foodFacts);
  const linked = new Set<string>();
  const recommended = new Map<string, Recommendation[]>();
  for (const { id: nutrient, foods: named } of nutrients.nodes) {
    for (const contains of named.edges) {
      const { id, level } = contains.node;
      recommended.set(id, [...(recommended.get(id) ?? []), { nutrient, contains }]);
      if (levels.includes(level)) linked.add(id);
    }
  }
  for (const { id, level } of foods.nodes) if (levels.includes(level)) linked.add(id);
  const broader = new Map(foods.nodes.map(({ id, formOf }) => [id, formOf.edges.filter(isAsserted)]));
  const hierarchy = new Hierarchy(
    [...broader].flatMap(([narrower, edges]) => edges.map(({ node }) => ({ narrower, broader: node.id }))),
  );
  const links = await context.run(inherit([...linked], recommended, broader, hierarchy));
  return { links, hierarchy };
}

/** Links each food to the nutrients that a source recommends it for, or a food that it is a form of. */
function* inherit(
  linked: readonly string[],
  recommended: ReadonlyMap<string, readonly Recommendation[]>,
  broader: ReadonlyMap<string, readonly FactEdge[]>,
  hierarchy: Hierarchy,
): Job<NutrientLinks> {
  const links = new NutrientLinks();
  for (const food of linked) {
    for (const [above, path] of hierarchy.above(food)) {
      const way = path.flatMap((from, i) => broader.get(from)?.find(({ node }) => node.id === path[i + 1]) ?? []);
      for (const { nutrient, contains } of recommended.get(above) ?? [])
        links.addWay(nutrient, food, [contains, ...way]);
      yield path.length;
    }
  }
  return links;
}
