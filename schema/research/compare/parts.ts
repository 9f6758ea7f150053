import type { ValueOf } from '../../../src/research/define.ts';
import type { Job } from '../../../src/research/job.ts';
import { type Held, type Partition, partition } from '../../../src/research/statistics/partition.ts';
import type { readCommonGuidance } from '../common/common-guidance.ts';
import type { FactEdges } from '../common/fact-edges.ts';
import { NutrientLinks } from '../common/nutrient-links.ts';
import type { Profile } from './facts.ts';
import type { comparison } from './result.ts';

type Comparison = ValueOf<typeof comparison>;
type Part = Comparison['shared'][number];

/** Links that come through a hierarchy, and the guidance on all nutrients. */
export interface InheritedLinks {
  readonly symptoms: NutrientLinks;
  readonly riskFactors: NutrientLinks;
  readonly foods: NutrientLinks;
  readonly withCommon: Awaited<ReturnType<typeof readCommonGuidance>>;
}

/** Returns the links of the nutrients for each aspect, in the order of `ComparisonAspect`. */
export function linksByAspect(
  profiles: readonly Profile[],
  { symptoms, riskFactors, foods, withCommon }: InheritedLinks,
): readonly (readonly [aspect: string, NutrientLinks])[] {
  const gather = (edgesOf: (profile: Profile) => FactEdges) => {
    const links = new NutrientLinks();
    for (const profile of profiles)
      for (const edge of edgesOf(profile).edges) links.add(profile.id, edge.node.id, edge);
    return links;
  };
  return [
    ['SYMPTOM', symptoms],
    ['FUNCTION', gather(({ functions }) => functions)],
    ['CONDITION', gather(({ conditions }) => conditions)],
    ['RISK_FACTOR', riskFactors],
    ['TEST', gather(({ tests }) => tests)],
    ['FOOD', foods],
    ['GUIDANCE', gather(({ guidance }) => withCommon(guidance))],
  ];
}

/** Divides the linked items into shared and separate ones. Each aspect has a part, even an empty one. */
export function* divide(
  nutrients: readonly string[],
  linked: ReturnType<typeof linksByAspect>,
): Job<Pick<Comparison, keyof Partition>> {
  const parts = { shared: [] as Part[], sharedBySome: [] as Part[], apart: [] as Part[] };
  for (const [aspect, links] of linked) {
    const divided = yield* partition(links.itemsOf(nutrients));
    const part = (held: readonly Held[]): Part => ({
      aspect,
      count: held.length,
      items: held.map(({ item, holders }) => ({
        item,
        holders: holders.map((nutrient) => ({ nutrient, claims: links.claims(nutrient, item) })),
      })),
    });
    parts.shared.push(part(divided.shared));
    parts.sharedBySome.push(part(divided.sharedBySome));
    parts.apart.push(part(divided.apart));
  }
  return parts;
}
