import type { GraphQLError } from 'graphql';
import { must } from '../base/must.ts';
import type { Graph } from '../model/graph.ts';
import type { Release } from '../model/release.ts';
import { wrongIds } from '../plan/ids.ts';
import type { BoundPlan, ByIds, ByXref, Root } from '../plan/plan.ts';
import { asList, byIndex, type List, type Value } from './value.ts';

/** The row of a compiled plan, with the plan and the release that it was read from. */
export class RowReading {
  readonly graph: Graph;
  readonly bound: BoundPlan;
  readonly release: Release;
  private readonly row: List;
  /** The nodes of ids, by the place of their root. */
  private readonly found = new Map<number, ReadonlyMap<number, List>>();

  /** @param row the value of each root, in order. */
  constructor(graph: Graph, bound: BoundPlan, release: Release, row: List) {
    this.graph = graph;
    this.bound = bound;
    this.release = release;
    this.row = row;
  }

  /** Returns the value of a root field. */
  valueOf(root: Root): Value {
    return this.row[this.bound.plan.roots.indexOf(root)];
  }

  /** Returns the nodes of a root's ids: null where there is none, and an error in the place of a wrong id. */
  nodesOf(root: Root, read: ByIds | ByXref): readonly (List | GraphQLError | null)[] {
    const { plan, values, lookups } = this.bound;
    const node = (i: number) => {
      const views = this.viewsOf(root).get(i);
      return views ? asList(views[0]) : null;
    };
    if (read.type === 'byXref') return (lookups.get(root.alias) ?? []).map((_, i) => node(i));
    const argument = plan.slots[read.ids]?.field ?? '';
    return asList(values[read.ids]).map((id, i) => wrongIds(this.graph, argument, null, [id]) ?? node(i));
  }

  /**
   * Returns a node of a hit. @param view the number of the view among all: those of `edges` in order, then `nodes`.
   */
  hit(root: Root, hit: number, view: number): List {
    return asList(must(this.viewsOf(root).get(hit), root.alias)[view]);
  }

  private viewsOf(root: Root): ReadonlyMap<number, List> {
    const place = this.bound.plan.roots.indexOf(root);
    const known = this.found.get(place) ?? byIndex(this.row[place]);
    this.found.set(place, known);
    return known;
  }
}
