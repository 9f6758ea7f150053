/** Fields that hold one entity, or the claims behind an item, as results of research name them. */

export const nutrient = { type: 'entity', kind: 'Nutrient', description: 'The nutrient.' } as const;
export const symptom = { type: 'entity', kind: 'Symptom', description: 'The symptom.' } as const;
export const test = { type: 'entity', kind: 'DiagnosticTest', description: 'The test.' } as const;
export const claims = {
  type: 'entity',
  kind: 'Claim',
  list: true,
  description: 'The claims that support it.',
} as const;
