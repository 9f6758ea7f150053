import { LRUCache } from 'lru-cache';
import type { Graph } from '../model/graph.ts';
import { bindEdgeTable, edgeTableAlias } from '../plan/edge-table.ts';
import type { LimitValues } from '../plan/fact-limit.ts';
import type { BoundPlan } from '../plan/plan.ts';
import type { EdgeTable, ResultTree } from '../plan/result.ts';

/** The sets to keep: clients repeat a few limits. */
const setsKept = 8;

/** Every piece of evidence has one source, so their number has no other limit. */
const noLimit = 2_147_483_647;

/** Finds the entities that a search under a limit by evidence may show, since the index knows no evidence. */
export class AdmittedEntities {
  private readonly graph: Graph;
  private readonly kept = new LRUCache<string, ReadonlySet<string>>({ max: setsKept });

  constructor(graph: Graph) {
    this.graph = graph;
  }

  /**
   * Returns the ids of admitted evidence, of its sources and of all that it is about.
   * @param release the id of the release that `read` reads.
   */
  async of(
    limit: LimitValues,
    release: string,
    read: (bound: BoundPlan) => Promise<ResultTree>,
  ): Promise<ReadonlySet<string>> {
    // Edges have the other conditions of a limit.
    const { minSources: _, corroborated: __, ...ofEvidence } = limit;
    const key = JSON.stringify([release, ofEvidence]);
    const known = this.kept.get(key);
    if (known) return known;
    const found = await this.find(ofEvidence, read);
    this.kept.set(key, found);
    return found;
  }

  private async find(limit: LimitValues, read: (bound: BoundPlan) => Promise<ResultTree>) {
    const { definition, evidence } = this.graph;
    const cites = { relations: [definition.provenance.cites] };
    const cited = await read(bindEdgeTable(this.graph, 'table', cites, noLimit, limit));
    // The plan has this one root, which every store answers with a table, or with the ends of edges.
    const { from, to } = cited[edgeTableAlias] as EdgeTable;
    const about = { relations: [evidence.about], from };
    const reached = await read(bindEdgeTable(this.graph, 'ends', about, noLimit));
    return new Set([...from, ...to, ...(reached[edgeTableAlias] as readonly string[])]);
  }
}
