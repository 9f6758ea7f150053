import type { EvidenceLists, GraphBuilder } from '../columns/builder.ts';
import { needsEvidence } from '../model/define.ts';
import type { Graph } from '../model/graph.ts';
import { denyingStatus, firmestStatus } from '../model/support.ts';

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
  /** 1 where the evidence asserts its edges, -1 where it denies them. */
  readonly stance: Int8Array;
  readonly source: Int32Array;
  /** The first source of the family. */
  readonly family: Int32Array;
  readonly isWeak: Uint8Array;
}

function originsOf({ evidence, definition }: Graph, builder: GraphBuilder): Origins {
  const { cites, kindProperty, family, weakKinds = [] } = definition.provenance;
  const [firm, denying] = [firmestStatus(definition), denyingStatus(definition)];
  const origins: Origins = {
    stance: new Int8Array(builder.nodeCount),
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
    const status = read(piece, evidence.dispute?.status);
    origins.stance[piece] = status === firm ? 1 : status === denying ? -1 : 0;
    origins.source[piece] = source;
    origins.family[piece] = first;
    origins.isWeak[piece] = typeof grade === 'string' && weakKinds.includes(grade) ? 1 : 0;
  }
  return origins;
}

/** Sums up the evidence of the edges of one relation, and counts the edges of sources that support them alone. */
function sumUp(lists: EvidenceLists, { stance, source, family, isWeak }: Origins, sole: Uint32Array) {
  const counts = new Uint32Array(lists.count);
  const isDisputed = new Uint8Array(lists.count);
  const isCorroborated = new Uint8Array(lists.count);
  const asserting = new Tally(family.length, isWeak);
  const denying = new Tally(family.length, isWeak);
  for (let place = 0; place < lists.count; place++) {
    asserting.clear();
    denying.clear();
    let only = -1;
    for (let i = lists.startAt(place); i < lists.startAt(place + 1); i++) {
      const piece = lists.nodeAt(i);
      if (stance[piece] !== 1) isDisputed[place] = 1;
      if (stance[piece] === -1) denying.add(piece, family[piece] ?? 0);
      if (stance[piece] !== 1) continue;
      const from = source[piece] ?? 0;
      asserting.add(piece, family[piece] ?? 0);
      only = only === -1 || only === from ? from : -2;
    }
    counts[place] = asserting.count;
    isCorroborated[place] = (asserting.count > 0 ? asserting : denying).isFirm ? 1 : 0;
    if (only >= 0) sole[only] = (sole[only] ?? 0) + 1;
  }
  return { counts, isDisputed, isCorroborated };
}

/** Counts the families of sources that say the same of one edge. */
class Tally {
  count = 0;
  private hasStrong = false;
  /** By family, the number of the edge where it was last seen. */
  private readonly seen: Uint32Array;
  private readonly isWeak: Uint8Array;
  private edge = 0;

  constructor(families: number, isWeak: Uint8Array) {
    this.seen = new Uint32Array(families);
    this.isWeak = isWeak;
  }

  /** Whether another source or a strong one says it. */
  get isFirm(): boolean {
    return this.count > 1 || this.hasStrong;
  }

  /** Begins with another edge. */
  clear(): void {
    this.edge += 1;
    this.count = 0;
    this.hasStrong = false;
  }

  add(piece: number, family: number): void {
    if (this.seen[family] !== this.edge) this.count += 1;
    this.seen[family] = this.edge;
    if (this.isWeak[piece] === 0) this.hasStrong = true;
  }
}
