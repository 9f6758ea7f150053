import { facts } from '../../src/research/facts.ts';
import type { Study } from '../../src/research/study.ts';
import { NutrientLinks } from './nutrient-links.ts';
import { ofThisDeficiency } from './shortages.ts';
import type { FactEdge, FactEdges } from './standing.ts';

const symptomFacts = facts<{
  readonly nutrients: { readonly nodes: readonly { readonly id: string; readonly symptoms: FactEdges }[] };
}>(`{
  nutrients { nodes { id symptoms(where: ${ofThisDeficiency}) { edges { claims { id status } node { id } } } } }
}`);

/** Symptoms that a source links to a deficiency of a nutrient in particular. */
export async function readSymptomLinks(study: Study): Promise<NutrientLinks> {
  const { nutrients } = await study.ask(symptomFacts);
  const links = new NutrientLinks();
  for (const { id, symptoms } of nutrients.nodes) for (const edge of symptoms.edges) links.add(id, edge.node.id, edge);
  return links;
}

const conditionFacts = facts<{
  readonly nutrients: {
    readonly nodes: readonly {
      readonly id: string;
      readonly conditions: FactEdges;
      readonly riskFactors: FactEdges<FactEdge<{ readonly examples: FactEdges }>>;
    }[];
  };
}>(`{
  nutrients {
    nodes {
      id
      conditions { edges { claims { id status } node { id } } }
      riskFactors { edges { claims { id status } node { examples { edges { claims { id status } node { id } } } } } }
    }
  }
}`);

/** Conditions that a shortage of a nutrient can lead to, and those that are examples of what raises its risk. */
export async function readConditionLinks(study: Study): Promise<NutrientLinks> {
  const { nutrients } = await study.ask(conditionFacts);
  const links = new NutrientLinks();
  for (const { id, conditions, riskFactors } of nutrients.nodes) {
    for (const edge of conditions.edges) links.add(id, edge.node.id, edge);
    for (const risk of riskFactors.edges)
      for (const example of risk.node.examples.edges) links.add(id, example.node.id, example, risk);
  }
  return links;
}
