import type { ResearchContext } from '../../../src/research/context.ts';
import { Hierarchy } from '../../../src/research/evidence/hierarchy.ts';
import { type Link, type Links, link } from '../../../src/research/evidence/links.ts';
import type { prominence } from '../../model/nutrient.ts';
import { facts } from './facts.ts';
import { claimIdsOf, type FactEdge, type FactEdges, isAsserted, standingOf } from './standing.ts';

/** How a source links a symptom to a deficiency. */
export type Prominence = keyof typeof prominence.values;

/** Keeps out what a source says of every deficiency alike: it makes no symptom one of this deficiency. */
export const ofThisDeficiency = '{ prominence: { in: [PRIMARY, LISTED, CO_OCCURRING] } }';

/** DEFICIENCY_SYMPTOM as facts give it. */
export interface Shows extends FactEdge {
  readonly prominence: Prominence;
  readonly deficiencySeverity: 'ANY' | 'SEVERE';
  readonly mechanism: string | null;
}

const shortageFacts = facts(`{
  nutrients(where: { symptoms: { some: ${ofThisDeficiency} } }) {
    nodes {
      id
      symptoms(where: ${ofThisDeficiency}) {
        edges { prominence deficiencySeverity mechanism claims { id status } node { id } }
      }
      tests { edges { claims { id status } node { id } } }
    }
  }
  symptoms { nodes { id broader { edges { claims { id status } node { id } } } } }
}`);

/** An edge with the nutrient or symptom it starts at. */
type Placed<E> = E & { readonly start: string };

/** What the sources say of how shortages show: who causes what, through which narrower symptom, and by which claims. */
export class DeficiencySymptoms {
  readonly links: Links;
  readonly hierarchy: Hierarchy;
  /** MEASURES where a source asserts it, from the side of the nutrient. */
  readonly tests: readonly Placed<FactEdge>[];
  private readonly shows: ReadonlyMap<string, Shows>;
  private readonly subtypes: ReadonlyMap<string, FactEdge>;

  constructor(
    links: Links,
    hierarchy: Hierarchy,
    relations: {
      readonly tests: readonly Placed<FactEdge>[];
      readonly shows: readonly Placed<Shows>[];
      readonly subtypes: readonly Placed<FactEdge>[];
    },
  ) {
    this.links = links;
    this.hierarchy = hierarchy;
    this.tests = relations.tests.filter(isAsserted);
    this.shows = byEnds(relations.shows);
    this.subtypes = byEnds(relations.subtypes);
  }

  /** The relation that a link rests on: the nutrient's own with the symptom, or with a narrower one. */
  relation(nutrient: string, { path }: Link): Shows {
    const relation = this.shows.get(ends(nutrient, path[0]));
    if (!relation) throw new Error(`a link of ${nutrient} rests on no relation to ${path[0]}`);
    return relation;
  }

  /**
   * The claims behind a link: of the relation it rests on, of the steps from the narrower symptom up, and of what the
   * sources say of nutrient and symptom themselves.
   */
  claims(nutrient: string, symptom: string): readonly string[] {
    const link = this.links.get(symptom, nutrient);
    if (!link) return [];
    const steps = link.path.slice(1).map((broader, i) => this.subtypes.get(ends(link.path[i] ?? '', broader)));
    const own = this.shows.get(ends(nutrient, symptom));
    return claimIdsOf([this.relation(nutrient, link), ...steps, own]);
  }
}

const ends = (from: string, to: string): string => `${from} ${to}`;
const byEnds = <E extends Placed<FactEdge>>(edges: readonly E[]): ReadonlyMap<string, E> =>
  new Map(edges.map((edge) => [ends(edge.start, edge.node.id), edge]));
const placed = <E extends FactEdge>(start: string, { edges }: FactEdges<E>): readonly Placed<E>[] =>
  edges.map((edge) => ({ ...edge, start }));

/**
 * Reads all that research on symptoms needs. The nutrients compared are those that have a symptom of their own.
 * @param absent symptoms that are not there: nothing counts by way of them.
 */
export async function readDeficiencySymptoms(
  context: ResearchContext,
  absent: readonly string[] = [],
): Promise<DeficiencySymptoms> {
  const { nutrients, symptoms } = await context.ask(shortageFacts);
  const shows = nutrients.nodes.flatMap((nutrient) => placed(nutrient.id, nutrient.symptoms));
  const tests = nutrients.nodes.flatMap((nutrient) => placed(nutrient.id, nutrient.tests));
  const subtypes = symptoms.nodes.flatMap((symptom) => placed(symptom.id, symptom.broader));
  const hierarchy = new Hierarchy(
    subtypes.filter(isAsserted).map(({ start, node }) => ({ narrower: start, broader: node.id })),
  );
  const links = await context.run(
    link(
      nutrients.nodes.map(({ id }) => id),
      symptoms.nodes.map(({ id }) => id),
      shows.map((edge) => ({ candidate: edge.start, feature: edge.node.id, standing: standingOf(edge) })),
      hierarchy,
      absent,
    ),
  );
  return new DeficiencySymptoms(links, hierarchy, { tests, shows, subtypes });
}
