import { must } from '../base/must.ts';
import type { GraphBuilder } from '../columns/builder.ts';
import type { PropertyValue } from '../model/data.ts';
import { isScalar, type Properties } from '../model/define.ts';
import type { Graph } from '../model/graph.ts';
import { compareText } from '../model/text.ts';
import { EdgeTable } from './dense/edge-table.ts';
import type { SeedEdge } from './seed-edge.ts';
import type { SeedNodes } from './seed-nodes.ts';
import { Support } from './support.ts';

/** Adds the relations and properties that no seed holds, because they follow from the evidence of the others. */
export class Derivation {
  private readonly about: About;
  private readonly disputes: Disputes | undefined;
  private readonly support: Support;

  constructor(graph: Graph, nodes: SeedNodes, builder: GraphBuilder) {
    this.about = new About(graph, nodes, builder);
    this.disputes = graph.evidence.dispute && new Disputes(graph, nodes, builder);
    this.support = new Support(graph, builder);
  }

  /** Derives the edges that follow from one edge. */
  see(relation: string, edge: SeedEdge): void {
    this.about.see(edge);
    if (edge.evidence.length > 1) this.disputes?.see(relation, edge);
  }

  /** Derives the edges and the properties that follow from all edges together. */
  end(): void {
    this.disputes?.end();
    this.support.end();
  }
}

/**
 * Derives the relation from evidence to its subjects: both ends of every edge that it supports, if the relation may end
 * in their kind. Each pair occurs once.
 */
class About {
  private readonly nodes: SeedNodes;
  private readonly builder: GraphBuilder;
  private readonly name: string;
  private readonly targets: ReadonlySet<string>;
  private readonly properties: Readonly<Record<string, PropertyValue>>;
  private readonly pairs = new EdgeTable();

  constructor(graph: Graph, nodes: SeedNodes, builder: GraphBuilder) {
    const { relation, targets } = graph.hop(graph.evidence.about, 'out');
    this.nodes = nodes;
    this.builder = builder;
    this.name = relation.name;
    this.targets = new Set(targets);
    this.properties = missingValues(relation.properties);
  }

  see({ from, to, evidence }: SeedEdge): void {
    for (const source of evidence) {
      this.add(source, from);
      this.add(source, to);
    }
  }

  private add(from: number, to: number): void {
    if (!this.targets.has(this.nodes.kindOf(to)) || this.pairs.add(from, to) !== undefined) return;
    this.builder.addEdge(this.name, from, to, this.properties, []);
  }
}

/** Two pieces of evidence, and the edges on which they disagree: "RELATION from to". */
interface Pair {
  readonly from: number;
  readonly to: number;
  readonly over: string[];
}

/**
 * Derives the relation between pieces of evidence that support the same edge with different statuses, to the one whose
 * status is earlier in the declaration. Each pair occurs once, with every edge on which it disagrees, in the order of
 * their names.
 */
class Disputes {
  private readonly nodes: SeedNodes;
  private readonly builder: GraphBuilder;
  private readonly name: string;
  private readonly over: string;
  private readonly properties: Readonly<Record<string, PropertyValue>>;
  private readonly rankOf: (node: number) => number;
  private readonly pairs = new Map<string, Pair>();

  constructor(graph: Graph, nodes: SeedNodes, builder: GraphBuilder) {
    const { kind, dispute } = graph.evidence;
    const { relation, over, status } = must(dispute, 'the declaration of disputes');
    const { relation: declared } = graph.hop(relation, 'out');
    const property = graph.kind(kind).properties[status];
    const statuses = property?.type === 'enum' ? Object.keys(property.enum.values) : [];
    this.nodes = nodes;
    this.builder = builder;
    this.name = relation;
    this.over = over;
    this.properties = missingValues(declared.properties);
    this.rankOf = (node) => statuses.indexOf(String(nodes.valueOf(node, status)));
  }

  see(relation: string, edge: SeedEdge): void {
    const { nodes } = this;
    for (const from of edge.evidence) {
      for (const to of edge.evidence) {
        if (this.rankOf(from) <= this.rankOf(to)) continue;
        const pair = this.pairs.get(`${from} ${to}`) ?? { from, to, over: [] };
        pair.over.push(`${relation} ${nodes.idOf(edge.from)} ${nodes.idOf(edge.to)}`);
        this.pairs.set(`${from} ${to}`, pair);
      }
    }
  }

  end(): void {
    for (const { from, to, over } of this.pairs.values()) {
      const properties = { ...this.properties, [this.over]: over.sort(compareText) };
      this.builder.addEdge(this.name, from, to, properties, []);
    }
  }
}

const missingValues = (properties: Properties): Record<string, PropertyValue> =>
  Object.fromEntries(Object.entries(properties).map(([name, property]) => [name, isScalar(property) ? null : []]));
