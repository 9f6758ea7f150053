import type { Limits } from '../base/limits.ts';
import { Work } from '../base/work.ts';
import { wrongIds } from '../plan/ids.ts';
import type { BoundPlan, ByIds, ByXref, Connection, EdgeRead, EdgesView, Root, ToOne } from '../plan/plan.ts';
import { cursorMaker } from './cursors.ts';
import { admittedAmong, compileAdmission, type EdgeTest } from './evidence.ts';
import type { MemoryGraph } from './graph.ts';
import { admittedEdges } from './lookup.ts';
import { Pager } from './page.ts';

/** How to find the edge of a lookup. */
interface LookupFinder {
  /** Returns the edge from a node to the given one, or -1. */
  readonly edgeTo: (near: number) => number;
  /** The number of the given node; -1 if no node has its id. */
  readonly far: number;
}

/** The state of reading one plan: its work so far, and the parts that all nodes with a field share. */
export class Reading {
  readonly memory: MemoryGraph;
  readonly bound: BoundPlan;
  readonly work: Work;
  private readonly pagers = new Map<Connection, Pager>();
  private readonly cursors = new Map<Connection, (place: number) => string>();
  private readonly finders = new Map<EdgeRead, LookupFinder>();
  private readonly steps = new Map<ToOne, (near: number) => number>();
  private readonly evidence = new Map<EdgesView, (evidence: Uint32Array) => Uint32Array>();

  constructor(memory: MemoryGraph, bound: BoundPlan, limits: Pick<Limits, 'maxWork'>) {
    this.memory = memory;
    this.bound = bound;
    this.work = new Work(limits);
  }

  pagerOf(read: Connection): Pager {
    const known = this.pagers.get(read);
    if (known) return known;
    const pager = new Pager(this.memory, read, this.bound.values, this.work);
    this.pagers.set(read, pager);
    return pager;
  }

  /** Returns how to make the cursor of a place in a list. */
  cursorsOf(read: Connection): (place: number) => string {
    const known = this.cursors.get(read);
    if (known) return known;
    const make = cursorMaker(this.memory, read, this.pagerOf(read).rows, this.bound.values);
    this.cursors.set(read, make);
    return make;
  }

  finderOf(read: EdgeRead): LookupFinder {
    const known = this.finders.get(read);
    if (known) return known;
    const id = String(this.bound.values[read.of]);
    const finder = { edgeTo: admittedEdges(this.memory, read, this.bound.values), far: this.memory.numberOf(id) ?? -1 };
    this.finders.set(read, finder);
    return finder;
  }

  /** Returns how to find the single node that a hop leads to: its number, or -1. */
  stepOf(read: ToOne): (near: number) => number {
    const known = this.steps.get(read);
    if (known) return known;
    const { relation, direction } = read.hop;
    const rows = this.memory.rowsOf(relation.name, direction);
    const test: EdgeTest | null = compileAdmission(this.memory, rows.relation, read.admitted, this.bound.values);
    const step = (near: number): number => {
      const [from, to] = rows.span(near);
      if (from === to) return -1;
      const far = rows.neighbour(from);
      return !test || test(rows.edge(from), far) ? far : -1;
    };
    this.steps.set(read, step);
    return step;
  }

  /** Returns how to find the evidence of an edge that a view shows. */
  evidenceOf(view: EdgesView): (evidence: Uint32Array) => Uint32Array {
    const known = this.evidence.get(view);
    if (known) return known;
    const among = admittedAmong(this.memory, view.limit, this.bound.values);
    this.evidence.set(view, among);
    return among;
  }

  /** Returns the numbers of the nodes of a list of ids: null for an unknown id, and the error of a malformed one. */
  nodesOf({ alias }: Pick<Root, 'alias'>, read: ByIds | ByXref) {
    const numberOf = (id: string) => this.memory.numberOf(id) ?? null;
    if (read.type === 'byXref') {
      return (this.bound.lookups.get(alias) ?? []).map((id) => (id === null ? null : numberOf(id)));
    }
    const ids = this.bound.values[read.ids];
    const argument = this.bound.plan.slots[read.ids]?.field ?? '';
    const list: readonly unknown[] = Array.isArray(ids) ? ids : [];
    return list.map((id) => wrongIds(this.memory.graph, argument, null, [id]) ?? numberOf(String(id)));
  }
}
