/** The traits of evidence by which limits admit it, in the form that Neo4j stores beside evidence and edges. */
import { groupAt } from '../columns/arrays.ts';
import type { GraphColumns } from '../columns/graph-columns.ts';
import type { Graph } from '../model/graph.ts';
import { type Trait, traitProperties } from '../model/provenance.ts';
import { compareText } from '../model/text.ts';

/** Returns the traits that an edge stores of each piece of its evidence. */
export const edgeTraits = (graph: Graph): readonly Trait[] => [...traitProperties(graph).keys()];

/** Returns the traits that evidence stores of its source. Its status is a declared property. */
export const evidenceTraits = (graph: Graph): readonly Trait[] => edgeTraits(graph).filter(isOfSource);

/** Returns the traits that another node stores of each piece of evidence about it. */
export const subjectTraits = (graph: Graph): readonly Trait[] =>
  edgeTraits(graph).filter((trait) => trait !== 'family');

const isOfSource = (trait: Trait): boolean => trait !== 'status';

/** Reads the traits of evidence, by node number. */
export class Traits {
  private readonly columns: GraphColumns;
  private readonly properties: ReadonlyMap<Trait, string>;
  /** The traits of each source in use, by node number. */
  private readonly sources = new Map<number, ReadonlyMap<Trait, string>>();

  constructor(columns: GraphColumns) {
    this.columns = columns;
    this.properties = traitProperties(columns.graph);
  }

  /** Returns what a piece of evidence stores, a value for each of {@link evidenceTraits}. */
  ofEvidence(number: number): readonly string[] {
    return [...this.properties.keys()].filter(isOfSource).map((trait) => this.read(trait, number));
  }

  /** Returns what an edge stores, a list for each of {@link edgeTraits}. */
  ofEdge(evidence: Uint32Array): readonly (readonly string[])[] {
    return [...this.properties.keys()].map((trait) => Array.from(evidence, (number) => this.read(trait, number)));
  }

  /** Returns what another node stores, a list for each of {@link subjectTraits}. */
  ofSubject(evidence: readonly number[]): readonly (readonly string[])[] {
    const traits = subjectTraits(this.columns.graph);
    const pieces = evidence.map((number) => traits.map((trait) => this.read(trait, number)));
    const distinct = [...new Map(pieces.map((piece) => [piece.join('\n'), piece])).values()].sort(compareLists);
    return traits.map((_, i) => distinct.map((piece) => piece[i] ?? ''));
  }

  private read(trait: Trait, evidence: number): string {
    if (!isOfSource(trait)) return String(this.columns.value(evidence, this.properties.get(trait) ?? '') ?? '');
    const { graph } = this.columns;
    const cites = this.columns.relation(graph.definition.provenance.cites);
    const [from, to] = groupAt(cites.data.groups, evidence);
    return from === to ? '' : (this.ofSource(cites.to(from)).get(trait) ?? '');
  }

  private ofSource(source: number): ReadonlyMap<Trait, string> {
    const known = this.sources.get(source);
    if (known) return known;
    const id = this.columns.idOf(source);
    // A source without a family is alone in one.
    const missing = (trait: Trait) => (trait === 'family' ? id : '');
    const read = (trait: Trait, property: string) => this.columns.value(source, property) ?? missing(trait);
    const entries = [...this.properties].map(([trait, property]) => [trait, String(read(trait, property))] as const);
    const traits = new Map(entries).set('source', id);
    this.sources.set(source, traits);
    return traits;
  }
}

/** Compares lists of one length by their first items, then the second ones, and so on. */
function compareLists(a: readonly string[], b: readonly string[]): number {
  for (const [i, item] of a.entries()) {
    const order = compareText(item, b[i] ?? '');
    if (order !== 0) return order;
  }
  return 0;
}
