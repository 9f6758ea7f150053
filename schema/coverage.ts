import type { CoverageDefinition } from '../src/coverage/define.ts';

/** The choices behind docs/coverage.md. */
export const nutritionCoverage: CoverageDefinition = {
  kind: 'Nutrient',
  topics: [
    { title: 'symptoms', relations: ['DEFICIENCY_SYMPTOM'] },
    { title: 'conditions', relations: ['DEFICIENCY_CONDITION'] },
    { title: 'functions', relations: ['SUPPORTS'] },
    { title: 'excess', relations: ['EXCESS_SYMPTOM', 'EXCESS_CONDITION'] },
    {
      title: 'other nutrients',
      relations: [
        'INHIBITS_ABSORPTION_OF',
        'ENHANCES_ABSORPTION_OF',
        'NEEDED_TO_USE',
        'IMBALANCED_WITH',
        'COMPONENT_OF',
        'YIELDS_ENERGY',
      ],
    },
    { title: 'risk factors', relations: ['RAISES_RISK_OF', 'EXCLUDES'] },
    { title: 'foods', relations: ['CONTAINS', 'ASSOCIATED_WITH'] },
    { title: 'practices', relations: ['SUPPORTS_STATUS_OF'] },
    { title: 'tests', relations: ['MEASURES'] },
    { title: 'guidance', relations: ['ADVISES_ON', 'RECOMMENDS', 'WARNS_ABOUT'] },
  ],
  figures: [
    { relation: 'CONTAINS', property: 'amountPer100g', title: 'measured amounts' },
    { relation: 'REFERENCE_INTAKE', title: 'reference intakes' },
  ],
  terms: 'licence',
};
