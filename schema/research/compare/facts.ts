import { unknownIds } from '../../../src/research/arguments.ts';
import type { ResearchContext } from '../../../src/research/context.ts';
import type { GuidanceNode } from '../common/common-guidance.ts';
import type { FactEdge, FactEdges } from '../common/fact-edges.ts';
import { facts, having } from '../common/facts.ts';
import { describedSymptoms } from '../common/general-statements.ts';
import { type SymptomEdge, symptomEdgeFields } from '../common/symptom-edges.ts';

interface Explained extends FactEdge {
  readonly mechanism: string | null;
}
interface PlacedSymptomEdge extends SymptomEdge {
  readonly bodySites: readonly string[];
}

/** The relations of a nutrient that a comparison shows. */
export interface Profile {
  readonly id: string;
  readonly symptoms: FactEdges<PlacedSymptomEdge>;
  readonly functions: FactEdges<FactEdge & { readonly primaryForLegs: boolean }>;
  readonly conditions: FactEdges<Explained>;
  readonly riskFactors: FactEdges<Explained>;
  readonly tests: FactEdges;
  readonly guidance: FactEdges<FactEdge<GuidanceNode>>;
}

const profileFacts = facts(`query ($nutrients: [ID!]!) {
  nodes(ids: $nutrients) {
    ... on Nutrient {
      id
      symptoms { edges { bodySites ${symptomEdgeFields} } }
      functions { edges { primaryForLegs claims { id status } node { id } } }
      conditions { edges { mechanism claims { id status } node { id } } }
      riskFactors { edges { mechanism claims { id status } node { id } } }
      tests { edges { claims { id status } node { id } } }
      guidance { edges { claims { id status } node { id guidanceType } } }
    }
  }
}`);

/** Returns profiles in the order of the ids. @throws {GraphQLError} BAD_ID for an id that no nutrient has. */
export async function readProfiles(
  context: ResearchContext,
  nutrients: readonly string[],
): Promise<readonly Profile[]> {
  const { nodes } = await context.ask(profileFacts, { nutrients });
  const found = await describedSymptoms(context, nodes.filter(having('symptoms')));
  if (found.length === nutrients.length) return found;
  throw unknownIds(
    'compare(nutrients:)',
    nutrients.filter((_, i) => nodes[i] === null),
  );
}
