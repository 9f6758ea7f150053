import type { AnyResearch } from '../../src/research/define.ts';
import { careGuidanceField } from './care.ts';

/** The questions about nutrition that the API answers beside those that every graph has: one file each. */
export const nutritionResearch: readonly AnyResearch[] = [careGuidanceField];
