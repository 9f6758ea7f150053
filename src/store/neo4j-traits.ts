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
  private readonly stored: Readonly<Record<'evidence' | 'edge' | 'subject', readonly Trait[]>>;
  /** The traits of each source in use, by node number. */
  private readonly sources = new Map<number, ReadonlyMap<Trait, string>>();

  constructor(columns: GraphColumns) {
    const { graph } = columns;
    this.columns = columns;
    this.properties = traitProperties(graph);
    this.stored = { evidence: evidenceTraits(graph), edge: edgeTraits(graph), subject: subjectTraits(graph) };
  }

  /** Returns what a piece of evidence stores, a value for each of {@link evidenceTraits}. */
  ofEvidence(number: number): readonly string[] {
    return this.read(number, this.stored.evidence);
  }

  /** Returns what an edge stores, a list for each of {@link edgeTraits}. */
  ofEdge(evidence: Uint32Array): readonly (readonly string[])[] {
    const traits = this.stored.edge;
    return listsOf(
      traits,
      Array.from(evidence, (number) => this.read(number, traits)),
    );
  }

  /** Returns what another node stores, a list for each of {@link subjectTraits}. */
  ofSubject(evidence: readonly number[]): readonly (readonly string[])[] {
    const traits = this.stored.subject;
    const pieces = evidence.map((number) => this.read(number, traits));
    const distinct = [...new Map(pieces.map((piece) => [piece.join('\n'), piece])).values()];
    return listsOf(traits, distinct.sort(compareLists));
  }

  /** Reads some traits of a piece of evidence. */
  private read(evidence: number, traits: readonly Trait[]): readonly string[] {
    const { columns, properties } = this;
    const cites = columns.relation(columns.graph.definition.provenance.cites);
    const [from, to] = groupAt(cites.data.groups, evidence);
    const cited = from === to ? null : this.ofSource(cites.to(from));
    return traits.map((trait) =>
      isOfSource(trait)
        ? (cited?.get(trait) ?? '')
        : String(columns.value(evidence, properties.get(trait) ?? '') ?? ''),
    );
  }

  private ofSource(source: number): ReadonlyMap<Trait, string> {
    const known = this.sources.get(source);
    if (known) return known;
    const id = this.columns.idOf(source);
    const entries = this.stored.evidence.map((trait) => {
      if (trait === 'source') return [trait, id] as const;
      // A source without a family is alone in one.
      const missing = trait === 'family' ? id : '';
      return [trait, String(this.columns.value(source, this.properties.get(trait) ?? '') ?? missing)] as const;
    });
    const traits = new Map(entries);
    this.sources.set(source, traits);
    return traits;
  }
}

/** Turns the traits of each piece of evidence into a list for each trait. */
const listsOf = (traits: readonly Trait[], pieces: readonly (readonly string[])[]): readonly (readonly string[])[] =>
  traits.map((_, i) => pieces.map((piece) => piece[i] ?? ''));

/** Compares lists of one length by their first items, then the second ones, and so on. */
function compareLists(a: readonly string[], b: readonly string[]): number {
  for (const [i, item] of a.entries()) {
    const order = compareText(item, b[i] ?? '');
    if (order !== 0) return order;
  }
  return 0;
}
