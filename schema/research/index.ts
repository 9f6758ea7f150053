import type { AnyResearch } from '../../src/research/define.ts';
import { careGuidanceResearch } from './care-guidance/field.ts';
import { compareResearch } from './compare/field.ts';
import { dietAnalysisResearch } from './diet/field.ts';
import { compareRankResearch } from './differential/compare-rank.ts';
import { differentialResearch } from './differential/field.ts';
import { enrichmentResearch } from './enrichment/field.ts';
import { absorptionPairsResearch } from './foods/absorption-pairs.ts';
import { compositionResearch } from './foods/composition.ts';
import { foodsForResearch } from './foods/foods-for.ts';
import { minimalFoodsResearch } from './foods/minimal-foods.ts';
import { lifeStageForResearch } from './life-stage-for/field.ts';

/** The research fields on nutrition, beside those that every graph has. Folders hold what belongs to one question. */
export const nutritionResearch: readonly AnyResearch[] = [
  careGuidanceResearch,
  differentialResearch,
  compareRankResearch,
  foodsForResearch,
  minimalFoodsResearch,
  absorptionPairsResearch,
  enrichmentResearch,
  compareResearch,
  compositionResearch,
  lifeStageForResearch,
  dietAnalysisResearch,
];
