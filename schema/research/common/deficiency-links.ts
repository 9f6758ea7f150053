/**
 * Reads the symptoms, risk factors and conditions of deficiencies. docs/research.md has the rules of the hierarchies.
 */

import type { ResearchContext } from '../../../src/research/context.ts';
import type { Hierarchy } from '../../../src/research/evidence/hierarchy.ts';
import { readDeficiencySymptoms } from './deficiencies.ts';
import { type FactEdge, isAsserted } from './fact-edges.ts';
import { facts } from './facts.ts';
import { NutrientLinks } from './nutrient-links.ts';
import { readRiskFactors } from './risk-factors.ts';

/** Links of nutrients to items, and the hierarchy of the items, if they have one. */
export interface HierarchicalLinks {
  readonly links: NutrientLinks;
  readonly hierarchy: Hierarchy | null;
}

/** Reads the symptoms of deficiencies, as `differential` does: a link of a symptom counts for the broader ones. */
export async function readSymptomLinks(context: ResearchContext): Promise<HierarchicalLinks> {
  const deficiencies = await readDeficiencySymptoms(context);
  const links = new NutrientLinks();
  for (const symptom of deficiencies.links.features) {
    for (const nutrient of deficiencies.links.having(symptom)) {
      links.addClaims(nutrient, symptom, deficiencies.claims(nutrient, symptom));
    }
  }
  return { links, hierarchy: deficiencies.hierarchy };
}

/** Reads the risk factors of deficiencies: a statement about a circumstance applies to the narrower ones. */
export async function readRiskFactorLinks(context: ResearchContext): Promise<NutrientLinks> {
  const riskFactors = await readRiskFactors(context);
  const links = new NutrientLinks();
  for (const id of riskFactors.byId.keys()) {
    for (const { riskFactor, steps } of riskFactors.above(id)) {
      for (const raises of riskFactor.nutrients.edges) links.addWay(raises.node.id, id, [raises, ...steps]);
    }
  }
  return links;
}

const conditionFacts = facts(`{
  nutrients { nodes { id conditions { edges { claims { id status } node { id } } } } }
  conditions(where: { riskFactors: { some: {} } }) {
    nodes { id riskFactors { edges { claims { id status } node { id } } } }
  }
}`);

/** Reads the conditions that a deficiency can lead to, and those that are examples of its risk factors. */
export async function readConditionLinks(context: ResearchContext): Promise<HierarchicalLinks> {
  const { nutrients, conditions } = await context.ask(conditionFacts);
  const riskFactors = await readRiskFactors(context);
  const links = new NutrientLinks();
  for (const { id, conditions } of nutrients.nodes) {
    for (const edge of conditions.edges) links.add(id, edge.node.id, edge);
  }
  const addExample = (condition: string, example: FactEdge) => {
    for (const { riskFactor, steps } of riskFactors.above(example.node.id)) {
      for (const raises of riskFactor.nutrients.edges) {
        links.addWay(raises.node.id, condition, [example, ...steps, raises]);
      }
    }
  };
  for (const { id, riskFactors: examples } of conditions.nodes) {
    for (const example of examples.edges.filter(isAsserted)) addExample(id, example);
  }
  return { links, hierarchy: null };
}
