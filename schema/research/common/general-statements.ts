/** Finds the links that rest on a sentence about every deficiency alike. Such a sentence does not point to one. */
import type { ResearchContext } from '../../../src/research/context.ts';
import { admitsAlone } from './claim-support.ts';
import type { FactEdges } from './fact-edges.ts';
import { facts } from './facts.ts';
import { describedOnly, describes, type GradedEdge } from './symptom-edges.ts';

/** A nutrient with its links to symptoms. */
interface Linked {
  readonly id: string;
  readonly symptoms: FactEdges<GradedEdge>;
}

const mixedFacts = facts(`query ($nutrients: [ID!]!, $symptoms: [ID!]!) {
  nutrients(where: { id: { in: $nutrients } }) {
    nodes {
      id
      symptoms(where: { node: { id: { in: $symptoms } } }) {
        edges { prominence claims { prominence status source { id evidenceKind family } } node { id } }
      }
    }
  }
}`);

/**
 * Returns nutrients with the symptoms that the claims on their own deficiency support. It reads more facts for
 * links that also have general statements.
 */
export async function describedSymptoms<N extends Linked>(
  context: ResearchContext,
  nutrients: readonly N[],
): Promise<readonly N[]> {
  const isSupported = await readSupport(context, nutrients);
  return nutrients.map((nutrient) => {
    const edges = describedOnly(nutrient.symptoms.edges).filter(({ node }) => isSupported(nutrient.id, node.id));
    return { ...nutrient, symptoms: { edges } };
  });
}

/**
 * Reads which links need a general statement to satisfy the limit of the question. What one weak source says of a
 * deficiency is not corroborated by a sentence of another source about every deficiency.
 * @returns whether a link satisfies the limit without general statements.
 */
async function readSupport(
  context: ResearchContext,
  nutrients: readonly Linked[],
): Promise<(nutrient: string, symptom: string) => boolean> {
  const { limit } = context;
  if (limit?.minSources === undefined && limit?.corroborated === undefined) return () => true;
  const mixed = nutrients.flatMap(({ id, symptoms }) =>
    symptoms.edges.filter(isMixed).map(({ node }) => ({ nutrient: id, symptom: node.id })),
  );
  if (mixed.length === 0) return () => true;
  const { nutrients: read } = await context.withoutLimit().ask(mixedFacts, {
    nutrients: [...new Set(mixed.map(({ nutrient }) => nutrient))],
    symptoms: [...new Set(mixed.map(({ symptom }) => symptom))],
  });
  const claimsOf = new Map(
    read.nodes.flatMap(({ id, symptoms }) =>
      symptoms.edges.map((edge) => [ends(id, edge.node.id), edge.claims.filter(describes(edge))]),
    ),
  );
  const links = mixed.map(({ nutrient, symptom }) => ends(nutrient, symptom));
  const unsupported = new Set(links.filter((link) => !admitsAlone(limit, claimsOf.get(link) ?? [])));
  return (nutrient, symptom) => !unsupported.has(ends(nutrient, symptom));
}

/** Returns whether an edge may have general statements and others. */
const isMixed = (edge: GradedEdge): boolean =>
  edge.claims.some(describes(edge)) && (edge.prominence === 'GENERAL' || !edge.claims.every(describes(edge)));

const ends = (nutrient: string, symptom: string): string => `${nutrient} ${symptom}`;
