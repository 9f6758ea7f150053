import { compareText } from '../../model/text.ts';
import type { Job } from '../job.ts';
import type { Hierarchy, PathUp } from './hierarchy.ts';
import { informationContent } from './information.ts';

/** The state of the evidence for a relation. Some evidence asserts a `disputed` relation, and some negates it. */
export type Standing = 'asserted' | 'disputed' | 'negated' | 'open';

/** A relation of a candidate to a feature, as the graph has it. */
export interface Annotation {
  readonly candidate: string;
  readonly feature: string;
  readonly standing: Standing;
}

/** The knowledge that a candidate has a feature, or lacks it. Without a link, neither is known. */
export interface Link {
  readonly standing: Exclude<Standing, 'open'>;
  /** From the annotated feature up to the linked one. It has several features if the link is through a narrower one. */
  readonly path: PathUp;
}

/** Links by feature, then by candidate. */
type LinkTable = ReadonlyMap<string, ReadonlyMap<string, Link>>;

/** The features of the candidates. */
export class Links {
  /** The candidates in order of id. */
  readonly candidates: readonly string[];
  /** The features in order of id. */
  readonly features: readonly string[];
  readonly hierarchy: Hierarchy;
  private readonly links: LinkTable;
  private readonly haves: ReadonlyMap<string, readonly string[]>;

  constructor(candidates: readonly string[], features: readonly string[], hierarchy: Hierarchy, links: LinkTable) {
    this.candidates = candidates.toSorted(compareText);
    this.features = features.toSorted(compareText);
    this.hierarchy = hierarchy;
    this.links = links;
    this.haves = new Map([...links].map(([feature, ofFeature]) => [feature, havingIn(ofFeature)]));
  }

  /** Returns the link of a candidate to a feature, if it is known. */
  get(feature: string, candidate: string): Link | undefined {
    return this.links.get(feature)?.get(candidate);
  }

  /** Returns whether any candidate has a link to the feature. */
  isKnown(feature: string): boolean {
    return (this.links.get(feature)?.size ?? 0) > 0;
  }

  /** Returns the candidates that have the feature, in order of id. */
  having(feature: string): readonly string[] {
    return this.haves.get(feature) ?? [];
  }

  /** Returns the places of all broader features of a list, for each feature of the list. */
  broader(features: readonly string[]): readonly (readonly number[])[] {
    const places = new Map(features.map((feature, place) => [feature, place]));
    return features.map((feature) =>
      [...this.hierarchy.above(feature).keys()].flatMap((above) =>
        above === feature ? [] : (places.get(above) ?? []),
      ),
    );
  }

  /** Returns the information content of the feature, in bits. */
  information(feature: string): number {
    return informationContent(this.candidates.length, this.having(feature).length);
  }
}

/** Returns the candidates of the links that are not negated, in order of id. */
const havingIn = (links: ReadonlyMap<string, Link>): readonly string[] =>
  [...links]
    .filter(([, { standing }]) => standing !== 'negated')
    .map(([candidate]) => candidate)
    .sort(compareText);

/**
 * Carries annotations up the hierarchy. A candidate that has a feature has all broader ones (the "true path rule" of
 * ontologies), through an annotation of that feature or of the nearest narrower one. A candidate that lacks a feature
 * may still have a broader one, so a negated annotation does not pass on. If the feature has an assertion too, the link
 * becomes disputed.
 *
 * If a feature is absent, all narrower ones are absent too. So an annotation of an absent feature links no candidate to
 * a feature that can be present.
 * @param absent the ids of absent features.
 */
export function* link(
  candidates: readonly string[],
  features: readonly string[],
  annotations: readonly Annotation[],
  hierarchy: Hierarchy,
  absent: readonly string[] = [],
): Job<Links> {
  const isAbsent = (feature: string) => absent.some((one) => hierarchy.above(feature).has(one));
  const links = new Map<string, Map<string, Link>>(features.map((feature) => [feature, new Map()]));
  const inOrder = annotations.toSorted((a, b) => compareText(a.feature, b.feature));
  for (const { candidate, feature, standing } of inOrder) {
    if (standing === 'negated' || standing === 'open') continue;
    const above = hierarchy.above(feature);
    const cannotShow = isAbsent(feature);
    for (const [reached, path] of above) {
      if (cannotShow && !isAbsent(reached)) continue;
      const known = links.get(reached)?.get(candidate);
      if (!known || path.length < known.path.length) links.get(reached)?.set(candidate, { standing, path });
    }
    yield above.size;
  }
  for (const { candidate, feature, standing } of inOrder) {
    if (standing !== 'negated') continue;
    const asserted = links.get(feature)?.get(candidate);
    const negated: Link = { standing, path: [feature] };
    links.get(feature)?.set(candidate, asserted ? { ...asserted, standing: 'disputed' } : negated);
  }
  yield annotations.length;
  return new Links(candidates, features, hierarchy, links);
}
