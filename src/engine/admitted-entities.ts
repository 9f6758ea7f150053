import { LRUCache } from 'lru-cache';
import { needsEvidence } from '../model/define.ts';
import type { Graph } from '../model/graph.ts';
import { bindEdgeTable, type EdgeChoice, edgeTableAlias } from '../plan/edge-table.ts';
import { hasSubjects } from '../plan/evidence-limit.ts';
import type { LimitValues } from '../plan/fact-limit.ts';
import type { BoundPlan } from '../plan/plan.ts';
import type { EdgeTable, ResultTree } from '../plan/result.ts';

/** The sets to keep: clients repeat a few limits. */
const setsKept = 8;

/** Every piece of evidence has one source, so their number has no other limit. */
const noLimit = 2_147_483_647;

type Read = (bound: BoundPlan) => Promise<ResultTree>;

/** Finds the entities that a search under a limit by evidence may show, since the index knows no evidence. */
export class AdmittedEntities {
  private readonly graph: Graph;
  private readonly kept = new LRUCache<string, ReadonlySet<string>>({ max: setsKept });

  constructor(graph: Graph) {
    this.graph = graph;
  }

  /**
   * Returns the ids of admitted evidence, of its sources and of the entities whose relations the limit admits.
   * @param release the id of the release that `read` reads.
   */
  async of(limit: LimitValues, release: string, read: Read): Promise<ReadonlySet<string>> {
    const key = JSON.stringify([release, limit]);
    const known = this.kept.get(key);
    if (known) return known;
    const found = await this.find(limit, read);
    this.kept.set(key, found);
    return found;
  }

  private async find(limit: LimitValues, read: Read): Promise<ReadonlySet<string>> {
    const { definition, evidence } = this.graph;
    const { minSources: _, corroborated: __, ...ofEvidence } = limit;
    const cites = { relations: [definition.provenance.cites] };
    const cited = await read(bindEdgeTable(this.graph, 'table', cites, noLimit, ofEvidence));
    // The plan has this one root, which every store answers with a table, or with the ends of edges.
    const { from, to } = cited[edgeTableAlias] as EdgeTable;
    const apart = [evidence.kind, definition.provenance.kind];
    const kinds = [...this.graph.kinds.keys()].filter((kind) => !apart.includes(kind));
    const entities = hasSubjects(this.graph, kinds, limit)
      ? await this.endsOf({ relations: [evidence.about], from }, null, read)
      : await this.relatedUnder(limit, read);
    return new Set([...from, ...to, ...entities]);
  }

  /**
   * Finds the entities at both ends of the relations that a limit admits. It leaves out sources, which belong to the
   * answer only for their evidence.
   */
  private async relatedUnder(limit: LimitValues, read: Read): Promise<readonly string[]> {
    const { relations: all, definition } = this.graph;
    const relations = [...all.values()].filter(needsEvidence).map(({ name }) => name);
    const from = await this.endsOf({ relations }, limit, read);
    const to = await this.endsOf({ relations, from }, limit, read);
    return [...from, ...to].filter((id) => this.graph.kindOfId(id)?.name !== definition.provenance.kind);
  }

  private async endsOf(choice: EdgeChoice, limit: LimitValues | null, read: Read): Promise<readonly string[]> {
    const tree = await read(bindEdgeTable(this.graph, 'ends', choice, noLimit, limit));
    return tree[edgeTableAlias] as readonly string[];
  }
}
