import { must } from '../../../src/base/must.ts';
import type { ResearchContext } from '../../../src/research/context.ts';
import { Hierarchy } from '../../../src/research/evidence/hierarchy.ts';
import { type Link, type Links, link } from '../../../src/research/evidence/links.ts';
import { claimIdsOf, type FactEdge, type FactEdges, isAsserted, standingOf } from './fact-edges.ts';
import { facts } from './facts.ts';
import { describedSymptoms } from './general-statements.ts';
import { type SymptomEdge, symptomEdgeFields } from './symptom-edges.ts';

const deficiencyFacts = facts(`{
  nutrients(where: { symptoms: { some: {} } }) {
    nodes {
      id
      symptoms { edges { ${symptomEdgeFields} } }
      tests { edges { claims { id status } node { id } } }
    }
  }
  symptoms { nodes { id broader { edges { claims { id status } node { id } } } } }
}`);

/** An edge with the nutrient or symptom where it starts. */
type Started<E> = E & { readonly start: string };

/**
 * The symptoms of deficiencies according to the sources: which nutrient is linked to which symptom, through which
 * narrower symptom, and by which claims.
 */
export class DeficiencySymptoms {
  readonly links: Links;
  readonly hierarchy: Hierarchy;
  /** The symptoms that any of the relations reaches, with the broader ones. */
  readonly reached: ReadonlySet<string>;
  /** The MEASURES relations that a source asserts. They start at the nutrient here. */
  readonly tests: readonly Started<FactEdge>[];
  private readonly symptoms: ReadonlyMap<string, SymptomEdge>;
  private readonly subtypes: ReadonlyMap<string, FactEdge>;

  constructor(
    links: Links,
    hierarchy: Hierarchy,
    reached: ReadonlySet<string>,
    relations: {
      readonly tests: readonly Started<FactEdge>[];
      readonly symptoms: readonly Started<SymptomEdge>[];
      readonly subtypes: readonly Started<FactEdge>[];
    },
  ) {
    this.links = links;
    this.hierarchy = hierarchy;
    this.reached = reached;
    this.tests = relations.tests.filter(isAsserted);
    this.symptoms = byEnds(relations.symptoms);
    this.subtypes = byEnds(relations.subtypes);
  }

  /** Returns the relation that a link is based on: from the nutrient to the symptom, or to a narrower one. */
  relation(nutrient: string, { path }: Link): SymptomEdge {
    return must(this.symptoms.get(ends(nutrient, path[0])), `the relation of ${nutrient} to ${path[0]}`);
  }

  /**
   * Returns the claims behind a link: those of the relation that it is based on, of the steps from the narrower symptom
   * up, and of the relation between the nutrient and the symptom itself.
   */
  claims(nutrient: string, symptom: string): readonly string[] {
    const link = this.links.get(symptom, nutrient);
    if (!link) return [];
    const steps = link.path
      .slice(1)
      .map((broader, i) => this.subtypes.get(ends(must(link.path[i], 'the narrower symptom of a step'), broader)));
    const own = this.symptoms.get(ends(nutrient, symptom));
    return claimIdsOf([this.relation(nutrient, link), ...steps, own]);
  }
}

const isKnown = (edge: FactEdge): boolean => standingOf(edge) !== 'open';
const ends = (from: string, to: string): string => `${from} ${to}`;
const byEnds = <E extends Started<FactEdge>>(edges: readonly E[]): ReadonlyMap<string, E> =>
  new Map(edges.map((edge) => [ends(edge.start, edge.node.id), edge]));
const startedAt = <E extends FactEdge>(start: string, { edges }: FactEdges<E>): readonly Started<E>[] =>
  edges.map((edge) => ({ ...edge, start }));

/**
 * Reads the facts for research on symptoms. The candidates are the nutrients whose deficiency has a symptom of its own.
 * @param absent symptoms that the person does not have: links through them do not count.
 */
export async function readDeficiencySymptoms(
  context: ResearchContext,
  absent: readonly string[] = [],
): Promise<DeficiencySymptoms> {
  const { nutrients, symptoms } = await context.ask(deficiencyFacts);
  const described = await describedSymptoms(context, nutrients.nodes);
  const symptomEdges = described.flatMap(({ id, symptoms }) => startedAt(id, symptoms));
  // A symptom that the sources leave open says nothing of its nutrient, so it does not make one a candidate.
  const candidates = [...new Set(symptomEdges.filter(isKnown).map(({ start }) => start))];
  const tests = nutrients.nodes.flatMap((nutrient) => startedAt(nutrient.id, nutrient.tests));
  const subtypes = symptoms.nodes.flatMap((symptom) => startedAt(symptom.id, symptom.broader));
  const hierarchy = new Hierarchy(
    subtypes.filter(isAsserted).map(({ start, node }) => ({ narrower: start, broader: node.id })),
  );
  const links = await context.run(
    link(
      candidates,
      symptoms.nodes.map(({ id }) => id),
      symptomEdges.map((edge) => ({ candidate: edge.start, feature: edge.node.id, standing: standingOf(edge) })),
      hierarchy,
      absent,
    ),
  );
  const named = nutrients.nodes.flatMap((nutrient) => nutrient.symptoms.edges.map(({ node }) => node.id));
  const reached = new Set(named.flatMap((symptom) => [...hierarchy.above(symptom).keys()]));
  return new DeficiencySymptoms(links, hierarchy, reached, { tests, symptoms: symptomEdges, subtypes });
}
