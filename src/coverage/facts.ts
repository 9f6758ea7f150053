/** The facts of a graph: its edges with evidence, each with the sources that assert it. */
import { must } from '../base/must.ts';
import type { GraphColumns } from '../columns/graph-columns.ts';
import type { RelationColumns } from '../columns/relation-columns.ts';
import { needsEvidence } from '../model/define.ts';
import { firmestStatus } from '../model/support.ts';
import type { CoverageDefinition, FigureDefinition } from './define.ts';

/** An edge that counts as a fact. Nodes are numbers. */
export interface Fact {
  readonly relation: string;
  readonly from: number;
  readonly to: number;
  /** The sources that assert the fact, each once. */
  readonly sources: ReadonlySet<number>;
  /** How many of them are independent. */
  readonly sourceCount: number;
  readonly isDisputed: boolean;
  readonly isCorroborated: boolean;
}

/** The edges of a graph that hold a figure, by the head of their column: how many of them each node has. */
export type Figures = ReadonlyMap<string, ReadonlyMap<number, number>>;

export interface Facts {
  readonly facts: readonly Fact[];
  readonly figures: Figures;
}

/** Reads the facts of a graph. The graph declares the properties that sum up the evidence of an edge. */
export function readFacts(columns: GraphColumns, { figures }: Pick<CoverageDefinition, 'figures'>): Facts {
  const facts: Fact[] = [];
  const counts = new Map(figures.map(({ title }) => [title, new Map<number, number>()]));
  const sourceOf = readSources(columns);
  for (const declared of columns.graph.relations.values()) {
    if (!needsEvidence(declared)) continue;
    const relation = columns.relation(declared.name);
    const figure = figures.find((each) => each.relation === declared.name);
    for (let place = 0; place < relation.count; place++) {
      if (figure && holdsFigure(relation, place, figure)) {
        const count = must(counts.get(figure.title), figure.title);
        for (const node of new Set([relation.from(place), relation.to(place)])) {
          count.set(node, (count.get(node) ?? 0) + 1);
        }
      } else facts.push(factAt(columns, relation, place, sourceOf));
    }
  }
  return { facts, figures: counts };
}

const holdsFigure = (relation: RelationColumns, place: number, { property }: FigureDefinition): boolean =>
  property === undefined || relation.value(place, property) !== null;

function factAt(
  { graph }: GraphColumns,
  relation: RelationColumns,
  place: number,
  sourceOf: ReadonlyMap<number, number>,
): Fact {
  const support = must(graph.evidence.support, 'the properties that sum up the evidence of an edge');
  return {
    relation: relation.relation,
    from: relation.from(place),
    to: relation.to(place),
    sources: new Set([...relation.evidence(place)].flatMap((piece) => sourceOf.get(piece) ?? [])),
    sourceCount: Number(relation.value(place, support.count)),
    isDisputed: relation.value(place, support.disputed) === true,
    isCorroborated: relation.value(place, support.corroborated) === true,
  };
}

/** Returns the source of each piece of evidence that asserts its statement. */
function readSources(columns: GraphColumns): ReadonlyMap<number, number> {
  const { definition, evidence } = columns.graph;
  const firm = firmestStatus(definition);
  const cites = columns.relation(definition.provenance.cites);
  const sources = new Map<number, number>();
  for (let place = 0; place < cites.count; place++) {
    const piece = cites.from(place);
    const status = evidence.dispute && columns.value(piece, evidence.dispute.status);
    if (!evidence.dispute || status === firm) sources.set(piece, cites.to(place));
  }
  return sources;
}
