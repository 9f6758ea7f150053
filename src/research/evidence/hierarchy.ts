import { compareText } from '../../model/text.ts';

/** The first feature is a more specific form of the second. */
export interface Subsumption {
  readonly narrower: string;
  readonly broader: string;
}

/** The features from one up to a broader one, both included. Each is broader than the one before. */
export type PathUp = readonly [string, ...string[]];

/** The hierarchy of features: which are narrower than which, directly or through others. */
export class Hierarchy {
  private readonly broader = new Map<string, string[]>();
  private readonly known = new Map<string, ReadonlyMap<string, PathUp>>();

  constructor(subsumptions: readonly Subsumption[]) {
    for (const { narrower, broader } of subsumptions) {
      const siblings = this.broader.get(narrower);
      if (siblings) siblings.push(broader);
      else this.broader.set(narrower, [broader]);
    }
    // Of several shortest paths, `above` takes the first by id: the order of the facts makes no difference.
    for (const siblings of this.broader.values()) siblings.sort(compareText);
  }

  /** Returns the features that follow from narrower ones of the list, each with the nearest of these. */
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

  /** Returns the feature and all broader ones, nearest first, each with a shortest path from the feature up to it. */
  above(feature: string): ReadonlyMap<string, PathUp> {
    const known = this.known.get(feature);
    if (known) return known;
    const paths = new Map<string, PathUp>([[feature, [feature]]]);
    // The loop also visits the entries that it adds to the map: the map is the queue of the search.
    for (const [reached, path] of paths) {
      for (const next of this.broader.get(reached) ?? []) if (!paths.has(next)) paths.set(next, [...path, next]);
    }
    this.known.set(feature, paths);
    return paths;
  }
}
