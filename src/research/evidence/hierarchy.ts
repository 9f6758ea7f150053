import { compareText } from '../../model/text.ts';

/** The first feature is a more specific form of the second. */
export interface Subsumption {
  readonly narrower: string;
  readonly broader: string;
}

/** Features from one up to another, each broader than the one before; both ends are in it. */
export type PathUp = readonly [string, ...string[]];

/** Which features are more specific forms of which, by any number of steps. */
export class Hierarchy {
  private readonly broader = new Map<string, string[]>();
  private readonly known = new Map<string, ReadonlyMap<string, PathUp>>();

  constructor(subsumptions: readonly Subsumption[]) {
    for (const { narrower, broader } of subsumptions) {
      const siblings = this.broader.get(narrower);
      if (siblings) siblings.push(broader);
      else this.broader.set(narrower, [broader]);
    }
    // Of several shortest paths the first by id is taken, so that the order of the facts makes no difference.
    for (const siblings of this.broader.values()) siblings.sort(compareText);
  }

  /** Returns those features of which others among them are more specific forms, each with the nearest of these. */
  entailed(features: readonly string[]): ReadonlyMap<string, string> {
    const nearest = new Map<string, { readonly narrower: string; readonly steps: number }>();
    for (const narrower of features.toSorted(compareText)) {
      for (const [broader, { length }] of this.above(narrower)) {
        if (broader === narrower || !features.includes(broader)) continue;
        if (length < (nearest.get(broader)?.steps ?? Number.POSITIVE_INFINITY))
          nearest.set(broader, { narrower, steps: length });
      }
    }
    return new Map([...nearest].map(([broader, { narrower }]) => [broader, narrower]));
  }

  /** The feature and all that are broader, nearest first, each with a shortest path from the feature up to it. */
  above(feature: string): ReadonlyMap<string, PathUp> {
    const known = this.known.get(feature);
    if (known) return known;
    const paths = new Map<string, PathUp>([[feature, [feature]]]);
    // A map's entries can be added to while it is walked: it is its own queue.
    for (const [reached, path] of paths) {
      for (const next of this.broader.get(reached) ?? []) if (!paths.has(next)) paths.set(next, [...path, next]);
    }
    this.known.set(feature, paths);
    return paths;
  }
}
