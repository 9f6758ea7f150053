import type { EvidenceLists, GraphBuilder } from '../columns/builder.ts';
import { needsEvidence } from '../model/define.ts';
import type { Graph } from '../model/graph.ts';
import { firmestStatus } from '../model/support.ts';

/**
 * Derives the properties that sum up the evidence of each edge, and the number of edges that each source alone
 * supports. It runs after all edges, because the relation from evidence to its sources may come last in the files. It
 * works on numbers in arrays, with no object for an edge.
 */
export class Support {
  private readonly graph: Graph;
  private readonly builder: GraphBuilder;

  constructor(graph: Graph, builder: GraphBuilder) {
    this.graph = graph;
    this.builder = builder;
  }

  end(): void {
    const { graph, builder } = this;
    const { support } = graph.evidence;
    const { kind, soleSupport } = graph.definition.provenance;
    if (!support && soleSupport === undefined) return;
    const origins = originsOf(graph, builder);
    const sole = new Uint32Array(builder.nodeCount);
    for (const relation of graph.relations.values()) {
      if (!needsEvidence(relation)) continue;
      const { name } = relation;
      const { counts, isDisputed, isCorroborated } = sumUp(builder.evidenceLists(name), origins, sole);
      if (!support) continue;
      builder.fillEdges(name, support.count, (place) => counts[place] ?? 0);
      builder.fillEdges(name, support.disputed, (place) => isDisputed[place] === 1);
      builder.fillEdges(name, support.corroborated, (place) => isCorroborated[place] === 1);
    }
    if (soleSupport !== undefined) builder.fillNodes(kind, soleSupport, (number) => sole[number] ?? 0);
  }
}

/** The source of each piece of evidence. Arrays by the number of a node; sources and families are numbers, too. */
interface Origins {
  readonly asserts: Uint8Array;
  readonly source: Int32Array;
  /** The first source of the family. */
  readonly family: Int32Array;
  readonly isWeak: Uint8Array;
}

function originsOf({ evidence, definition }: Graph, builder: GraphBuilder): Origins {
  const { cites, kindProperty, family, weakKinds = [] } = definition.provenance;
  const firm = firmestStatus(definition);
  const origins: Origins = {
    asserts: new Uint8Array(builder.nodeCount),
    source: new Int32Array(builder.nodeCount),
    family: new Int32Array(builder.nodeCount),
    isWeak: new Uint8Array(builder.nodeCount),
  };
  const families = new Map<string, number>();
  const read = (number: number, property: string | undefined): unknown =>
    property === undefined ? null : builder.nodeValue(number, property);
  for (let place = 0; place < builder.edgeCount(cites); place++) {
    const [piece, source] = [builder.edgeFrom(cites, place), builder.edgeTo(cites, place)];
    const name = read(source, family);
    const first = typeof name === 'string' ? (families.get(name) ?? source) : source;
    if (typeof name === 'string') families.set(name, first);
    const grade = read(source, kindProperty);
    origins.asserts[piece] = read(piece, evidence.dispute?.status) === firm ? 1 : 0;
    origins.source[piece] = source;
    origins.family[piece] = first;
    origins.isWeak[piece] = typeof grade === 'string' && weakKinds.includes(grade) ? 1 : 0;
  }
  return origins;
}

/** Sums up the evidence of the edges of one relation, and counts the edges of sources that support them alone. */
function sumUp(lists: EvidenceLists, { asserts, source, family, isWeak }: Origins, sole: Uint32Array) {
  const counts = new Uint32Array(lists.count);
  const isDisputed = new Uint8Array(lists.count);
  const isCorroborated = new Uint8Array(lists.count);
  /** By family, the edge where it was last seen plus 1. */
  const seen = new Uint32Array(family.length);
  for (let place = 0; place < lists.count; place++) {
    let [count, strong, only] = [0, 0, -1];
    for (let i = lists.startAt(place); i < lists.startAt(place + 1); i++) {
      const piece = lists.nodeAt(i);
      if (asserts[piece] === 0) {
        isDisputed[place] = 1;
        continue;
      }
      const [from, group] = [source[piece] ?? 0, family[piece] ?? 0];
      if (seen[group] !== place + 1) count++;
      seen[group] = place + 1;
      if (isWeak[piece] === 0) strong++;
      only = only === -1 || only === from ? from : -2;
    }
    counts[place] = count;
    isCorroborated[place] = count > 1 || strong > 0 ? 1 : 0;
    if (only >= 0) sole[only] = (sole[only] ?? 0) + 1;
  }
  return { counts, isDisputed, isCorroborated };
}
