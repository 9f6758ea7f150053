import type { AnyResearch } from '../../src/research/define.ts';
import { compareField } from './compare/field.ts';
import { compareRank } from './differential/compare-rank.ts';
import { differential } from './differential/field.ts';
import { enrichmentField } from './enrichment/field.ts';
import { absorptionPairs } from './foods/absorption-pairs.ts';
import { composition } from './foods/composition.ts';
import { foodsFor } from './foods/foods-for.ts';
import { minimalFoods } from './foods/minimal-foods.ts';
import { lifeStageFor } from './intakes/life-stage-for.ts';
import { careGuidanceField } from './shared/care.ts';

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
