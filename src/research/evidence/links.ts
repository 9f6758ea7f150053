import { compareText } from '../../model/text.ts';
import type { Job } from '../job.ts';
import type { Hierarchy, PathUp } from './hierarchy.ts';
import { informationContent } from './information.ts';

/** How the evidence for a relation stands: `disputed` is asserted by some of it and negated by some. */
export type Standing = 'asserted' | 'disputed' | 'negated' | 'open';

/** A relation of a candidate to a feature, as it is written down. */
export interface Annotation {
  readonly candidate: string;
  readonly feature: string;
  readonly standing: Standing;
}

/** That a candidate has a feature, or has it not: known, unlike what no annotation settles. */
export interface Link {
  readonly standing: Exclude<Standing, 'open'>;
  /** From the feature annotated up to the one linked: more than one where it is had through a narrower one. */
  readonly path: PathUp;
}

/** Links by feature, then by candidate. */
type LinkTable = ReadonlyMap<string, ReadonlyMap<string, Link>>;

/** Which candidate has which feature. */
export class Links {
  /** In order of id, as are the features. */
  readonly candidates: readonly string[];
  readonly features: readonly string[];
  readonly hierarchy: Hierarchy;
  private readonly links: LinkTable;
  private readonly haves: ReadonlyMap<string, readonly string[]>;

  constructor(candidates: readonly string[], features: readonly string[], hierarchy: Hierarchy, links: LinkTable) {
    this.candidates = candidates.toSorted(compareText);
    this.features = features.toSorted(compareText);
    this.hierarchy = hierarchy;
    this.links = links;
    this.haves = new Map([...links].map(([feature, ofFeature]) => [feature, haversIn(ofFeature)]));
  }

  get(feature: string, candidate: string): Link | undefined {
    return this.links.get(feature)?.get(candidate);
  }

  /** Whether anything is known of the feature: a candidate has it, or has it not. */
  isKnown(feature: string): boolean {
    return (this.links.get(feature)?.size ?? 0) > 0;
  }

  /** The candidates that have the feature, in order of id. */
  having(feature: string): readonly string[] {
    return this.haves.get(feature) ?? [];
  }

  /** Returns for each feature the places of all that are broader. */
  broader(): readonly (readonly number[])[] {
    const places = new Map(this.features.map((feature, place) => [feature, place]));
    return this.features.map((feature) =>
      [...this.hierarchy.above(feature).keys()].flatMap((above) =>
        above === feature ? [] : (places.get(above) ?? []),
      ),
    );
  }

  /** What the presence of the feature tells, in bits. */
  information(feature: string): number {
    return informationContent(this.candidates.length, this.having(feature).length);
  }
}

const haversIn = (links: ReadonlyMap<string, Link>): readonly string[] =>
  [...links]
    .filter(([, { standing }]) => standing !== 'negated')
    .map(([candidate]) => candidate)
    .sort(compareText);

/**
 * Carries annotations up the hierarchy. What has a feature has all that are broader (the "true path rule" of
 * ontologies), through its own annotation or the nearest narrower one. What lacks a feature may still have a broader
 * one, so a negated annotation stays where it is; against an assertion it meets there, it makes a dispute.
 *
 * What lacks a feature lacks all that are narrower. So where a feature is absent, nothing is had through it or through a
 * narrower one: such annotations reach no feature that can be present.
 * @param absent features, by id.
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
