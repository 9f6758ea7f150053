import type { ResearchContext } from '../../../src/research/context.ts';
import { Hierarchy } from '../../../src/research/evidence/hierarchy.ts';
import { formOf } from '../../model/food.ts';
import { type AssertedEdge, readAssertedEdges } from './asserted-edges.ts';
import { facts } from './facts.ts';

/** Which foods are forms of which. */
export interface FoodForms {
  readonly hierarchy: Hierarchy;
  /** Foods that are forms of others, by id. */
  readonly foods: Iterable<string>;
  /** Returns the edges to the foods that a food is a form of, each with the grams of its helping. */
  of(food: string): readonly AssertedEdge[];
}

/** Reads all forms of foods that a source asserts. */
export async function readFoodForms(context: ResearchContext): Promise<FoodForms> {
  const forms = new Map<string, AssertedEdge[]>();
  const subsumptions: { narrower: string; broader: string }[] = [];
  for (const edge of await readAssertedEdges(context, formOf.name, 'helpingGrams')) {
    const known = forms.get(edge.from);
    if (known) known.push(edge);
    else forms.set(edge.from, [edge]);
    subsumptions.push({ narrower: edge.from, broader: edge.to });
  }
  return { hierarchy: new Hierarchy(subsumptions), foods: forms.keys(), of: (food) => forms.get(food) ?? [] };
}

const generalFacts = facts('{ foods(where: { level: { eq: GENERAL } }) { nodes { id } } }');

/** Reads the ids of the general foods. All others are measured. */
export async function readGeneralFoods(context: ResearchContext): Promise<ReadonlySet<string>> {
  const { foods } = await context.ask(generalFacts);
  return new Set(foods.nodes.map(({ id }) => id));
}
