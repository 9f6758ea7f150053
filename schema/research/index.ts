import type { AnyResearch } from '../../src/research/define.ts';
import { absorptionPairs } from './absorption-pairs.ts';
import { careGuidanceField } from './care.ts';
import { compareField } from './compare.ts';
import { compareRank } from './compare-rank.ts';
import { composition } from './composition.ts';
import { differential } from './differential.ts';
import { enrichmentField } from './enrichment.ts';
import { foodsFor } from './foods-for.ts';
import { lifeStageFor } from './life-stage-for.ts';
import { minimalFoods } from './minimal-foods.ts';

/** The questions about nutrition that the API answers beside those that every graph has: one file each. */
export const nutritionResearch: readonly AnyResearch[] = [
  careGuidanceField,
  differential,
  compareRank,
  foodsFor,
  minimalFoods,
  absorptionPairs,
  enrichmentField,
  compareField,
  composition,
  lifeStageFor,
];
